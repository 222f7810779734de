package io.understudy.wire;

/**
 * Days, times of day and points in time as PostgreSQL prints them under {@code DateStyle=ISO} and {@code TimeZone=UTC}. Days count from 2000-01-01 in the
 * proleptic Gregorian calendar, times in microseconds. Not {@code java.time}: its calendar ends where PostgreSQL's goes on, and knows no infinity.
 */
final class CalendarText {
    static final long MICROS_PER_SECOND = 1_000_000;
    static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
    static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
    static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

    /** 4714-11-24 BC, the first day of all types; and the days after the last one of date and timestamp. */
    private static final long FIRST_DAY = -2_451_545;

    private static final long DATE_END = 2_145_031_949;
    private static final long TIMESTAMP_END = 106_751_983;

    private static final long DAYS_FROM_YEAR_ZERO = 730_425;
    private static final int DAYS_PER_ERA = 146_097;
    /** Zones are less than 16 hours away from UTC. */
    private static final int ZONE_END_SECONDS = 16 * 3600;

    private CalendarText() {}

    static String date(int days) {
        if (days == Integer.MAX_VALUE) return "infinity";
        if (days == Integer.MIN_VALUE) return "-infinity";
        if (days < FIRST_DAY || days >= DATE_END) throw UnfitValue.bytes("date", 4);
        AsciiText out = new AsciiText(16);
        boolean beforeChrist = appendDay(out, days);
        if (beforeChrist) out.append(" BC");
        return out.text();
    }

    static int parseDate(String text) {
        if (text.equals("infinity")) return Integer.MAX_VALUE;
        if (text.equals("-infinity")) return Integer.MIN_VALUE;
        TextCursor in = new TextCursor(text, "date");
        long days = readDay(in, in.dropSuffix(" BC"));
        in.finish();
        if (days < FIRST_DAY || days >= DATE_END) throw in.unfit();
        return (int) days;
    }

    static String timestamp(long micros, boolean zoned) {
        if (micros == Long.MAX_VALUE) return "infinity";
        if (micros == Long.MIN_VALUE) return "-infinity";
        long day = Math.floorDiv(micros, MICROS_PER_DAY);
        if (day < FIRST_DAY || day >= TIMESTAMP_END) throw UnfitValue.bytes("timestamp", 8);
        AsciiText out = new AsciiText(32);
        boolean beforeChrist = appendDay(out, day);
        appendTime(out.append(' '), micros - day * MICROS_PER_DAY);
        if (zoned) out.append("+00");
        if (beforeChrist) out.append(" BC");
        return out.text();
    }

    /** A zoned text may name any zone by its offset; without one it is taken as UTC. */
    static long parseTimestamp(String text, boolean zoned) {
        if (text.equals("infinity")) return Long.MAX_VALUE;
        if (text.equals("-infinity")) return Long.MIN_VALUE;
        TextCursor in = new TextCursor(text, zoned ? "timestamp with time zone" : "timestamp");
        long day = readDay(in, in.dropSuffix(" BC"));
        // One day of grace on either side: the zone may bring it back. Anything further away would overflow below.
        if (day < FIRST_DAY - 1 || day > TIMESTAMP_END) throw in.unfit();
        long micros = day * MICROS_PER_DAY;
        if (!in.atEnd()) {
            if (!in.skip(' ')) in.expect('T');
            micros += readTime(in, false);
            if (zoned && !in.atEnd()) micros -= readSecondsEast(in) * MICROS_PER_SECOND;
        }
        in.finish();
        if (micros < FIRST_DAY * MICROS_PER_DAY || micros >= TIMESTAMP_END * MICROS_PER_DAY) throw in.unfit();
        return micros;
    }

    static String time(long micros) {
        if (micros < 0 || micros > MICROS_PER_DAY) throw UnfitValue.bytes("time", 8);
        AsciiText out = new AsciiText(16);
        appendTime(out, micros);
        return out.text();
    }

    static long parseTime(String text) {
        TextCursor in = new TextCursor(text, "time");
        long micros = readTime(in, true);
        in.finish();
        return micros;
    }

    /** On the wire, a zone is the seconds <em>west</em> of UTC. */
    static String timeWithZone(long micros, int secondsWest) {
        boolean fits = micros >= 0
                && micros <= MICROS_PER_DAY
                && secondsWest > -ZONE_END_SECONDS
                && secondsWest < ZONE_END_SECONDS;
        if (!fits) throw UnfitValue.bytes("time with time zone", 12);
        AsciiText out = new AsciiText(32);
        appendTime(out, micros);
        out.append(secondsWest <= 0 ? '+' : '-');
        int seconds = Math.abs(secondsWest);
        out.appendNumber(seconds / 3600, 2);
        if (seconds % 3600 != 0) out.append(':').appendNumber(seconds / 60 % 60, 2);
        if (seconds % 60 != 0) out.append(':').appendNumber(seconds % 60, 2);
        return out.text();
    }

    static void encodeTimeWithZone(String text, Buffer out) {
        TextCursor in = new TextCursor(text, "time with time zone");
        long micros = readTime(in, true);
        int secondsEast = in.atEnd() ? 0 : readSecondsEast(in);
        in.finish();
        out.writeLong(micros);
        out.writeInt(-secondsEast);
    }

    /** Appends year, month and day; the year without its sign. Returns whether it is one before Christ. */
    private static boolean appendDay(AsciiText out, long days) {
        // Eras of 400 years are all alike, and a year that starts in March has its leap day at its end.
        long day = days + DAYS_FROM_YEAR_ZERO;
        long era = Math.floorDiv(day, (long) DAYS_PER_ERA);
        int dayOfEra = (int) (day - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        out.appendNumber(year > 0 ? year : 1 - year, 4);
        out.append('-').appendNumber(month, 2).append('-').appendNumber(dayOfMonth, 2);
        return year <= 0;
    }

    private static long readDay(TextCursor in, boolean beforeChrist) {
        long year = in.number(4, 7);
        in.expect('-');
        int month = in.two(12);
        in.expect('-');
        int dayOfMonth = in.two(31);
        if (year == 0 || month == 0 || dayOfMonth == 0) throw in.unfit();
        if (beforeChrist) year = 1 - year;
        if (dayOfMonth > daysIn(month, year)) throw in.unfit();

        long yearFromMarch = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(yearFromMarch, 400L);
        int yearOfEra = (int) (yearFromMarch - era * 400);
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
        return era * DAYS_PER_ERA
                + yearOfEra * 365L
                + yearOfEra / 4
                - yearOfEra / 100
                + dayOfYear
                - DAYS_FROM_YEAR_ZERO;
    }

    private static int daysIn(int month, long year) {
        if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static void appendTime(AsciiText out, long micros) {
        int seconds = (int) (micros / MICROS_PER_SECOND);
        out.appendNumber(seconds / 3600, 2);
        out.append(':').appendNumber(seconds / 60 % 60, 2);
        out.append(':').appendNumber(seconds % 60, 2);
        out.appendMicros((int) (micros % MICROS_PER_SECOND));
    }

    /** Reads a time of day; 24:00:00 only where the end of a day is a time of its own. */
    private static long readTime(TextCursor in, boolean endOfDay) {
        long micros = in.two(24) * MICROS_PER_HOUR;
        in.expect(':');
        micros += in.two(59) * MICROS_PER_MINUTE;
        if (in.skip(':')) {
            micros += in.two(59) * MICROS_PER_SECOND;
            if (in.skip('.')) micros += in.micros();
        }
        if (micros > MICROS_PER_DAY || (micros == MICROS_PER_DAY && !endOfDay)) throw in.unfit();
        return micros;
    }

    private static int readSecondsEast(TextCursor in) {
        if (in.skip('Z')) return 0;
        boolean west = in.skip('-');
        if (!west) in.expect('+');
        int seconds = in.two(15) * 3600;
        if (in.skip(':')) {
            seconds += in.two(59) * 60;
            if (in.skip(':')) seconds += in.two(59);
        }
        return west ? -seconds : seconds;
    }
}
