package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.wire.UnfitValue;
import org.jspecify.annotations.Nullable;

/**
 * Enciphers the digits of a value as one numeral string with {@link Ff1}, and leaves all that is not a digit in place: a bijection on the values that look alike.
 * Digits of any script keep their script. With the Luhn check (ISO/IEC 7812-1, annex B) valid numbers stay valid and the others invalid, still one-to-one.
 */
final class DigitsMask implements TextMask, Mask {
    private final Ff1 decimal;
    private final RangeCipher single;
    private final int keepPrefix;
    private final int keepSuffix;
    private final boolean luhn;
    private final boolean numeric;
    private final @Nullable IntegerRange range;
    private int[] digits = new int[32];
    private int[] positions = new int[32];
    private char[] zeros = new char[32];

    DigitsMask(NumberMasker.Digits parameters, DataType type, DomainKey key) {
        decimal = new Ff1(key.cipherKey("ff1|digits"), 10);
        single = new RangeCipher(key.cipherKey("ff1|digit"));
        keepPrefix = parameters.prefixDigits();
        keepSuffix = parameters.suffixDigits();
        luhn = parameters.check() != null;
        numeric = !type.isText();
        range = type.kind() == Kind.INTEGER ? IntegerRange.of(type) : null;
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return apply(value, Integer.MAX_VALUE, siblings);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        int count = locate(value);
        if (count == 0 || (numeric && isZero(count))) return value;
        char[] output = value.toCharArray();
        // A walk over values that a column can hold comes back to where it began, but only if it began at such a value.
        if (numeric && !isCanonical(output, count))
            throw new UnfitValue("a value of " + value.length() + " characters is no number of the type");
        boolean valid = luhn && luhnSum(count) % 10 == 0;
        do {
            encipher(count, valid);
            for (int i = 0; i < count; i++) output[positions[i]] = (char) (zeros[i] + digits[i]);
        } while (numeric && !isCanonical(output, count));
        return new String(output);
    }

    /** One step of the bijection on the digits in place. */
    private void encipher(int count, boolean valid) {
        boolean keeps = count > keepPrefix + keepSuffix;
        int from = keeps ? keepPrefix : 0;
        int to = keeps ? count - keepSuffix : count;
        if (!luhn) {
            encipherPart(from, to);
        } else if (valid) {
            // All but one digit are enciphered, and there is exactly one digit that makes the number valid again.
            encipherPart(from, to - 1);
            digits[to - 1] = 0;
            while (luhnSum(count) % 10 != 0) digits[to - 1]++;
        } else {
            do encipherPart(from, to);
            while (luhnSum(count) % 10 == 0);
        }
    }

    private void encipherPart(int from, int to) {
        int length = to - from;
        if (length == 1) {
            digits[from] = (int) single.encipher(digits[from], 10);
        } else if (length > 1) {
            decimal.encipher(digits, from, length);
        }
    }

    private int locate(String value) {
        if (value.length() > digits.length) {
            digits = new int[value.length() * 2];
            positions = new int[value.length() * 2];
            zeros = new char[value.length() * 2];
        }
        int count = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int digit = c < 0x80 ? (c >= '0' && c <= '9' ? c - '0' : -1) : rareDigit(value, i);
            if (digit < 0) continue;
            digits[count] = digit;
            zeros[count] = (char) (c - digit);
            positions[count++] = i;
        }
        return count;
    }

    /** A digit beyond ASCII. Of a surrogate pair it is the second half that tells the digits apart. */
    private static int rareDigit(String value, int at) {
        char c = value.charAt(at);
        if (Character.isHighSurrogate(c)) return -1;
        boolean paired = Character.isLowSurrogate(c) && at > 0;
        return Character.digit(paired ? value.codePointBefore(at + 1) : c, 10);
    }

    private boolean isZero(int count) {
        for (int i = 0; i < count; i++) if (digits[i] != 0) return false;
        return true;
    }

    /** Whether the digits are a number of the type as the server prints it: no zero in front of other digits, not minus zero, within the range. */
    private boolean isCanonical(char[] output, int count) {
        boolean twoWholeDigits = count > 1 && positions[1] == positions[0] + 1;
        if (digits[0] == 0 && twoWholeDigits) return false;
        return !isZero(count) && (range == null || range.contains(new String(output)));
    }

    private int luhnSum(int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[i];
            boolean doubled = (count - i) % 2 == 0;
            sum += !doubled ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
        }
        return sum;
    }
}
