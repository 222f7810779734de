package io.understudy.run;

/** The folder of manifests cannot be written to. Nothing was published. */
public final class FolderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FolderRefused(String message) {
        super(message);
    }
}
