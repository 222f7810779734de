package io.understudy.verify;

/**
 * One respect in which two columns are alike or not.
 *
 * @param name what was compared
 * @param hop between what: production and the sample, or the sample and what masks made of it
 * @param value how far they are apart
 * @param tolerance how far they may be apart: what we allow, what chance does to a sample of that size, and the error of the sketches
 * @param noise the part of the tolerance that chance and sketches take
 * @param score 1 within the tolerance, falling to 0 at three times it
 */
public record Facet(String name, Hop hop, double value, double tolerance, double noise, double score) {
    /** Which step is judged. */
    public enum Hop {
        SAMPLING,
        MASKING
    }

    static Facet of(String name, Hop hop, double value, double allowed, double noise) {
        double tolerance = allowed + noise;
        double score =
                value <= tolerance ? 1 : tolerance == 0 ? 0 : Math.max(0, 1 - (value - tolerance) / (2 * tolerance));
        return new Facet(name, hop, value, tolerance, noise, score);
    }
}
