package io.understudy.verify;

/**
 * How many rows refer to something that does not exist, in production and in the cohort. Only rows that refer to anything are counted.
 *
 * @param reference for people
 * @param facet three standard deviations are allowed, and nothing more
 */
public record OrphanSampling(
        String reference,
        Facet facet,
        long productionRows,
        long productionOrphans,
        long cohortRows,
        long cohortOrphans) {}
