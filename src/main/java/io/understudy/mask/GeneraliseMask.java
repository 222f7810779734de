package io.understudy.mask;

import io.understudy.schema.DataType;

/** Rounds a date down to the beginning of its month, quarter, year or decade; the time of day becomes midnight, written as it was. For one thread. */
final class GeneraliseMask implements TextMask, Mask {
    private final DateMasker.DateGeneralise.Grain grain;
    /** The first second that a TIMESTAMP of MySQL can hold is not the first of its decade. */
    private static final String TOO_EARLY = "1970-01-01 00:00:00";

    private final Scramble scramble;
    private final boolean mysqlTimestamp;

    GeneraliseMask(DateMasker.DateGeneralise.Grain grain, DataType type, DomainKey key) {
        this.grain = grain;
        mysqlTimestamp = DateMask.isMySqlTimestamp(type);
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return DateMask.isImpossibleDay(value) ? impossible(value) : apply(value, Integer.MAX_VALUE, siblings);
    }

    /** A day that no month has becomes the one of its month, or year, or decade that stands for all of them. */
    private String impossible(String value) {
        int year = Integer.parseInt(value, 0, 4, 10);
        int month = Integer.parseInt(value, 5, 7, 10);
        CivilDate beginning = beginning(new CivilDate(year, month, 1, 10));
        StringBuilder output = new StringBuilder(value.length());
        int own = grain == DateMasker.DateGeneralise.Grain.MONTH ? beginning.month() : 2;
        new CivilDate(beginning.year(), own, own == 2 ? 30 : 31, 0).appendTo(output);
        appendMidnight(value, 10, value.length(), output);
        return output.toString();
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (DateMask.isSentinel(value)) return value;
        CivilDate date = CivilDate.parse(value);
        if (date == null) return scramble.applyBroken(value, room, text -> CivilDate.parse(text) != null);
        boolean beforeChrist = CivilDate.isBeforeChrist(value);
        StringBuilder output = new StringBuilder(value.length() + 4);
        beginning(date).appendTo(output);
        appendMidnight(value, date.end(), beforeChrist ? value.length() - 3 : value.length(), output);
        if (beforeChrist) output.append(" BC");
        if (mysqlTimestamp && output.toString().startsWith(TOO_EARLY)) output.setCharAt(TOO_EARLY.length() - 1, '1');
        return output.toString();
    }

    private CivilDate beginning(CivilDate date) {
        int month = Math.min(date.month(), 1);
        int day = Math.min(date.day(), 1);
        return switch (grain) {
            case MONTH -> new CivilDate(date.year(), date.month(), day, 0);
            case QUARTER -> new CivilDate(date.year(), date.month() == 0 ? 0 : (date.month() - 1) / 3 * 3 + 1, day, 0);
            case YEAR -> new CivilDate(date.year(), month, day, 0);
            // Before the year 1 a decade might begin in another era: there it is the year.
            case DECADE -> new CivilDate(date.year() < 10 ? date.year() : date.year() / 10 * 10, month, day, 0);
        };
    }

    /** The digits of the time become zeros; the zone behind a sign stays. */
    private static void appendMidnight(String value, int from, int to, StringBuilder output) {
        boolean zone = false;
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            zone |= c == '+' || c == '-';
            output.append(!zone && c >= '0' && c <= '9' ? '0' : c);
        }
    }
}
