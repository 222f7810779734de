package io.understudy.identify;

import io.understudy.identify.Recogniser.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers that money goes by: payment cards, IBANs, BICs, and value added tax. */
public final class MoneyNumbers {
    /** ISO 9362: bank, country, place, and perhaps a branch. */
    private static final Pattern BIC = Pattern.compile("[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    /** The SWIFT registry's countries with the length of their IBANs. */
    private static final String LENGTHS =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27"
                    + " GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24"
                    + " PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static final Map<String, Integer> LENGTH_OF_COUNTRY = new HashMap<>();

    static {
        for (String entry : List.of(LENGTHS.split(" ")))
            LENGTH_OF_COUNTRY.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
    }

    /** The European Union's and its neighbours' forms (VIES), as the invoice has them: with the country in front. */
    private static final Pattern VAT = Pattern.compile(
            "ATU[0-9]{8}|BE[01][0-9]{9}|BG[0-9]{9,10}|CHE[0-9]{9}(MWST|TVA|IVA)?|CY[0-9]{8}[A-Z]|CZ[0-9]{8,10}|DE[0-9]{9}|DK[0-9]{8}|EE[0-9]{9}"
                    + "|(EL|GR)[0-9]{9}|ES[A-Z0-9][0-9]{7}[A-Z0-9]|FI[0-9]{8}|FR[A-Z0-9]{2}[0-9]{9}|GB([0-9]{9}|[0-9]{12}|GD[0-9]{3}|HA[0-9]{3})|HR[0-9]{11}|HU[0-9]{8}|IE[0-9][A-Z0-9+*][0-9]{5}[A-Z]{1,2}"
                    + "|IT[0-9]{11}|LT([0-9]{9}|[0-9]{12})|LU[0-9]{8}|LV[0-9]{11}|MT[0-9]{8}|NL[0-9]{9}B[0-9]{2}|NO[0-9]{9}(MVA)?|PL[0-9]{10}|PT[0-9]{9}|RO[0-9]{2,10}|SE[0-9]{12}|SI[0-9]{8}|SK[0-9]{10}|XI[0-9]{9}");

    private MoneyNumbers() {}

    static List<Recogniser> all() {
        return List.of(
                new Recogniser("payment card", Kind.CARD, "9999999999999999", 0.029, MoneyNumbers::isCard),
                new Recogniser("IBAN", Kind.IBAN, "DE99999999999999999999", 0.0103, MoneyNumbers::isIban),
                new Recogniser("BIC", Kind.BIC, "AAAAAAAA", 0.37, MoneyNumbers::isBic),
                new Recogniser("VAT id", Kind.TAX_ID, "DE999999999", 0.1, MoneyNumbers::isVat));
    }

    /** Whether it has a right check digit (Luhn), the first digits of an issuer, and that issuer's length. Spaces and dashes may part the digits. */
    public static boolean isCard(String text) {
        String digits = text.length() > 40 ? text : text.replace(" ", "").replace("-", "");
        return digits.length() >= 12
                && digits.length() <= 19
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && isIssued(digits)
                && CheckDigits.luhn(digits);
    }

    /** Issuer ranges of ISO/IEC 7812 as the networks publish them: Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro, Mir, RuPay, Troy, Elo. */
    private static boolean isIssued(String digits) {
        int length = digits.length();
        int two = Shapes.number(digits, 0, 2);
        int four = Shapes.number(digits, 0, 4);
        if (digits.charAt(0) == '4') return length == 13 || length == 16 || length == 19;
        if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length == 16;
        if (two == 34 || two == 37) return length == 15;
        if (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059)) return length >= 14;
        if (four == 6011 || two == 65 || (four >= 6440 && four <= 6499)) return length >= 16;
        if (four >= 3528 && four <= 3589) return length >= 16;
        if (four >= 2200 && four <= 2204) return length >= 16;
        if (two == 62 || two == 60 || two == 81 || two == 82) return length >= 16;
        if (four == 9792) return length == 16;
        return two == 50 || (two >= 56 && two <= 58) || two == 63 || two == 67;
    }

    /** Whether it is an IBAN (ISO 13616) as long as its country's are, with right check digits; spaces may part it. */
    public static boolean isIban(String text) {
        String compact = text.length() > 68 ? text : text.replace(" ", "").toUpperCase(Locale.ROOT);
        if (compact.length() < 15 || compact.length() > 34) return false;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            if (i < 2 ? !letter : i < 4 ? !digit : !letter && !digit) return false;
        }
        Integer length = LENGTH_OF_COUNTRY.get(compact.substring(0, 2));
        return length != null
                && length == compact.length()
                && CheckDigits.remainder97(compact.substring(4) + compact.substring(0, 4)) == 1;
    }

    static boolean isBic(String text) {
        return BIC.matcher(text).matches() && COUNTRIES.contains(text.substring(4, 6));
    }

    private static final java.util.Set<String> COUNTRIES = java.util.Set.of(Locale.getISOCountries());

    static boolean isVat(String text) {
        String compact = Shapes.compact(text);
        if (!VAT.matcher(compact).matches()) return false;
        return !compact.matches("DE[0-9]{9}") || CheckDigits.mod11and10(compact.substring(2));
    }
}
