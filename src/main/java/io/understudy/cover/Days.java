package io.understudy.cover;

import io.understudy.wire.Cell;
import io.understudy.wire.Integers;

/** Reads the day of a date or timestamp from its bytes, as a number that grows with time: {@code (year · 12 + month) · 32 + day}. */
enum Days {
    /** Four bytes: days since 2000. */
    BINARY_DATE {
        @Override
        long read(Cell cell) {
            int day = (int) Integers.signed(cell);
            if (day == Integer.MIN_VALUE) return MINUS_INFINITE;
            return day == Integer.MAX_VALUE ? INFINITE : civil(day);
        }
    },
    /** Eight bytes: microseconds since 2000. */
    BINARY_TIMESTAMP {
        @Override
        long read(Cell cell) {
            long micros = Integers.signed(cell);
            if (micros == Long.MIN_VALUE) return MINUS_INFINITE;
            if (micros == Long.MAX_VALUE) return INFINITE;
            return civil(Math.floorDiv(micros, MICROS_A_DAY));
        }
    },
    /** As a server prints it: {@code 2026-09-30 …}, perhaps with {@code BC} at the end. */
    TEXT {
        @Override
        long read(Cell cell) {
            byte[] bytes = cell.bytes();
            int at = cell.offset();
            int end = at + cell.length();
            if (at == end || bytes[at] == 'i') return INFINITE;
            if (bytes[at] == '-') return MINUS_INFINITE;
            long[] parts = {0, 0, 0};
            int part = 0;
            for (; at < end && part < 3; at++) {
                int digit = bytes[at] - '0';
                if (digit >= 0 && digit <= 9) parts[part] = parts[part] * 10 + digit;
                else if (bytes[at] == '-') part++;
                else break;
            }
            boolean before = cell.length() > 3 && bytes[end - 1] == 'C';
            return of(before ? 1 - parts[0] : parts[0], parts[1], parts[2]);
        }
    };

    static final long INFINITE = Long.MAX_VALUE;
    static final long MINUS_INFINITE = Long.MIN_VALUE;
    private static final long MICROS_A_DAY = 86_400_000_000L;
    private static final long DAYS_TO_2000 = 10_957;

    abstract long read(Cell cell);

    private static long of(long year, long month, long day) {
        return (year * 12 + month) * 32 + day;
    }

    /** From days since 2000, by the rule that years begin in March and eras have 400 of them. */
    private static long civil(long since2000) {
        long shifted = since2000 + DAYS_TO_2000 + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shiftedMonth = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        long month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        return of(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
    }

    /** {@code year · 12 + month - 1}, so that a year is a dozen of them. */
    static long month(long day) {
        return Math.floorDiv(day, 32L) - 1;
    }

    static boolean isInfinite(long day) {
        return day == INFINITE || day == MINUS_INFINITE;
    }

    /** What a day stands for, where that is not itself; else empty. */
    static String trait(long day) {
        if (day == INFINITE) return "infinity";
        if (day == MINUS_INFINITE) return "minus infinity";
        long year = Math.floorDiv(month(day), 12L);
        if (day == of(0, 0, 0)) return "zero";
        if (day == of(1900, 1, 1) || day == of(1970, 1, 1) || day == of(1, 1, 1) || day == of(1899, 12, 30))
            return "sentinel of the past";
        if (year >= 2999) return "sentinel of the future";
        return year <= 0 ? "before Christ" : "";
    }
}
