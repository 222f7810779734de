package io.understudy.finding;

/**
 * Something a person should know before or after a run.
 *
 * @param id stable and kebab-case, such as {@code undecided-column}; together with {@code where} it names this finding for ever, so that it can be acknowledged
 * @param severity what it does to the run
 * @param where the object it is about: {@code shop.public.orders.note}, or a file and line
 * @param message one sentence: what is so
 * @param remedy what to do about it; the line of YAML or SQL where there is one; empty if nothing needs doing
 */
public record Finding(String id, Severity severity, String where, String message, String remedy) {
    /** What a finding does to the run. */
    public enum Severity {
        /** Refuses the run. */
        ERROR,
        /** Staging will be less than it could be, or something is left out. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    public Finding {
        if (!id.matches("[a-z][a-z0-9-]*")) throw new IllegalArgumentException("a finding's id is kebab-case: " + id);
        if (message.isBlank()) throw new IllegalArgumentException("a finding needs a message");
    }

    public static Finding error(String id, String where, String message, String remedy) {
        return new Finding(id, Severity.ERROR, where, message, remedy);
    }

    public static Finding warning(String id, String where, String message, String remedy) {
        return new Finding(id, Severity.WARNING, where, message, remedy);
    }

    public static Finding note(String id, String where, String message, String remedy) {
        return new Finding(id, Severity.NOTE, where, message, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
