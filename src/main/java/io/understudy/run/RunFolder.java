package io.understudy.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder of one run's manifest. It is written before the commit, so that a full disk cannot spoil a published run, and gets its name after it, so that no manifest tells of a run that never was. */
final class RunFolder {
    static final String REPORT = "report.json";
    static final String PAGE = "report.html";
    static final String REFUSED = "refused.json";
    private static final String REFUSED_PAGE = "refused.html";
    private static final String MANIFEST = "manifest.json";

    private final Path folder;

    RunFolder(Path runs, String run) {
        folder = runs.resolve(run);
    }

    /**
     * Finds out before hours of work whether the manifest could be written after them.
     *
     * @throws FolderRefused if it could not
     */
    void requireWritable() {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.write(unpublished(MANIFEST), new byte[] {'{', '}'}));
            Files.delete(folder);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    void write(String manifest, String report, String page) {
        try {
            Files.createDirectories(folder);
            Files.write(unpublished(PAGE), page.getBytes(StandardCharsets.UTF_8));
            Files.write(unpublished(REPORT), report.getBytes(StandardCharsets.UTF_8));
            Files.write(unpublished(MANIFEST), manifest.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Writes the reports of a snapshot that was not published, under names of their own; returns the page. */
    Path writeRefused(String report, String page) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(REFUSED), report.getBytes(StandardCharsets.UTF_8));
            return Files.write(folder.resolve(REFUSED_PAGE), page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new FolderRefused("The new snapshot is not alike enough, and its report cannot be written to "
                    + folder + " (" + why(e)
                    + "); make the folder writable and refresh again to read it. Staging is untouched.");
        }
    }

    private FolderRefused refused(IOException e) {
        return new FolderRefused("The manifest cannot be written to " + folder + " (" + why(e)
                + "); make the folder writable, or name another with runs:. Staging is untouched.");
    }

    private static String why(IOException e) {
        if (e instanceof AccessDeniedException) return "permission denied";
        String reason = e instanceof FileSystemException fromSystem ? fromSystem.getReason() : null;
        return reason == null ? "the system does not say why" : reason;
    }

    /** Gives the manifest and the reports their names; returns the manifest. */
    Path keep() {
        try {
            for (String name : List.of(PAGE, REPORT))
                Files.move(unpublished(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return Files.move(unpublished(MANIFEST), folder.resolve(MANIFEST), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The run is published and its manifest is in staging's ledger; the file just keeps its first name.
            return unpublished(MANIFEST);
        }
    }

    private Path unpublished(String name) {
        return folder.resolve(name.replace(".", ".unpublished."));
    }
}
