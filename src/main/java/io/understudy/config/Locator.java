package io.understudy.config;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How a ticket names a row.
 *
 * @param form what is looked for in the text; its one group is the value
 * @param column that holds the value
 */
public record Locator(Form form, ColumnText column) {
    /** A regular expression with one group. */
    public record Form(String text, Pattern pattern) {
        /**
         * Reads it.
         *
         * @throws IllegalArgumentException saying what is wrong with it
         */
        public static Form parse(String text) {
            Pattern pattern = compiled(text);
            if (pattern.matcher("").groupCount() != 1)
                throw new IllegalArgumentException(
                        "put the part of the expression that is the value in brackets, once: order #(\\d+)");
            return new Form(text, pattern);
        }

        private static Pattern compiled(String text) {
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "this is not a regular expression: " + e.getDescription() + " near character "
                                + (e.getIndex() + 1),
                        e);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Form form && form.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }
}
