package io.understudy.mask;

import java.util.Locale;
import java.util.Set;

/** Replaces the words of a company's name that are not a legal form or a trade by family names of the same script, case pattern and about the same length. For one thread. */
final class CompanyMask implements TextMask {
    private static final String FORMS =
            " gmbh ag kg ohg gbr ug se ev e.v. mbh co co. cie inc inc. corp corp. corporation llc llp lp ltd ltd. limited plc pllc pty pvt bhd sdn"
                    + " sa s.a. sas s.a.s. sarl s.a.r.l. eurl sci snc srl s.r.l. spa s.p.a. sl s.l. slu s.l.u. scl nv n.v. bv b.v. vof cv as a/s aps ab oy oyj asa hf kft zrt nyrt bt"
                    + " sp. z o.o. sa. s.c. sro s.r.o. a.s. d.o.o. doo d.d. ltda ltda. me eireli s/a cv. ооо оао зао пао ао ип тоо тов ooo oao zao pao фоп";
    private static final String TRADES =
            " group holding holdings gruppe groupe grupo gruppo international global worldwide europe deutschland france uk usa bank versicherung insurance assurances consulting"
                    + " consultants solutions systems services service software technologies technology tech digital media labs studio studios partners partner industries industrie engineering energy power pharma health"
                    + " clinic klinik hospital foods food trading handel import export logistics logistik transport transporte transports bau construction design marketing management capital ventures invest investments"
                    + " finance financial real estate immobilien hotel restaurant cafe bakery bäckerei apotheke pharmacy garage auto motors airlines airways university universität school schule foundation stiftung"
                    + " verein association society brothers bros sons söhne fils hijos hermanos and und et y e & the of der die das von für for le la les el los de del van och og i и und. + - – / , ";
    private static final Set<String> KEPT = Set.of((FORMS + TRADES).strip().split("\\s+"));
    private static final String[] EASTERN_FORMS = {
        "株式会社", "有限会社", "合同会社", "(株)", "（株）", "有限公司", "股份", "集团", "公司", "科技", "银行", "銀行", "주식회사", "(주)", "㈜", "บริษัท",
        "จำกัด", "شركة", "बैंक"
    };

    private final Prf prf;
    private final StringBuilder output = new StringBuilder();

    CompanyMask(DomainKey key) {
        prf = key.prf("company");
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        output.setLength(0);
        int at = 0;
        while (at < value.length()) {
            int end = at;
            while (end < value.length() && !Margins.isSpace(value.charAt(end))) end++;
            appendToken(value, at, end);
            while (end < value.length() && Margins.isSpace(value.charAt(end))) output.append(value.charAt(end++));
            at = end;
        }
        if (value.indexOf('@') >= 0) Scramble.disarm(output);
        return Scramble.cutSafely(output.toString(), room);
    }

    private void appendToken(String value, int from, int to) {
        int end = to;
        while (end > from && ",;)".indexOf(value.charAt(end - 1)) >= 0) end--;
        int start = from;
        while (start < end && "(\"".indexOf(value.charAt(start)) >= 0) start++;
        output.append(value, from, start);
        if (KEPT.contains(value.substring(start, end).toLowerCase(Locale.ROOT))) output.append(value, start, end);
        else appendWords(value, start, end);
        output.append(value, end, to);
    }

    /** Runs of letters, each by itself: "Meyer-Werft", "M&S". A single letter, and what has digits, becomes another. */
    private void appendWords(String value, int from, int to) {
        int at = from;
        while (at < to) {
            int form = easternForm(value, at);
            if (form > 0) {
                output.append(value, at, at + form);
                at += form;
                continue;
            }
            int end = at;
            while (end < to && isWord(value, end) && easternForm(value, end) == 0)
                end += Character.charCount(value.codePointAt(end));
            if (end > at) {
                NamePool.appendLike(value, at, end, prf, output);
                at = end;
            } else {
                int c = value.codePointAt(at);
                prf.ofFolded(value, at, at + Character.charCount(c));
                output.appendCodePoint(Alphabet.draw(c, prf));
                at += Character.charCount(c);
            }
        }
    }

    private static boolean isWord(String value, int at) {
        int c = value.codePointAt(at);
        int type = Character.getType(c);
        return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static int easternForm(String value, int at) {
        if (value.charAt(at) < 0x80 && value.charAt(at) != '(') return 0;
        for (String form : EASTERN_FORMS) if (value.startsWith(form, at)) return form.length();
        return 0;
    }
}
