package io.understudy.cover;

/** Something that some rows of a table have in common and others lack, told without any value of theirs. */
public sealed interface Stratum {
    /** What a manifest and a person are told: {@code notes: length 1}. */
    String text();

    /** Which of some columns are null. */
    record NullPattern(String pattern) implements Stratum {
        @Override
        public String text() {
            return "null pattern " + pattern;
        }
    }

    /** A column that is null, or one that is not, in a table of very many null patterns. */
    record Null(String column, boolean isNull) implements Stratum {
        @Override
        public String text() {
            return column + (isNull ? ": null" : ": not null");
        }
    }

    /** A value of a column that has few different ones. */
    record Value(String column) implements Stratum {
        @Override
        public String text() {
            return column + ": a value of few";
        }
    }

    /** Values of a column that has many, each found in no more than so many rows. */
    record RareValue(String column, int most) implements Stratum {
        @Override
        public String text() {
            return column + ": rare value " + Tail.upTo(most);
        }
    }

    /** A text or bytes of this length: {@code 0}, {@code 1}, {@code longest}. */
    record Length(String column, String length) implements Stratum {
        @Override
        public String text() {
            return column + ": length " + length;
        }
    }

    /** What characters a text is made of: {@code Cyrillic}, {@code four-byte characters}, {@code leading space}. */
    record Characters(String column, String trait) implements Stratum {
        @Override
        public String text() {
            return column + ": " + trait;
        }
    }

    /** A sequence of letters, digits and marks that few values have; where there are many such, those that no more than so many rows have. */
    record Shape(String column, int most) implements Stratum {
        @Override
        public String text() {
            return column + ": rare shape" + (most == 0 ? "" : " " + Tail.upTo(most));
        }
    }

    /** {@code zero}, {@code negative}, {@code NaN}, {@code infinity}, {@code minus infinity}, {@code least}, {@code greatest}. */
    record Numeric(String column, String trait) implements Stratum {
        @Override
        public String text() {
            return column + ": " + trait;
        }
    }

    /** {@code infinity}, {@code minus infinity}, {@code sentinel}, {@code before Christ}, {@code earliest}, {@code latest}. */
    record Day(String column, String trait) implements Stratum {
        @Override
        public String text() {
            return column + ": " + trait;
        }
    }

    /** A month, or a year of a column that spans more than five. */
    record Era(String column) implements Stratum {
        @Override
        public String text() {
            return column + ": an era";
        }
    }

    /** A path inside documents, and the type of what it leads to; where there are many, those in no more than so many rows. */
    record Path(String column, int most) implements Stratum {
        @Override
        public String text() {
            return column + ": a path in documents" + (most == 0 ? "" : " " + Tail.upTo(most));
        }
    }

    /** So many elements in an array: {@code 0}, {@code 1}, {@code 4 to 7}, {@code most}, {@code null among them}. */
    record Elements(String column, String count) implements Stratum {
        @Override
        public String text() {
            return column + ": elements " + count;
        }
    }

    /** Shares its value with other rows: {@code 2 rows}, {@code 3 to 4 rows}, {@code 5 or more rows}. */
    record Shared(String column, String rows) implements Stratum {
        @Override
        public String text() {
            return column + ": a value of " + rows;
        }
    }

    /** Breaks a check that production has not validated or does not enforce. */
    record Violation(String check) implements Stratum {
        @Override
        public String text() {
            return "violates " + check;
        }
    }

    /** Refers to a row that production does not have. */
    record Orphan(String reference) implements Stratum {
        @Override
        public String text() {
            return "orphan of " + reference;
        }
    }

    /** A row that owns so many rows of another table: {@code 0}, {@code 1}, {@code 2 to 3}, {@code most}. */
    record FanOut(String reference, String size) implements Stratum {
        @Override
        public String text() {
            return "family of " + reference + ": " + size + (size.equals("1") ? " row" : " rows");
        }
    }
}
