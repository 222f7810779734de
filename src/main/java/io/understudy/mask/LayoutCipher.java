package io.understudy.mask;

import org.jspecify.annotations.Nullable;

/**
 * A keyed bijection on the values of one layout: letters and digits become others of the same class, vowels vowels, and all else stays in place, so that a user name can be said aloud before and after. The
 * characters of classes are one number in a mixed radix, enciphered by {@link RangeCipher}; what is too long for 62 bits is drawn, so that two collide with 2^-62. Cases are one. For one thread.
 */
final class LayoutCipher {
    private static final String VOWELS = "aeiou";
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final long MOST = 1L << 62;

    private final RangeCipher cipher;
    private final Prf prf;
    private final boolean vowelsApart;
    private final StringBuilder output = new StringBuilder();

    /** @param vowelsApart whether vowels are a class of their own */
    LayoutCipher(boolean vowelsApart, String purpose, DomainKey key) {
        cipher = new RangeCipher(key.cipherKey("ff1|" + purpose));
        prf = key.prf(purpose);
        this.vowelsApart = vowelsApart;
    }

    /** The other value of the same layout, from {@code from} to {@code to}; valid until the next call. */
    CharSequence apply(String value, int from, int to) {
        output.setLength(0);
        long index = 0;
        long size = 1;
        boolean wide = false;
        for (int i = from; i < to; i++) {
            char c = Prf.fold(value.charAt(i));
            String members = members(c);
            if (members == null) {
                wide |= c >= 0x80 && Character.isLetterOrDigit(c);
                continue;
            }
            wide |= size > MOST / members.length();
            if (wide) break;
            index = index * members.length() + members.indexOf(c);
            size *= members.length();
        }
        if (wide) drawn(value, from, to);
        else spelt(value, from, to, cipher.encipher(index, size), size);
        return output;
    }

    private void drawn(String value, int from, int to) {
        prf.ofFolded(value, from, to);
        Scramble.drawInto(value, from, to, prf, output);
        for (int i = 0; i < output.length() && output.length() == to - from; i++) {
            String members = members(Prf.fold(value.charAt(from + i)));
            int drawn = prf.below(members == null ? 1 : members.length());
            if (members != null) output.setCharAt(i, cased(members.charAt(drawn), value.charAt(from + i)));
        }
    }

    private void spelt(String value, int from, int to, long index, long size) {
        long rest = index;
        long unit = size;
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            String members = members(Prf.fold(c));
            if (members == null) {
                output.append(c);
                continue;
            }
            unit /= members.length();
            output.append(cased(members.charAt((int) (rest / unit)), c));
            rest %= unit;
        }
    }

    private static char cased(char masked, char original) {
        return original >= 'A' && original <= 'Z'
                ? (char) (masked - ('a' <= masked && masked <= 'z' ? 32 : 0))
                : masked;
    }

    private @Nullable String members(char c) {
        if (c >= '0' && c <= '9') return DIGITS;
        if (c < 'a' || c > 'z') return null;
        if (!vowelsApart) return LETTERS;
        return VOWELS.indexOf(c) >= 0 ? VOWELS : CONSONANTS;
    }
}
