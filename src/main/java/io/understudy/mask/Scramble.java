package io.understudy.mask;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
    public String apply(String value, int room, @Nullable String context) {
        return cut(apply(value), room);
    }

    String apply(String value) {
        prf.ofFolded(value, 0, value.length());
        return draw(value);
    }

    /** As {@link #apply}, but never of the valid form: a value that is broken stays broken. */
    String applyBroken(String value, int room, Predicate<String> valid) {
        String result = apply(value);
        for (int attempt = 0; attempt < ATTEMPTS && valid.test(result); attempt++) result = draw(value);
        return cut(result, room);
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

    /** What looks like an e-mail address may be somebody's: its top-level domain becomes a run of z, which none is. */
    private static void disarm(StringBuilder text) {
        int dot = -1;
        boolean domain = false;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (domain && c == '.') {
                dot = at;
            } else if (c == '@' || (domain && !EmailAddress.isDomain(c))) {
                for (int i = dot + 1; dot >= 0 && i < at; i++)
                    if (Character.isLetter(text.charAt(i)))
                        text.setCharAt(i, Character.isUpperCase(text.charAt(i)) ? 'Z' : 'z');
                domain = c == '@';
                dot = -1;
            }
        }
    }

    /** At most so many code points from the start of a text. */
    static String cut(String text, int codePoints) {
        if (text.length() <= codePoints) return text;
        int count = text.codePointCount(0, text.length());
        return count <= codePoints ? text : text.substring(0, text.offsetByCodePoints(0, Math.max(0, codePoints)));
    }
}
