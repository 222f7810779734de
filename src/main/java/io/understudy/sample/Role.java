package io.understudy.sample;

/** What a table is to the sample. */
public enum Role {
    /** Takes the rate: customers, accounts, tenants. */
    ROOT,
    /** Its rows are kept iff their owner is. */
    OWNED,
    /** Shared by many: whole if small, else what is referred to and a top-up at the rate. */
    REFERENCE,
    /** Structure only. */
    NONE
}
