package io.understudy.schema;

/**
 * A foreign key as the server holds it.
 *
 * @param name of the constraint, unique within its table
 * @param reference what refers to what
 * @param validated whether every row is meant to obey it: false for NOT VALID and NOT ENFORCED ones
 * @param proven whether every row does: not where the server looks at new rows only, and lets them in unseen when it is told to
 * @param cascades whether deleting the parent deletes the child
 * @param deferrable whether it may be checked at commit
 * @param temporal whether it is about periods rather than equal values
 */
public record ForeignKey(
        String name,
        Reference reference,
        boolean validated,
        boolean proven,
        boolean cascades,
        boolean deferrable,
        boolean temporal) {}
