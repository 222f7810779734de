package io.understudy.mask;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How numbers of a country calling code (ITU-T E.164) are written, and which of them nobody has: the ranges that regulators set aside for films and books.
 *
 * @param code the calling code
 * @param trunk the digit that comes before a national number at home, or empty
 * @param fictitious national numbers with {@code X} for any digit and {@code A} for a digit of an area code; empty where the country has none
 */
record DialingPlan(String code, String trunk, List<String> fictitious) {
    /**
     * NANP: 555-0100 to 0199 (ATIS-0300115). 44: Ofcom, "Telephone numbers for use in TV and radio drama programmes". 33: Arcep, decision 2018-0881. 49: Bundesnetzagentur, Mitteilung 148/2021.
     * 61: ACMA, "Phone numbers for use in TV shows, films and creative works". 46: PTS, "Telefonnummer för användning i film och litteratur". 353: ComReg.
     */
    private static final Map<String, List<String>> FICTITIOUS = Map.of(
            "1", List.of("AAA55501XX", "55501XX"),
            "44",
                    List.of(
                            "2079460XXX",
                            "1134960XXX",
                            "1144960XXX",
                            "1154960XXX",
                            "1164960XXX",
                            "1174960XXX",
                            "1184960XXX",
                            "1214960XXX",
                            "1314960XXX",
                            "1414960XXX",
                            "1514960XXX",
                            "1614960XXX",
                            "1914980XXX",
                            "2896496XXX",
                            "2920180XXX",
                            "1632960XXX",
                            "7700900XXX",
                            "8081570XXX",
                            "9098790XXX",
                            "3069990XXX"),
            "33", List.of("19900XXXX", "26191XXXX", "35301XXXX", "46571XXXX", "53649XXXX", "63998XXXX"),
            "49",
                    List.of(
                            "3023125XXX",
                            "6990009XXX",
                            "4066969XXX",
                            "2214710XXX",
                            "8999998XXX",
                            "17139200XX",
                            "176040690XX",
                            "15228817386",
                            "15228895456",
                            "15254599371"),
            "61",
                    List.of(
                            "25550XXXX",
                            "35550XXXX",
                            "75550XXXX",
                            "85550XXXX",
                            "27010XXXX",
                            "37010XXXX",
                            "77010XXXX",
                            "87010XXXX",
                            "491570006",
                            "491570156",
                            "491570157",
                            "491570158",
                            "491570159",
                            "491570110"),
            "46",
                    List.of(
                            "3139006XX",
                            "8465004XX",
                            "4062804XX",
                            "9803192XX",
                            "70174061X",
                            "70174063X",
                            "70174065X",
                            "70174067X"),
            "353", List.of("2091XXXXX"));

    /** Area codes in use in the United States, so that what was a well-formed number stays one. */
    private static final String AREAS =
            "201202203205206207208209210212213214215216217218219224225228229231234239240248251252253254256260262267269270276281301302303304305307308309310312313314315"
                    + "316317318319320321323325330331334336337339347351352360361386401402404405406407408409410412413414415417419423424425430432434435440443469478479480484501502503504505507508509510512"
                    + "513515516517518520530540541551559561562563567570571573574575580585586601602603605606607608609610612614615616617618619620623626630631636641646650651660661662678682701702703704706"
                    + "707708712713714715716717718719720724727731732734740754757760763765770772773774775781785786801802803804805806808810812813814815816817818828830831832843845847848850856857858859860"
                    + "862863864865870901903904906907908909910912913914915916917918919920925928931936937940941947949951952954956970971972973978979980985989";

    /** Country, calling code, and the trunk digit after a colon. */
    private static final String COUNTRIES =
            "US1:1 CA1:1 GB44:0 IE353:0 AU61:0 NZ64:0 DE49:0 AT43:0 CH41:0 FR33:0 BE32:0 NL31:0 LU352 ES34 PT351 IT39 GR30 CY357 MT356 DK45 NO47 SE46:0 FI358:0 IS354 PL48 CZ420 SK421:0"
                    + " HU36 RO40:0 BG359:0 HR385:0 SI386:0 RS381:0 BA387:0 ME382:0 MK389:0 AL355:0 EE372 LV371 LT370 UA380:0 BY375 MD373:0 RU7:8 KZ7:8 GE995:0 AM374:0 AZ994:0 TR90:0 IL972:0 PS970:0 JO962:0"
                    + " LB961:0 SY963:0 IQ964:0 IR98:0 SA966:0 AE971:0 QA974 KW965 BH973 OM968 YE967:0 EG20:0 MA212:0 DZ213:0 TN216 LY218:0 ZA27:0 NG234:0 KE254:0 GH233:0 ET251:0 TZ255:0 UG256:0 SN221 CI225"
                    + " CM237 IN91:0 PK92:0 BD880:0 LK94:0 NP977:0 AF93:0 CN86:0 HK852 MO853 TW886:0 JP81:0 KR82:0 MN976:0 TH66:0 VN84:0 MY60:0 SG65 ID62:0 PH63:0 KH855:0 LA856:0 MM95:0 UZ998 KG996:0 TJ992"
                    + " TM993 BR55:0 AR54:0 CL56 CO57 PE51:0 VE58:0 EC593:0 BO591 PY595:0 UY598:0 CR506 PA507 GT502 SV503 HN504 NI505 MX52 CU53:0 DO1:1 PR1:1 JM1:1";

    private static final String TWO_DIGIT_CODES =
            " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";
    private static final Map<String, DialingPlan> BY_COUNTRY = new HashMap<>();
    private static final Map<String, DialingPlan> BY_CODE = new HashMap<>();

    static {
        for (String entry : List.of(COUNTRIES.split(" "))) {
            int colon = entry.indexOf(':');
            String code = entry.substring(2, colon < 0 ? entry.length() : colon);
            DialingPlan plan = new DialingPlan(
                    code, colon < 0 ? "" : entry.substring(colon + 1), FICTITIOUS.getOrDefault(code, List.of()));
            Locale country = Locale.of("", entry.substring(0, 2));
            BY_COUNTRY.put(country.getCountry(), plan);
            BY_COUNTRY.put(country.getISO3Country(), plan);
            BY_COUNTRY.put(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), plan);
            BY_CODE.putIfAbsent(code, plan);
        }
        BY_COUNTRY.put("UK", BY_COUNTRY.get("GB"));
        BY_COUNTRY.put("USA", BY_COUNTRY.get("US"));
    }

    /** The plan of a country by its ISO 3166 code of two or three letters or its English name, in any case; null if unknown. */
    static @Nullable DialingPlan ofCountry(String country) {
        return BY_COUNTRY.get(country.strip().toUpperCase(Locale.ROOT));
    }

    /** The plan that an international number begins with; one without trunk and fictitious numbers for a code that we do not know; null if it begins with none. */
    static @Nullable DialingPlan ofNumber(String digits) {
        if (digits.length() < 3 || digits.charAt(0) == '0') return null;
        boolean one = digits.charAt(0) == '1' || digits.charAt(0) == '7';
        String code =
                digits.substring(0, one ? 1 : TWO_DIGIT_CODES.contains(" " + digits.substring(0, 2) + " ") ? 2 : 3);
        DialingPlan known = BY_CODE.get(code);
        return known != null ? known : new DialingPlan(code, "", List.of());
    }

    /**
     * A national number that nobody has, of the same length and if possible with the same first digit; where the country has none, any number.
     *
     * @param national digits without calling code and trunk
     * @param prf fed with the number before
     */
    String replacement(String national, Prf prf) {
        String template = template(national, prf);
        StringBuilder result = new StringBuilder(national.length());
        int area = 3 * prf.below(AREAS.length() / 3);
        for (int i = 0; i < national.length(); i++) {
            char c = i < template.length() ? template.charAt(i) : 'X';
            int drawn = prf.below(10);
            if (c == 'A') result.append(AREAS.charAt(area + i));
            else if (c == 'X') result.append((char) ('0' + drawn));
            else result.append(c);
        }
        // A number without a range of its own keeps its first digit: it tells mobile from fixed, and zeros in front are
        // format.
        return template.isEmpty() && !national.isEmpty() ? national.charAt(0) + result.substring(1) : result.toString();
    }

    /** A range for numbers of this length, with the same start if there is one; for a number of a wrong length any, so that it stays wrong: the beginning of a range, or more than all of it. */
    private String template(String national, Prf prf) {
        int choice = prf.below(1 << 16);
        int alike = 0;
        int asLong = 0;
        for (int i = 0; i < fictitious.size(); i++) {
            if (!isAsLong(i, national)) continue;
            asLong++;
            if (startsAlike(i, national)) alike++;
        }
        int matches = alike > 0 ? alike : asLong > 0 ? asLong : fictitious.size();
        if (matches == 0) return "";
        int skip = choice % matches;
        for (int i = 0; ; i++) {
            boolean matching = (asLong == 0 || isAsLong(i, national)) && (alike == 0 || startsAlike(i, national));
            if (matching && skip-- == 0) return fictitious.get(i);
        }
    }

    private boolean isAsLong(int range, String national) {
        return fictitious.get(range).length() == national.length();
    }

    private boolean startsAlike(int range, String national) {
        char start = fictitious.get(range).charAt(0);
        return start == 'A' || start == national.charAt(0);
    }
}
