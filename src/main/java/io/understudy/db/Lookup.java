package io.understudy.db;

/**
 * A few rows of a table to which an index in order leads, so that no others are read.
 *
 * @param column by which the index is ordered
 * @param kind which rows
 * @param value the canonical text that they are compared with; empty where they are not. It is production's: never printed
 * @param where SQL that the rows must also satisfy; empty for none
 * @param most how many rows
 */
public record Lookup(String column, Kind kind, String value, String where, int most) {
    /** Which rows, and in what order. */
    public enum Kind {
        NULL,
        LEAST,
        GREATEST,
        EQUAL,
        /** This value or more, least first. */
        FROM,
        /** More than this value, least first. */
        ABOVE
    }

    /** The condition and the order, given what the column and the value are to the server. */
    String sql(String name, String literal) {
        String condition = switch (kind) {
            case NULL -> name + " is null";
            case LEAST, GREATEST -> name + " is not null";
            case EQUAL -> name + " = " + literal;
            case FROM -> name + " >= " + literal;
            case ABOVE -> name + " > " + literal;
        };
        String order = switch (kind) {
            case NULL, EQUAL -> "";
            case LEAST, FROM, ABOVE -> " order by " + name;
            case GREATEST -> " order by " + name + " desc";
        };
        // A condition from the configuration may end in a comment.
        String besides = where.isEmpty() ? "" : " and (" + where + "\n)";
        return " where " + condition + besides + order + " limit " + most;
    }

    @Override
    public String toString() {
        return "Lookup[" + column + " " + kind + "]";
    }
}
