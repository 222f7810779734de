package io.understudy.verify;

import io.understudy.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The new snapshot is not what it has to be, so it was not published: staging is untouched. */
public final class VerificationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings of which at least one is an error */
    public VerificationFailed(List<Finding> findings) {
        this(findings, null);
    }

    /**
     * For a snapshot that left a report.
     *
     * @param findings of which at least one is an error
     * @param page where that report can be read; null if it left none
     */
    public VerificationFailed(List<Finding> findings, @Nullable Path page) {
        super("The new snapshot is not what it has to be; staging is untouched."
                + (page == null ? "" : " What it is like: " + page));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
