package io.understudy.mask;

import java.time.LocalDate;
import java.util.List;

/**
 * How an identifier is built, a sign for each of its letters and digits: {@code 9} and {@code A} become another of their class (digits, vowels, consonants), {@code p} another digit as even or odd, {@code h} another of the same half, {@code M} and
 * {@code D} (or {@code L}, an Italian letter, for the month) another day of the year that {@code Y} tells, {@code c} checks what stands before it, and stays a digit or a letter, and {@code =} stays: who somebody is by sex, century or region.
 * All that changes is one number in a mixed radix, so that a cipher of numbers is one of identifiers.
 *
 * @param months what may be added to a month, the largest first
 * @param days what may be added to a day
 */
record NationalIdForm(String signs, List<Integer> months, List<Integer> days) {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String VOWELS = "AEIOU";
    private static final String CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ";
    private static final String ITALIAN_MONTHS = "ABCDEHLMPRST";

    /** Of what no form is known for: letters at its ends say whose it is or what it is, the rest becomes another. */
    static NationalIdForm ofLetters(String value, int[] positions, int count) {
        int from = 0;
        int to = count;
        while (from < count && !isDigit(value.charAt(positions[from]))) from++;
        while (to > from && !isDigit(value.charAt(positions[to - 1]))) to--;
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < count; i++) signs.append(i < from || i >= to ? '=' : '9');
        return new NationalIdForm(signs.toString(), List.of(), List.of());
    }

    /** Whether a character is one of those that a form has signs for. */
    static boolean counts(char c) {
        return Character.isLetterOrDigit(c) || c == '&';
    }

    /** One value taken apart, and put together again for other numbers. */
    Parts parts(String value, int[] positions) {
        return new Parts(value, positions);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A value's changing parts as one number. */
    final class Parts {
        private final int[] positions;
        private final char[] text;
        private int year = 2000;
        private int monthAdded;
        private int dayAdded;
        private int dayOfYear = -1;
        private long size = 1;
        private long index;

        private Parts(String value, int[] positions) {
            this.positions = positions;
            text = value.toCharArray();
            readDate();
            boolean dated = false;
            for (int i = 0; i < signs.length(); i++) {
                if (isOfDate(i) && dated) continue;
                dated |= isOfDate(i);
                int radix = radix(i);
                index = index * radix + digit(i);
                size *= radix;
            }
        }

        /** How many values there are, checks aside. */
        long size() {
            return size;
        }

        long index() {
            return index;
        }

        private boolean isOfDate(int i) {
            return dayOfYear >= 0 && "MDL".indexOf(signs.charAt(i)) >= 0;
        }

        private int radix(int i) {
            char c = text[positions[i]];
            return switch (signs.charAt(i)) {
                case '=', 'Y', 'c' -> 1;
                case 'p', 'h' -> isDigit(c) ? 5 : 1;
                case 'M', 'D', 'L' -> isOfDate(i) ? daysOfYear() : members(c).length();
                default -> members(c).length();
            };
        }

        private int digit(int i) {
            char c = text[positions[i]];
            return switch (signs.charAt(i)) {
                case '=', 'Y', 'c' -> 0;
                case 'p' -> isDigit(c) ? (c - '0') / 2 : 0;
                case 'h' -> isDigit(c) ? (c - '0') % 5 : 0;
                case 'M', 'D', 'L' ->
                    isOfDate(i) ? dayOfYear : Math.max(0, members(c).indexOf(upper(c)));
                default -> Math.max(0, members(c).indexOf(upper(c)));
            };
        }

        private static char upper(char c) {
            return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        }

        private String members(char c) {
            if (isDigit(c)) return DIGITS;
            char capital = upper(c);
            if (capital < 'A' || capital > 'Z') return "-";
            return VOWELS.indexOf(capital) >= 0 ? VOWELS : CONSONANTS;
        }

        /** With months alone, those are what changes. */
        private int daysOfYear() {
            return signs.indexOf('D') < 0 ? 12 : LocalDate.of(year, 12, 31).getDayOfYear();
        }

        private void readDate() {
            int writtenYear = number('Y');
            int writtenMonth = signs.indexOf('L') >= 0
                    ? 1 + ITALIAN_MONTHS.indexOf(upper(text[positions[signs.indexOf('L')]]))
                    : number('M');
            int writtenDay = number('D');
            if (writtenYear < 0 || writtenMonth < 0) return;
            year = 2000 + writtenYear % 100;
            int month = reduced(writtenMonth, 12, months);
            monthAdded = writtenMonth - month;
            if (month < 1 || month > 12) return;
            if (signs.indexOf('D') < 0) {
                dayOfYear = month - 1;
                return;
            }
            int day = reduced(writtenDay, 31, days);
            dayAdded = writtenDay - day;
            if (day < 1 || day > LocalDate.of(year, month, 1).lengthOfMonth()) return;
            dayOfYear = LocalDate.of(year, month, day).getDayOfYear() - 1;
        }

        private static int reduced(int written, int most, List<Integer> added) {
            int rest = written;
            for (int each : added) while (rest > most && rest > each) rest -= each;
            return rest;
        }

        /** The number that the digits under a sign are; -1 if they are none. */
        private int number(char sign) {
            int number = -1;
            for (int i = 0; i < signs.length(); i++) {
                if (signs.charAt(i) != sign) continue;
                char c = text[positions[i]];
                if (!isDigit(c)) return -1;
                number = Math.max(0, number) * 10 + c - '0';
            }
            return number;
        }

        /** Letters and digits with nothing left of what changes. */
        String kept() {
            write(0);
            StringBuilder kept = new StringBuilder(checked(0).length());
            for (int i = 0; i < signs.length(); i++) kept.append(upper(text[positions[i]]));
            return kept.toString();
        }

        /** The value of another number, with its checks as they were. */
        void write(long other) {
            long rest = other;
            boolean dated = false;
            long unit = size;
            for (int i = 0; i < signs.length(); i++) {
                if (isOfDate(i) && dated) continue;
                dated |= isOfDate(i);
                int radix = radix(i);
                unit /= radix;
                int digit = (int) (rest / unit);
                rest %= unit;
                if (isOfDate(i)) writeDate(digit);
                else if (radix > 1) writeDigit(i, digit);
            }
        }

        private void writeDigit(int i, int digit) {
            int at = positions[i];
            char c = text[at];
            text[at] = switch (signs.charAt(i)) {
                case 'p' -> (char) ('0' + 2 * digit + (c - '0') % 2);
                case 'h' -> (char) ('0' + digit + (c >= '5' ? 5 : 0));
                default ->
                    isDigit(c) ? (char) ('0' + digit) : sameCase(members(c).charAt(digit), c);
            };
        }

        private static char sameCase(char capital, char original) {
            return original >= 'a' && original <= 'z' ? (char) (capital + 32) : capital;
        }

        private void writeDate(int chosen) {
            boolean days = signs.indexOf('D') >= 0;
            LocalDate date = days ? LocalDate.ofYearDay(year, chosen + 1) : LocalDate.of(year, chosen + 1, 1);
            if (signs.indexOf('L') >= 0) {
                int at = positions[signs.indexOf('L')];
                text[at] = sameCase(ITALIAN_MONTHS.charAt(date.getMonthValue() - 1), text[at]);
            } else {
                writeNumber('M', date.getMonthValue() + monthAdded);
            }
            if (days) writeNumber('D', date.getDayOfMonth() + dayAdded);
        }

        private void writeNumber(char sign, int number) {
            int rest = number;
            for (int i = signs.length() - 1; i >= 0; i--) {
                if (signs.charAt(i) != sign) continue;
                text[positions[i]] = (char) ('0' + rest % 10);
                rest /= 10;
            }
        }

        /** How many combinations of check characters there are. */
        int checks() {
            int count = 1;
            for (int i = 0; i < signs.length(); i++)
                if (signs.charAt(i) == 'c') count *= checksAt(positions[i]).length();
            return count;
        }

        private String checksAt(int at) {
            return isDigit(text[at]) ? DIGITS : LETTERS;
        }

        /** With other check characters: the combination of a number below {@link #checks}. */
        String checked(int number) {
            int rest = number;
            for (int i = signs.length() - 1; i >= 0; i--) {
                if (signs.charAt(i) != 'c') continue;
                int at = positions[i];
                String members = checksAt(at);
                text[at] = sameCase(members.charAt(rest % members.length()), text[at]);
                rest /= members.length();
            }
            return new String(text);
        }
    }
}
