package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Shifts dates by (PRF(key, entity) mod (2W+1)) − W days: all dates of an entity by the same, so that the time between them stays true; without an entity each date by its own. The time of
 * day stays. Sentinels stay. A date that would leave what its column (or its era, or its four digits) can hold goes the other way. For one thread.
 */
final class DateMask implements TextMask, Mask {
    /** The ends of what can be held, as days since 1970-01-01. PostgreSQL: from 4714-11-24 BC, dates to 5874897-12-31, timestamps to 294276-12-31. */
    private static final long FIRST = -2_440_588;

    private static final long LAST_DATE = 2_145_042_905;
    private static final long LAST_TIMESTAMP = 106_762_939;
    /** From 0001-01-02 to 9999-12-30, so that no date becomes a sentinel of either end. */
    private static final long FOUR_DIGIT_FIRST = -719_161;

    private static final long FOUR_DIGIT_LAST = 2_932_895;
    /** MySQL's TIMESTAMP, with a day of grace for zones. */
    private static final long MYSQL_TIMESTAMP_FIRST = 1;

    private static final long MYSQL_TIMESTAMP_LAST = 24_854;
    private static final String[] SENTINELS = {"1900-01-01", "1970-01-01", "0001-01-01", "0000-00-00", "9999-12-31"};

    private final Prf prf;
    private final int window;
    private final Scramble scramble;
    private static final Pattern IMPOSSIBLE =
            Pattern.compile("[0-9]{4}-(?:0[1-9]|1[0-2])-(?:29|3[01])(?:[ T].*)?", Pattern.DOTALL);

    private final boolean mysqlTimestamp;
    private final long last;
    private final StringBuilder output = new StringBuilder(40);

    DateMask(int window, DataType type, DomainKey key) {
        prf = key.prf("shift");
        this.window = window;
        scramble = new Scramble(key);
        last = type.kind() == Kind.TIMESTAMP || type.kind() == Kind.TIMESTAMP_WITH_ZONE ? LAST_TIMESTAMP : LAST_DATE;
        mysqlTimestamp = isMySqlTimestamp(type);
    }

    /** MySQL's TIMESTAMP, and only that, is a zoned type of this name; it begins in 1970 and ends in 2038. */
    static boolean isMySqlTimestamp(DataType type) {
        return type.kind() == Kind.TIMESTAMP_WITH_ZONE
                && (type.name().equals("timestamp") || type.name().startsWith("timestamp("));
    }

    /** Whether it is a day that no month has, such as 2023-02-30, which MySQL lets into a column of dates if it is told to. */
    static boolean isImpossibleDay(String value) {
        return CivilDate.parse(value) == null && IMPOSSIBLE.matcher(value).matches();
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return CivilDate.parse(value) == null && value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*")
                ? inAnotherYear(value, siblings)
                : apply(value, Integer.MAX_VALUE, siblings);
    }

    /** What a server lets into a column of dates and is none, such as 2023-02-30, stays one that it lets in: month and day stay, the year does not. */
    private String inAnotherYear(String value, Siblings siblings) {
        String entity = siblings.get(0);
        prf.of(entity != null ? entity : value);
        int year = Integer.parseInt(value, 0, 4, 10);
        int other = year <= 1 || (year < 9998 && prf.below(2) == 0) ? year + 1 : year - 1;
        return String.format(Locale.ROOT, "%04d", other) + value.substring(4);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (isSentinel(value)) return value;
        CivilDate date = CivilDate.parse(value);
        if (date == null) return scramble.applyBroken(value, room, text -> CivilDate.parse(text) != null);
        // Without an entity the day alone decides, not the time, so that a date and a timestamp of the same day stay on
        // one.
        String entity = siblings.get(0);
        if (entity != null) prf.of(entity);
        else prf.of(date.dayNumber());
        int shift = prf.below(2 * window + 1) - window;
        long from = date.dayNumber();
        long to = leaves(from, from + shift) ? from - shift : from + shift;
        return write(value, date, to);
    }

    static boolean isSentinel(String value) {
        boolean worded = value.isEmpty() || value.charAt(0) < '0' || value.charAt(0) > '9';
        if (worded) return value.equalsIgnoreCase("infinity") || value.equalsIgnoreCase("-infinity");
        // All of them are first or last days of a year; hardly any other day is.
        boolean endOfYear =
                value.startsWith("-01-01", 4) || value.startsWith("-12-31", 4) || value.startsWith("-00-00", 4);
        if (!endOfYear || CivilDate.isBeforeChrist(value)) return false;
        for (String sentinel : SENTINELS) {
            if (value.startsWith(sentinel))
                return value.length() == 10 || value.charAt(10) == ' ' || value.charAt(10) == 'T';
        }
        return false;
    }

    private boolean leaves(long from, long to) {
        boolean fourDigits = from >= FOUR_DIGIT_FIRST && from <= FOUR_DIGIT_LAST;
        if (fourDigits && (to < FOUR_DIGIT_FIRST || to > FOUR_DIGIT_LAST)) return true;
        if (to < FIRST || to > last) return true;
        return mysqlTimestamp && (to < MYSQL_TIMESTAMP_FIRST || to > MYSQL_TIMESTAMP_LAST);
    }

    private String write(String value, CivilDate original, long dayNumber) {
        CivilDate shifted = CivilDate.ofDayNumber(dayNumber);
        boolean beforeChrist = CivilDate.isBeforeChrist(value);
        int end = beforeChrist ? value.length() - 3 : value.length();
        output.setLength(0);
        // What was unknown stays unknown.
        new CivilDate(
                        shifted.year(),
                        original.month() == 0 ? 0 : shifted.month(),
                        original.day() == 0 ? 0 : shifted.day(),
                        0)
                .appendTo(output);
        output.append(value, original.end(), end);
        if (shifted.year() <= 0) output.append(" BC");
        return output.toString();
    }
}
