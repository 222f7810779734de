package io.understudy.identify;

import static io.understudy.identify.CheckDigits.digit;
import static io.understudy.identify.CheckDigits.weighted;
import static io.understudy.identify.Shapes.date;
import static io.understudy.identify.Shapes.digits;
import static io.understudy.identify.Shapes.number;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** National identifiers of Europe, each with the check that its authority publishes. All of them read compact text: capitals, no separators. */
final class EuropeanIds {
    private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String FINNISH_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final Pattern NINO =
            Pattern.compile("(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]");
    private static final Pattern FISCAL_CODE =
            Pattern.compile("[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]");
    private static final Pattern FINNISH = Pattern.compile("[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]");
    /** What stands for the odd places of an Italian fiscal code, by letter; digits have those of the first ten letters. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private static final Set<String> BSN_NOBODY = Set.of("000000000");

    private EuropeanIds() {}

    static List<Recogniser> all() {
        return List.of(
                id("UK NHS number", "9999999999", 0.091, EuropeanIds::nhs),
                id("UK NINO", "AA999999A", 0.10, text -> NINO.matcher(text).matches()),
                id("German tax id", "99999999999", 0.0026, EuropeanIds::steuerId),
                id("French NIR", "999999999999999", 0.0031, EuropeanIds::nir),
                id("Spanish DNI", "99999999A", 0.0385, EuropeanIds::dni),
                id("Spanish NIE", "X9999999A", 0.0385, EuropeanIds::nie),
                id("Italian fiscal code", "AAAAAA99A99A999A", 0.0178, EuropeanIds::fiscalCode),
                id("Dutch BSN", "999999999", 0.0909, EuropeanIds::bsn),
                id("Polish PESEL", "99999999999", 0.0183, EuropeanIds::pesel),
                id("Swedish personnummer", "9999999999", 0.0073, EuropeanIds::personnummer),
                id("Belgian national number", "99999999999", 0.0008, EuropeanIds::belgian),
                id("Swiss AHV number", "7569999999999", 0.1, EuropeanIds::ahv),
                id("Norwegian fødselsnummer", "99999999999", 0.00033, EuropeanIds::norwegian),
                new Recogniser(
                        "Finnish henkilötunnus",
                        Recogniser.Kind.NATIONAL_ID,
                        "999999-999N",
                        0.0008,
                        text -> finnish(text.toUpperCase(java.util.Locale.ROOT))),
                new Recogniser(
                        "Danish CPR",
                        Recogniser.Kind.NATIONAL_ID,
                        "999999-9999",
                        0.0366,
                        text -> text.matches("[0-9]{6}-[0-9]{4}") && date(text, 4, 2, 0)),
                new Recogniser(
                        "Czech or Slovak birth number",
                        Recogniser.Kind.NATIONAL_ID,
                        "999999/9999",
                        0.0120,
                        EuropeanIds::czech),
                id("Irish PPS number", "9999999A", 0.0385, EuropeanIds::pps),
                id("Austrian insurance number", "9999999999", 0.0033, EuropeanIds::austrian),
                id("Estonian or Lithuanian code", "99999999999", 0.0022, EuropeanIds::baltic),
                id("Croatian OIB", "99999999999", 0.1, text -> digits(text, 11) && CheckDigits.mod11and10(text)),
                id("Slovenian EMŠO", "9999999999999", 0.0033, EuropeanIds::emso),
                id("Romanian CNP", "9999999999999", 0.0026, EuropeanIds::cnp),
                id("Bulgarian EGN", "9999999999", 0.011, EuropeanIds::egn),
                id(
                        "Greek AMKA",
                        "99999999999",
                        0.0037,
                        text -> digits(text, 11) && date(text, 4, 2, 0) && CheckDigits.luhn(text)),
                id("Ukrainian RNOKPP", "9999999999", 0.1, EuropeanIds::rnokpp),
                id("Russian SNILS", "99999999999", 0.0099, EuropeanIds::snils),
                tax("Russian INN", "999999999999", 0.01, EuropeanIds::inn),
                id("Turkish identity number", "99999999999", 0.009, EuropeanIds::turkish),
                tax("Portuguese NIF", "999999999", 0.091, EuropeanIds::nif));
    }

    private static Recogniser id(String name, String shape, double chance, Predicate<String> compact) {
        return new Recogniser(
                name, Recogniser.Kind.NATIONAL_ID, shape, chance, text -> compact.test(Shapes.compact(text)));
    }

    private static Recogniser tax(String name, String shape, double chance, Predicate<String> compact) {
        return new Recogniser(name, Recogniser.Kind.TAX_ID, shape, chance, text -> compact.test(Shapes.compact(text)));
    }

    static boolean nhs(String text) {
        if (!digits(text, 10) || Shapes.repeats(text)) return false;
        return (11 - weighted(text, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 == digit(text, 9);
    }

    /** Of the first ten digits exactly one occurs twice or thrice, and the others at most once. */
    static boolean steuerId(String text) {
        if (!digits(text, 11) || text.charAt(0) == '0') return false;
        int[] count = new int[10];
        for (int i = 0; i < 10; i++) count[digit(text, i)]++;
        int twice = 0;
        int thrice = 0;
        for (int each : count) {
            if (each > 3) return false;
            if (each == 2) twice++;
            if (each == 3) thrice++;
        }
        return twice + thrice == 1 && CheckDigits.mod11and10(text);
    }

    static boolean nir(String text) {
        if (!text.matches("[1-478][0-9]{2}(0[1-9]|1[0-2]|[2-4][0-9]|5[0-9]|6[0-2])([0-9]{2}|2A|2B)[0-9]{8}"))
            return false;
        boolean a = text.startsWith("2A", 5);
        boolean b = text.startsWith("2B", 5);
        long number = Long.parseLong(text.substring(0, 13).replace("2A", "19").replace("2B", "18"));
        if (!a && !b) number = Long.parseLong(text.substring(0, 13));
        return 97 - number % 97 == number(text, 13, 15);
    }

    static boolean dni(String text) {
        return text.matches("[0-9]{8}[A-Z]") && SPANISH_LETTERS.charAt(number(text, 0, 8) % 23) == text.charAt(8);
    }

    static boolean nie(String text) {
        if (!text.matches("[XYZ][0-9]{7}[A-Z]")) return false;
        return dni((char) (text.charAt(0) - 'X' + '0') + text.substring(1));
    }

    static boolean fiscalCode(String text) {
        if (!FISCAL_CODE.matcher(text).matches()) return false;
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = text.charAt(i);
            int place = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[place] : place;
        }
        return text.charAt(15) == 'A' + sum % 26;
    }

    static boolean bsn(String text) {
        return digits(text, 9) && !BSN_NOBODY.contains(text) && weighted(text, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
    }

    /** The month says the century: plus 80 for the 19th, 20 for the 21st. */
    static boolean pesel(String text) {
        if (!digits(text, 11)) return false;
        int month = number(text, 2, 4);
        return date(2000 + number(text, 0, 2), month % 20, number(text, 4, 6))
                && weighted(text, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
    }

    /** A coordination number adds 60 to the day. */
    static boolean personnummer(String text) {
        String ten = text.replace("+", "");
        if (ten.length() == 12 && (ten.startsWith("19") || ten.startsWith("20"))) ten = ten.substring(2);
        if (!digits(ten, 10)) return false;
        int day = number(ten, 4, 6);
        return date(2000 + number(ten, 0, 2), number(ten, 2, 4), day > 60 ? day - 60 : day) && CheckDigits.luhn(ten);
    }

    static boolean belgian(String text) {
        if (!digits(text, 11) || !date(text, 0, 2, 4)) return false;
        int check = number(text, 9, 11);
        long number = Long.parseLong(text.substring(0, 9));
        return 97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check;
    }

    static boolean ahv(String text) {
        return digits(text, 13)
                && text.startsWith("756")
                && weighted(text, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
    }

    /** A D-number adds 40 to the day. */
    static boolean norwegian(String text) {
        if (!digits(text, 11)) return false;
        int day = number(text, 0, 2);
        return date(2000 + number(text, 4, 6), number(text, 2, 4), day > 40 ? day - 40 : day)
                && weighted(text, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
                && weighted(text, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    static boolean finnish(String text) {
        if (!FINNISH.matcher(text).matches() || !date(text, 4, 2, 0)) return false;
        int number = Integer.parseInt(text.substring(0, 6) + text.substring(7, 10));
        return FINNISH_LETTERS.charAt(number % 31) == text.charAt(10);
    }

    /** Women have 50 added to the month; where the days of a month ran out, 20 more. */
    static boolean czech(String text) {
        if (!text.matches("[0-9]{6}/?[0-9]{4}")) return false;
        String ten = text.replace("/", "");
        int month = number(ten, 2, 4) % 50;
        return date(2000 + number(ten, 0, 2), month > 20 ? month - 20 : month, number(ten, 4, 6))
                && Long.parseLong(ten) % 11 == 0;
    }

    static boolean pps(String text) {
        if (!text.matches("[0-9]{7}[A-W][A-IW]?")) return false;
        int second = text.length() == 9 && text.charAt(8) != 'W' ? text.charAt(8) - 'A' + 1 : 0;
        int sum = weighted(text, 8, 7, 6, 5, 4, 3, 2) + 9 * second;
        return (sum % 23 == 0 ? 'W' : 'A' + sum % 23 - 1) == text.charAt(7);
    }

    static boolean austrian(String text) {
        return digits(text, 10)
                && text.charAt(0) != '0'
                && date(text, 8, 6, 4)
                && weighted(text, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == digit(text, 3);
    }

    static boolean baltic(String text) {
        if (!digits(text, 11) || text.charAt(0) < '1' || text.charAt(0) > '6' || !date(text, 1, 3, 5)) return false;
        int check = weighted(text, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        if (check == 10) check = weighted(text, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
        return check == digit(text, 10);
    }

    static boolean emso(String text) {
        if (!digits(text, 13)) return false;
        int year = number(text, 4, 7);
        return date((year < 800 ? 2000 : 1000) + year, number(text, 2, 4), number(text, 0, 2))
                && (11 - weighted(text, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == digit(text, 12);
    }

    static boolean cnp(String text) {
        if (!digits(text, 13) || text.charAt(0) == '0' || !date(text, 1, 3, 5)) return false;
        int check = weighted(text, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return (check == 10 ? 1 : check) == digit(text, 12);
    }

    static boolean egn(String text) {
        if (!digits(text, 10)) return false;
        int month = number(text, 2, 4);
        return date(
                        2000 + number(text, 0, 2),
                        month > 40 ? month - 40 : month > 20 ? month - 20 : month,
                        number(text, 4, 6))
                && weighted(text, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(text, 9);
    }

    static boolean rnokpp(String text) {
        return digits(text, 10)
                && !Shapes.repeats(text)
                && Math.floorMod(weighted(text, -1, 5, 7, 9, 4, 6, 10, 5, 7), 11) % 10 == digit(text, 9);
    }

    static boolean snils(String text) {
        if (!digits(text, 11) || Shapes.repeats(text.substring(0, 9))) return false;
        return weighted(text, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100 == number(text, 9, 11);
    }

    static boolean inn(String text) {
        return digits(text, 12)
                && !Shapes.repeats(text)
                && weighted(text, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(text, 10)
                && weighted(text, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(text, 11);
    }

    static boolean turkish(String text) {
        if (!digits(text, 11) || text.charAt(0) == '0') return false;
        int odd = weighted(text, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        int even = weighted(text, 0, 1, 0, 1, 0, 1, 0, 1);
        int ninth = Math.floorMod(7 * odd - even, 10);
        return ninth == digit(text, 9) && (odd + even + ninth) % 10 == digit(text, 10);
    }

    static boolean nif(String text) {
        if (!digits(text, 9) || text.charAt(0) == '0') return false;
        int check = 11 - weighted(text, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (check > 9 ? 0 : check) == digit(text, 8);
    }
}
