package io.understudy.mask;

/** What a masker does to values that differ. */
public enum Uniqueness {
    /** Different values always mask differently (under the comparison the masker documents). */
    PRESERVED,
    /** Different values mask alike with a probability below 2^-40 a pair. */
    LIKELY,
    /** Different values may well mask alike: no good under a unique index. */
    LOST
}
