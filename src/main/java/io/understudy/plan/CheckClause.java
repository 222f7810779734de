package io.understudy.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** One condition of a CHECK constraint that is simple enough to be judged before a row is read. */
sealed interface CheckClause {
    /** The column that it is about. */
    String column();

    /** Whether it says something about that column; nothing tells servers' spellings of a name apart but case. */
    default boolean isAbout(String name) {
        return column().equalsIgnoreCase(CheckReader.bare(name));
    }

    /** The value is one of these. */
    record OneOf(String column, List<String> values) implements CheckClause {}

    /** Compared with a number, or its length is: {@code <}, {@code <=}, {@code =}, {@code >=}, {@code >} or {@code <>}. */
    record Compared(String column, boolean length, String operator, BigDecimal number) implements CheckClause {}

    /** LIKE this pattern, or NOT. */
    record Like(String column, boolean not, String pattern) implements CheckClause {}

    /** Somewhere in it there is a match. */
    record Matches(String column, String regex) implements CheckClause {}

    /** It is a JSON document. */
    record ValidJson(String column) implements CheckClause {}

    /** It is there. */
    record NotNull(String column) implements CheckClause {}

    /** What cannot be judged; the column is empty. */
    record Other(String text) implements CheckClause {
        @Override
        public String column() {
            return "";
        }

        @Override
        public boolean isAbout(String name) {
            return text.toLowerCase(Locale.ROOT).contains(CheckReader.bare(name).toLowerCase(Locale.ROOT));
        }
    }
}
