package io.understudy.mask;

/**
 * What is in a column of e-mails and is none: broken before, broken after, in the same way, because spaces, commas and every other sign stay in place. Well-formed addresses
 * inside (a list, {@code Name <address>}) become what they would become alone; of all else, letters and digits are replaced, the first run of them by a token, so that different values stay
 * different; what comes after an at sign ends in {@code example}, or in a run of z where there is no room, neither of which is a real top-level domain.
 */
final class BrokenEmail {
    private static final String SEPARATORS = " \t\r\n,;<>()[]\"|";

    private final EmailMask whole;
    private final Prf prf;
    private final StringBuilder output = new StringBuilder();
    private boolean needsToken;

    BrokenEmail(EmailMask whole, DomainKey key) {
        this.whole = whole;
        prf = key.prf("broken address");
    }

    String apply(String value, int room) {
        String result = rewrite(value, true);
        if (result.codePointCount(0, result.length()) > room) result = Scramble.cutSafely(rewrite(value, false), room);
        // Cutting may mend what was broken: then the domain loses its dot.
        return EmailAddress.isValid(result)
                ? result.substring(0, result.lastIndexOf('.')) + "_" + result.substring(result.lastIndexOf('.') + 1)
                : result;
    }

    private String rewrite(String value, boolean roomy) {
        prf.ofFolded(value, 0, value.length());
        output.setLength(0);
        needsToken = true;
        int at = 0;
        while (at < value.length()) {
            int end = at;
            while (end < value.length() && SEPARATORS.indexOf(value.charAt(end)) < 0) end++;
            appendChunk(value, at, end, roomy);
            if (end < value.length()) output.append(value.charAt(end));
            at = end + 1;
        }
        Scramble.disarm(output);
        return output.toString();
    }

    private void appendChunk(String value, int from, int to, boolean roomy) {
        if (roomy && (from > 0 || to < value.length()) && EmailAddress.at(value, from, to) > 0) {
            output.append(whole.apply(value.substring(from, to), Integer.MAX_VALUE, Siblings.NONE));
            return;
        }
        boolean domain = false;
        int at = from;
        while (at < to) {
            int next = value.indexOf('@', at);
            int end = next < 0 || next > to ? to : next;
            if (domain) appendLabels(value, at, end, roomy);
            else appendLetters(value, at, end);
            if (end < to) output.append('@');
            domain = true;
            at = end + 1;
        }
    }

    /** Label by label; the last that is not a number loses its meaning. */
    private void appendLabels(String value, int from, int to, boolean roomy) {
        int lastEnd = to;
        while (lastEnd > from && value.charAt(lastEnd - 1) == '.') lastEnd--;
        int last = value.lastIndexOf('.', lastEnd - 1) + 1;
        if (last <= from || isNumber(value, last, lastEnd)) {
            appendLetters(value, from, to);
            return;
        }
        appendLetters(value, from, last);
        if (needsToken) {
            appendToken(0);
            output.append('.');
        }
        String topLevel = roomy ? "example" : "z".repeat(lastEnd - last);
        output.append(topLevel).append(value, lastEnd, to);
    }

    private void appendLetters(String value, int from, int to) {
        int at = from;
        while (at < to) {
            int c = value.codePointAt(at);
            if (needsToken && Alphabet.replaces(c)) {
                at = appendToken(value, at, to);
            } else {
                output.appendCodePoint(Alphabet.draw(c, prf));
                at += Character.charCount(c);
            }
        }
    }

    private int appendToken(String value, int from, int to) {
        int end = from;
        double bits = 0;
        while (end < to && Alphabet.replaces(value.codePointAt(end))) {
            int c = value.codePointAt(end);
            bits += Character.isDigit(c) ? 3.3 : 4;
            end += Character.charCount(c);
        }
        Scramble.drawInto(value, from, end, prf, output);
        appendToken(bits);
        return end;
    }

    /** As many letters as make a token together with what is there already. */
    private void appendToken(double bits) {
        Words.appendToken((int) Math.max(0, Math.ceil(EmailMask.TOKEN_LETTERS - bits / 4.7)), prf, output);
        needsToken = false;
    }

    private static boolean isNumber(String value, int from, int to) {
        for (int i = from; i < to; i++) if (!Character.isDigit(value.charAt(i))) return false;
        return true;
    }
}
