package io.understudy.identify;

import io.understudy.identify.Recogniser.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Numbers of things that lead to their owners: telephones, vehicles, passports. */
final class ThingNumbers {
    private static final String VIN_VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] MRZ_WEIGHTS = {7, 3, 1};
    private static final Pattern MRZ_NAMES = Pattern.compile("[PVIAC][A-Z<][A-Z<]{3}[A-Z<]{31,39}");
    private static final Pattern MRZ_NUMBERS =
            Pattern.compile("[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{8,16}");

    private ThingNumbers() {}

    static List<Recogniser> all() {
        return List.of(
                new Recogniser("IMEI", Kind.DEVICE_ID, "999999999999999", 0.1, ThingNumbers::isImei),
                new Recogniser("VIN", Kind.VEHICLE, "1HGCM82633A999999", 0.091, ThingNumbers::isVin),
                new Recogniser(
                        "machine-readable passport line",
                        Kind.PASSPORT,
                        "AA99999999UTO9901019F9901019<<<<<<<<<<<<<<99",
                        0.00095,
                        ThingNumbers::isMrz));
    }

    static boolean isImei(String text) {
        String compact = Shapes.compact(text);
        return Shapes.digits(compact, 15) && !Shapes.repeats(compact) && CheckDigits.luhn(compact);
    }

    /** ISO 3779 with the check digit of 49 CFR 565, which American and Asian makers set, and European ones often do not. */
    static boolean isVin(String text) {
        if (!text.matches("[A-HJ-NPR-Z0-9]{17}") || Shapes.repeats(text)) return false;
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += VIN_WEIGHTS[i] * value(text.charAt(i));
        int check = sum % 11;
        return text.charAt(8) == (check == 10 ? 'X' : (char) ('0' + check));
    }

    private static int value(char c) {
        return c <= '9' ? c - '0' : VIN_VALUES.indexOf(c) % 10;
    }

    /** ICAO 9303: the line with the names, or the one with numbers and check digits, or both. */
    static boolean isMrz(String text) {
        return text.lines().map(String::strip).anyMatch(line -> isNames(line) || isNumbers(line));
    }

    private static boolean isNames(String line) {
        return MRZ_NAMES.matcher(line).matches() && line.contains("<<");
    }

    private static boolean isNumbers(String line) {
        return MRZ_NUMBERS.matcher(line).matches()
                && checks(line, 0, 9)
                && checks(line, 13, 19)
                && checks(line, 21, 27);
    }

    private static boolean checks(String line, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            sum += MRZ_WEIGHTS[(i - from) % 3] * (c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10);
        }
        return sum % 10 == line.charAt(to) - '0';
    }
}
