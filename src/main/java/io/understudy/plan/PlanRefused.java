package io.understudy.plan;

import io.understudy.finding.Finding;
import java.util.List;

/** The plan has errors: nothing was read and nothing will be. */
public final class PlanRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public PlanRefused(List<Finding> findings) {
        super("The plan has errors; nothing was read.");
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
