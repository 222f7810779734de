package io.understudy.mask;

import java.util.function.Predicate;

/**
 * Replaces every letter and digit by another of its {@link Alphabet}, and leaves all else in place: the mask {@code text}, and what other maskers do with a value that is
 * not what its column says (a "number" in a column of e-mails). Values that are equal ignoring case stay so. No e-mail address comes out that somebody could have.
 */
final class Scramble implements TextMask {
    private static final int ATTEMPTS = 100;

    private final Prf prf;
    private final StringBuilder output = new StringBuilder();

    Scramble(DomainKey key) {
        prf = key.prf("scramble");
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        return cutSafely(apply(value), room);
    }

    String apply(String value) {
        prf.ofFolded(value, 0, value.length());
        return draw(value);
    }

    /** As {@link #apply}, but never of the valid form: a value that is broken stays broken. */
    String applyBroken(String value, int room, Predicate<String> valid) {
        String result = apply(value);
        for (int attempt = 0; attempt < ATTEMPTS && valid.test(result); attempt++) result = draw(value);
        return cutSafely(result, room);
    }

    private String draw(String value) {
        output.setLength(0);
        drawInto(value, 0, value.length(), prf, output);
        if (value.indexOf('@') >= 0) disarm(output);
        return output.toString();
    }

    /** Appends replacements for a part of a value, drawn from a function that has been fed before. */
    static void drawInto(String value, int from, int to, Prf prf, StringBuilder output) {
        int at = from;
        while (at < to) {
            int c = value.codePointAt(at);
            output.appendCodePoint(Alphabet.draw(c, prf));
            at += Character.charCount(c);
        }
    }

    /** What looks like an e-mail address may be somebody's: whatever follows the first dot of its domain becomes a run of z, which is no top-level domain, unless it is {@code example}. */
    static void disarm(StringBuilder text) {
        int label = -1;
        boolean domain = false;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            boolean ends = c == '.' || c == '@' || !EmailAddress.isDomain(c);
            if (ends && label >= 0) disarmLabel(text, label, at);
            if (ends) label = domain && c == '.' ? at + 1 : -1;
            if (ends && c != '.') domain = c == '@';
        }
    }

    private static void disarmLabel(StringBuilder text, int from, int to) {
        if (text.substring(from, to).equalsIgnoreCase("example")) return;
        for (int i = from; i < to; i++) {
            if (Character.isLetter(text.charAt(i)))
                text.setCharAt(i, Character.isUpperCase(text.charAt(i)) ? 'Z' : 'z');
        }
    }

    /** As {@link #cut}; where it cuts through an address, what is left of the domain leads nowhere. */
    static String cutSafely(String text, int codePoints) {
        String cut = cut(text, codePoints);
        if (cut.length() == text.length() || cut.indexOf('@') < 0) return cut;
        StringBuilder disarmed = new StringBuilder(cut);
        disarm(disarmed);
        return disarmed.toString();
    }

    /** At most so many code points from the start of a text. */
    static String cut(String text, int codePoints) {
        if (text.length() <= codePoints) return text;
        int count = text.codePointCount(0, text.length());
        return count <= codePoints ? text : text.substring(0, text.offsetByCodePoints(0, Math.max(0, codePoints)));
    }
}
