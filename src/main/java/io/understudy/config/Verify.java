package io.understudy.config;

import org.jspecify.annotations.Nullable;

/**
 * What staging must prove before it is published.
 *
 * @param fidelity the least likeness to the source, 0 to 100; null to report it without judging
 * @param leaks the most leaks tolerated; 0 unless told otherwise
 * @param profile whether production's rows that stream past and staging's that are read back are described by their distributions and compared
 * @param transport whether every row is read back from staging before the commit and compared with what was sent
 */
public record Verify(@Nullable Integer fidelity, int leaks, boolean profile, boolean transport) {
    /** No demand on likeness, which is told; no leak, and every row read back. */
    public static final Verify DEFAULT = new Verify(null, 0, true, true);

    public Verify {
        if (fidelity != null && (fidelity < 0 || fidelity > 100))
            throw new IllegalArgumentException("fidelity is between 0 and 100; write 95, say");
        if (fidelity != null && !profile)
            throw new IllegalArgumentException("fidelity can be demanded only of a profile; take profile: false out");
        if (leaks < 0) throw new IllegalArgumentException("leaks is a number of findings; write 0 for none");
    }

    /** As written in YAML; what is left out is null. */
    record Written(
            @Nullable Integer fidelity,
            @Nullable Integer leaks,
            @Nullable Boolean profile,
            @Nullable Boolean transport) {
        Verify complete() {
            return new Verify(
                    fidelity,
                    leaks == null ? DEFAULT.leaks : leaks,
                    profile == null ? DEFAULT.profile : profile,
                    transport == null ? DEFAULT.transport : transport);
        }
    }
}
