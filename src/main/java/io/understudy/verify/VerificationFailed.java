package io.understudy.verify;

import io.understudy.finding.Finding;
import java.util.List;

/** The new snapshot is not what it has to be, so it was not published: staging is untouched. */
public final class VerificationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings of which at least one is an error */
    public VerificationFailed(List<Finding> findings) {
        super("The new snapshot is not what it has to be; staging is untouched.");
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
