package io.understudy.config;

/**
 * Rows as a person names them by a condition: {@code orders: total < 0}. Never printed, because a value in it may be personal.
 *
 * @param where SQL
 */
public record ConditionText(TableText table, String where) {
    /**
     * Reads the form above.
     *
     * @throws IllegalArgumentException saying what to write
     */
    public static ConditionText parse(String text) {
        int colon = RowText.colon(text);
        if (colon < 0 || text.substring(colon + 1).isBlank())
            throw new IllegalArgumentException("write table: condition, such as \"orders: total < 0\"");
        return new ConditionText(
                TableText.parse(text.substring(0, colon).strip()),
                text.substring(colon + 1).strip());
    }

    /** Says what is named, and no value. */
    @Override
    public String toString() {
        return table + ": …";
    }
}
