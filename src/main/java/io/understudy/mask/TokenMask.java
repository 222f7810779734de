package io.understudy.mask;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replaces tokens, keys and hashes. Letters and digits of the same alphabet (decimal, hexadecimal, base 36, base 62; upper or lower case) take the place of letters and digits; all signs stay, and so does a
 * prefix that names the kind of token ({@code sk_live_}). Long tokens come from the PRF (51 bits or more); short ones are enciphered with FF1, so that they stay as different as they were. For one thread.
 */
final class TokenMask implements TextMask {
    private static final String BASE_62 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String UPPER_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final double ENOUGH_BITS = 51;
    /** Room for a token of enough bits, for what is no token. */
    static final int MINIMUM = 12;

    /** What a token's letters and digits are drawn from. */
    private enum Digits {
        DECIMAL("0123456789"),
        HEX_LOWER("0123456789abcdef"),
        HEX_UPPER("0123456789ABCDEF"),
        BASE_36_LOWER("0123456789abcdefghijklmnopqrstuvwxyz"),
        BASE_36_UPPER(UPPER_36),
        BASE_62_ANY(BASE_62);

        final String characters;
        final double bits;

        Digits(String characters) {
            this.characters = characters;
            bits = Math.log(characters.length()) / Math.log(2);
        }
    }

    private final Prf prf;
    private final Map<Digits, Ff1> ciphers = new EnumMap<>(Digits.class);
    private final RangeCipher single;
    private final int length;
    private final boolean keepPrefix;
    private final int[] numerals = new int[64];

    /** @param length the characters of a token, or 0 to keep the value's own length and alphabet */
    TokenMask(int length, boolean keepPrefix, DomainKey key) {
        this.length = length;
        this.keepPrefix = keepPrefix;
        prf = key.prf("token");
        single = new RangeCipher(key.cipherKey("ff1|token"));
        for (Digits each : Digits.values())
            ciphers.put(each, new Ff1(key.cipherKey("ff1|token|" + each), each.characters.length()));
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        int start = keepPrefix ? prefixLength(value) : 0;
        if (length > 0)
            return Scramble.cut(
                    value.substring(0, Math.min(start, Math.max(0, room - length))) + fresh(value, length), room);
        Digits digits = digitsOf(value, start);
        if (digits == null)
            return fresh(value, Math.min(room, Math.max(MINIMUM, value.codePointCount(0, value.length()))));
        int count = count(value, start);
        if (count == 0) return value;
        return count * digits.bits >= ENOUGH_BITS ? draw(value, start, digits) : encipher(value, start, digits, count);
    }

    /** A token of lower-case letters and digits that depends on the whole value. */
    private String fresh(String value, int characters) {
        prf.of(value);
        StringBuilder token = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) token.append(BASE_62.charAt(prf.below(36)));
        return token.toString();
    }

    private String draw(String value, int start, Digits digits) {
        prf.of(value);
        String alphabet = digits.characters;
        char[] output = value.toCharArray();
        do {
            for (int i = start; i < output.length; i++)
                if (isDigit(value.charAt(i))) output[i] = alphabet.charAt(prf.below(alphabet.length()));
            // A token of another class could meet one that is enciphered.
        } while (digitsOf(new String(output), start) != digits);
        return new String(output);
    }

    private String encipher(String value, int start, Digits digits, int count) {
        Ff1 cipher = Objects.requireNonNull(ciphers.get(digits));
        String alphabet = digits.characters;
        char[] output = value.toCharArray();
        int at = 0;
        for (int i = start; i < output.length; i++)
            if (isDigit(output[i])) numerals[at++] = alphabet.indexOf(output[i]);
        do {
            if (count == 1) numerals[0] = (int) single.encipher(numerals[0], alphabet.length());
            else cipher.encipher(numerals, 0, count);
            at = 0;
            for (int i = start; i < output.length; i++)
                if (isDigit(value.charAt(i))) output[i] = alphabet.charAt(numerals[at++]);
        } while (digitsOf(new String(output), start) != digits);
        return new String(output);
    }

    /** The narrowest alphabet that holds all letters and digits; null if there are others than ASCII ones. */
    private static @Nullable Digits digitsOf(String value, int start) {
        boolean lower = false;
        boolean upper = false;
        boolean beyondHex = false;
        for (int i = start; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) return null;
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            beyondHex |= (c >= 'g' && c <= 'z') || (c >= 'G' && c <= 'Z');
        }
        if (lower && upper) return Digits.BASE_62_ANY;
        if (!lower && !upper) return Digits.DECIMAL;
        if (beyondHex) return lower ? Digits.BASE_36_LOWER : Digits.BASE_36_UPPER;
        return lower ? Digits.HEX_LOWER : Digits.HEX_UPPER;
    }

    private static int count(String value, int start) {
        int count = 0;
        for (int i = start; i < value.length(); i++) if (isDigit(value.charAt(i))) count++;
        return count;
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Words of two to ten lower-case letters, each with an underscore behind, before eight characters or more. */
    private static int prefixLength(String value) {
        int start = 0;
        for (int i = 0; i < value.length() - 8; i++) {
            char c = value.charAt(i);
            int word = i - start;
            if (c == '_' && word >= 2 && word <= 10) start = i + 1;
            else if (c < 'a' || c > 'z') return start;
        }
        return start;
    }
}
