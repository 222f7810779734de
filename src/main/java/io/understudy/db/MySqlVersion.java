package io.understudy.db;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the two kinds of server it is, whatever the URL says, and how old.
 *
 * @param text as the server prints it
 */
record MySqlVersion(boolean isMariaDb, int major, int minor, int patch, String text) {
    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    static MySqlVersion of(Session session) {
        return parse(session.single("Asking for the version", "select version()"));
    }

    static MySqlVersion parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) return new MySqlVersion(false, 0, 0, 0, text);
        String patch = form.group(3);
        return new MySqlVersion(
                text.contains("MariaDB"),
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                patch == null ? 0 : Integer.parseInt(patch),
                text);
    }

    boolean isAtLeast(int wantedMajor, int wantedMinor, int wantedPatch) {
        if (major != wantedMajor) return major > wantedMajor;
        return minor != wantedMinor ? minor > wantedMinor : patch >= wantedPatch;
    }

    /** MySQL 8.0 and MariaDB 10.6 are the oldest that are still looked after by their makers or were until lately. */
    boolean isSupported() {
        return isMariaDb ? isAtLeast(10, 6, 0) : isAtLeast(8, 0, 0);
    }

    /** Whether CHECK constraints are more than words; before, MySQL read and forgot them. */
    boolean hasChecks() {
        return isMariaDb || isAtLeast(8, 0, 16);
    }

    /** For people: {@code MariaDB 11.4.5} or {@code MySQL 8.0.36}. */
    @Override
    public String toString() {
        return (isMariaDb ? "MariaDB " : "MySQL ") + major + "." + minor + "." + patch;
    }

    /** Ends queries of the session that take longer than so many milliseconds; 0 lets them take as long as they like. */
    String statementTimeout(long millis) {
        return isMariaDb() ? "set max_statement_time = " + millis / 1000.0 : "set max_execution_time = " + millis;
    }
}
