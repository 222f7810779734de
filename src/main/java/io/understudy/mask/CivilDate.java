package io.understudy.mask;

import org.jspecify.annotations.Nullable;

/**
 * A day of the proleptic Gregorian calendar at the start of a text such as {@code 2024-02-29}, {@code 12024-02-29 10:00:00+00} or {@code 0044-03-15 BC}. Not {@code java.time}: MySQL's
 * {@code 2024-00-00} and what follows the day must survive. Day numbers after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
 *
 * @param year astronomical: 0 is 1 BC
 * @param month 1 to 12, or 0 for MySQL's unknown
 * @param day 1 to 31, or 0 for MySQL's unknown
 * @param end where what is not the day begins
 */
record CivilDate(long year, int month, int day, int end) {
    private static final int DAYS_PER_ERA = 146_097;

    /** Reads the day at the start of a text; null if there is none that the calendar has. */
    static @Nullable CivilDate parse(String text) {
        int dash = 0;
        while (dash < text.length() && isDigit(text.charAt(dash))) dash++;
        boolean shaped = dash >= 4
                && dash <= 7
                && text.length() >= dash + 6
                && text.charAt(dash) == '-'
                && text.charAt(dash + 3) == '-';
        if (!shaped) return null;
        for (int i : new int[] {1, 2, 4, 5}) if (!isDigit(text.charAt(dash + i))) return null;
        int end = dash + 6;
        if (end < text.length()
                && text.charAt(end) != ' '
                && text.charAt(end) != 'T'
                && text.charAt(end) != 't'
                && text.charAt(end) != 'Z') return null;
        long written = Long.parseLong(text, 0, dash, 10);
        long year = isBeforeChrist(text) ? 1 - written : written;
        int month = Integer.parseInt(text, dash + 1, dash + 3, 10);
        int day = Integer.parseInt(text, dash + 4, end, 10);
        boolean exists = month <= 12 && day <= (month == 0 ? 31 : daysOf(year, month));
        return exists ? new CivilDate(year, month, day, end) : null;
    }

    /** Whether a text ends with the era of PostgreSQL's dates before the year 1. */
    static boolean isBeforeChrist(String text) {
        return text.regionMatches(true, text.length() - 3, " BC", 0, 3);
    }

    /** Days since 1970-01-01; an unknown month or day counts as the first. */
    long dayNumber() {
        int knownMonth = Math.max(1, month);
        long shifted = knownMonth <= 2 ? year - 1 : year;
        long era = Math.floorDiv(shifted, 400);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153L * (knownMonth + (knownMonth > 2 ? -3 : 9)) + 2) / 5 + Math.max(1, day) - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - 719_468;
    }

    static CivilDate ofDayNumber(long number) {
        long z = number + 719_468;
        long era = Math.floorDiv(z, DAYS_PER_ERA);
        long dayOfEra = z - era * DAYS_PER_ERA;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (int) ((5 * dayOfYear + 2) / 153);
        int day = (int) (dayOfYear - (153L * shiftedMonth + 2) / 5 + 1);
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        return new CivilDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day, 0);
    }

    /** Appends year, month and day, without the era. */
    void appendTo(StringBuilder output) {
        long written = year <= 0 ? 1 - year : year;
        if (written < 1000) output.append('0');
        if (written < 100) output.append('0');
        if (written < 10) output.append('0');
        output.append(written);
        appendTwoDigits(month, output);
        appendTwoDigits(day, output);
    }

    private static void appendTwoDigits(int number, StringBuilder output) {
        output.append('-').append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static int daysOf(long year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
