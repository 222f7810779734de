package io.understudy.config;

/** How much of production is read to choose rows. */
public enum Scan {
    /** Every row of every table that is sampled, once; Understudy chooses. */
    FULL,
    /** Only what is kept; production chooses. */
    LIGHT
}
