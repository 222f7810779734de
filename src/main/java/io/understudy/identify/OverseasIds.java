package io.understudy.identify;

import static io.understudy.identify.CheckDigits.digit;
import static io.understudy.identify.CheckDigits.weighted;
import static io.understudy.identify.Shapes.date;
import static io.understudy.identify.Shapes.digits;
import static io.understudy.identify.Shapes.number;

import io.understudy.identify.Recogniser.Kind;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** National identifiers of the Americas, Asia, Africa and Oceania, each with the check that its authority publishes. Most read compact text: capitals, no separators. */
final class OverseasIds {
    private static final Pattern SSN = Pattern.compile("(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}");
    private static final Pattern ITIN =
            Pattern.compile("9[0-9]{2}-(5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-2]|9[4-9])-[0-9]{4}");
    private static final Pattern PAN = Pattern.compile("[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]");
    private static final Pattern CURP = Pattern.compile("[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]");
    private static final Pattern RFC = Pattern.compile("[A-ZÑ&]{4}[0-9]{6}[0-9A-Z]{2}[0-9A]");
    private static final String CHINESE_CHECKS = "10X98765432";
    private static final String CURP_LETTERS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    private static final String RFC_LETTERS = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
    private static final String TAIWANESE_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    private OverseasIds() {}

    static List<Recogniser> all() {
        return List.of(
                new Recogniser(
                        "US SSN",
                        Kind.NATIONAL_ID,
                        "999-99-9999",
                        0.889,
                        text -> SSN.matcher(text).matches()),
                new Recogniser(
                        "US ITIN",
                        Kind.NATIONAL_ID,
                        "999-99-9999",
                        0.044,
                        text -> ITIN.matcher(text).matches()),
                id(
                        "Canadian SIN",
                        "999999999",
                        0.08,
                        text -> digits(text, 9)
                                && text.charAt(0) != '0'
                                && text.charAt(0) != '8'
                                && CheckDigits.luhn(text)),
                id("Brazilian CPF", "99999999999", 0.01, OverseasIds::cpf),
                tax("Brazilian CNPJ", "99999999999999", 0.01, OverseasIds::cnpj),
                id("Mexican CURP", "AAAA999999AAAAAANN", 0.0003, OverseasIds::curp),
                tax("Mexican RFC", "AAAA999999NNN", 0.0012, OverseasIds::rfc),
                tax("Argentine CUIT", "99999999999", 0.0073, OverseasIds::cuit),
                id("Chilean RUT", "99999999N", 0.0278, OverseasIds::rut),
                id(
                        "Indian Aadhaar",
                        "999999999999",
                        0.08,
                        text -> digits(text, 12) && text.charAt(0) > '1' && CheckDigits.verhoeff(text)),
                tax("Indian PAN", "AAAAA9999A", 0.385, text -> PAN.matcher(text).matches()),
                id("Chinese identity number", "999999999999999999", 0.00006, OverseasIds::chinese),
                id("Korean registration number", "9999999999999", 0.0028, OverseasIds::korean),
                id("Japanese My Number", "999999999999", 0.1, OverseasIds::myNumber),
                id("Taiwanese identity number", "A999999999", 0.04, OverseasIds::taiwanese),
                id("Thai identity number", "9999999999999", 0.1, OverseasIds::thai),
                id("Hong Kong identity card", "A999999N", 0.0278, OverseasIds::hongKong),
                id("Singapore NRIC", "S9999999A", 0.0385, OverseasIds::nric),
                id(
                        "Israeli identity number",
                        "999999999",
                        0.1,
                        text -> digits(text, 9) && !Shapes.repeats(text) && CheckDigits.luhn(text)),
                id("South African identity number", "9999999999999", 0.00073, OverseasIds::southAfrican),
                tax(
                        "Australian TFN",
                        "999999999",
                        0.0909,
                        text -> digits(text, 9)
                                && !Shapes.repeats(text)
                                && weighted(text, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0),
                id("Australian Medicare number", "9999999999", 0.05, OverseasIds::medicare));
    }

    private static Recogniser id(String name, String shape, double chance, Predicate<String> compact) {
        return new Recogniser(name, Kind.NATIONAL_ID, shape, chance, text -> compact.test(Shapes.compact(text)));
    }

    private static Recogniser tax(String name, String shape, double chance, Predicate<String> compact) {
        return new Recogniser(name, Kind.TAX_ID, shape, chance, text -> compact.test(Shapes.compact(text)));
    }

    static boolean cpf(String text) {
        if (!digits(text, 11) || Shapes.repeats(text)) return false;
        return weighted(text, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == digit(text, 9)
                && weighted(text, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == digit(text, 10);
    }

    static boolean cnpj(String text) {
        if (!digits(text, 14) || Shapes.repeats(text)) return false;
        int first = weighted(text, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        int second = weighted(text, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (first < 2 ? 0 : 11 - first) == digit(text, 12) && (second < 2 ? 0 : 11 - second) == digit(text, 13);
    }

    static boolean curp(String text) {
        if (!CURP.matcher(text).matches() || !date(text, 4, 6, 8)) return false;
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += CURP_LETTERS.indexOf(text.charAt(i)) * (18 - i);
        return (10 - sum % 10) % 10 == digit(text, 17);
    }

    static boolean rfc(String text) {
        if (!RFC.matcher(text).matches() || !date(text, 4, 6, 8)) return false;
        int sum = 0;
        for (int i = 0; i < 12; i++) sum += RFC_LETTERS.indexOf(text.charAt(i)) * (13 - i);
        int check = (11 - sum % 11) % 11;
        return (check == 10 ? 'A' : (char) ('0' + check)) == text.charAt(12);
    }

    static boolean cuit(String text) {
        if (!digits(text, 11) || !text.matches("(20|23|24|25|26|27|30|33|34).*")) return false;
        int check = 11 - weighted(text, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (check == 11 ? 0 : check == 10 ? 9 : check) == digit(text, 10);
    }

    static boolean rut(String text) {
        if (!text.matches("[0-9]{7,8}[0-9K]")) return false;
        int sum = 0;
        for (int i = 0; i < text.length() - 1; i++) sum += digit(text, text.length() - 2 - i) * (2 + i % 6);
        return "0K987654321".charAt(sum % 11) == text.charAt(text.length() - 1);
    }

    static boolean chinese(String text) {
        if (!text.matches("[1-9][0-9]{16}[0-9X]")) return false;
        int year = number(text, 6, 10);
        if (year < 1900 || year > 2100 || !date(year, number(text, 10, 12), number(text, 12, 14))) return false;
        int sum = weighted(text, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return CHINESE_CHECKS.charAt(sum % 11) == text.charAt(17);
    }

    static boolean korean(String text) {
        return digits(text, 13)
                && date(text, 0, 2, 4)
                && text.charAt(6) != '0'
                && (11 - weighted(text, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10 == digit(text, 12);
    }

    static boolean myNumber(String text) {
        if (!digits(text, 12) || Shapes.repeats(text)) return false;
        int remainder = weighted(text, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (remainder < 2 ? 0 : 11 - remainder) == digit(text, 11);
    }

    static boolean taiwanese(String text) {
        if (!text.matches("[A-Z][1289][0-9]{8}")) return false;
        int letter = 10 + TAIWANESE_LETTERS.indexOf(text.charAt(0));
        return (letter / 10 + letter % 10 * 9 + weighted(text.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1)) % 10 == 0;
    }

    static boolean thai(String text) {
        return digits(text, 13)
                && text.charAt(0) != '0'
                && (11 - weighted(text, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(text, 12);
    }

    static boolean hongKong(String text) {
        String plain = text.replaceAll("[()]", "");
        if (!plain.matches("[A-Z]{1,2}[0-9]{6}[0-9A]")) return false;
        String padded = plain.length() == 8 ? " " + plain : plain;
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            char c = padded.charAt(i);
            sum += (c == ' ' ? 36 : c >= 'A' ? c - 'A' + 10 : c - '0') * (9 - i);
        }
        int check = (11 - sum % 11) % 11;
        return (check == 10 ? 'A' : (char) ('0' + check)) == padded.charAt(8);
    }

    static boolean nric(String text) {
        if (!text.matches("[STFG][0-9]{7}[A-Z]")) return false;
        boolean later = text.charAt(0) == 'T' || text.charAt(0) == 'G';
        int sum = weighted(text.substring(1), 2, 7, 6, 5, 4, 3, 2) + (later ? 4 : 0);
        String letters = text.charAt(0) == 'S' || text.charAt(0) == 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
        return letters.charAt(sum % 11) == text.charAt(8);
    }

    static boolean southAfrican(String text) {
        return digits(text, 13) && date(text, 0, 2, 4) && text.charAt(10) < '2' && CheckDigits.luhn(text);
    }

    static boolean medicare(String text) {
        return (digits(text, 10) || digits(text, 11))
                && text.charAt(0) >= '2'
                && text.charAt(0) <= '6'
                && weighted(text, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(text, 8);
    }
}
