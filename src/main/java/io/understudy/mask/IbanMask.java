package io.understudy.mask;

/** Valid IBANs (ISO 13616) become other valid ones of the same country, spacing and case; others stay invalid. For one thread. */
final class IbanMask implements TextMask {
    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;

    private final Prf prf;
    private final Scramble scramble;
    private final StringBuilder compact = new StringBuilder();

    IbanMask(DomainKey key) {
        prf = key.prf("iban");
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (!read(value)) return scramble.applyBroken(value, room, this::read);
        prf.of(compact);
        for (int i = 4; i < compact.length(); i++) compact.setCharAt(i, (char) Alphabet.draw(compact.charAt(i), prf));
        compact.setCharAt(2, '0');
        compact.setCharAt(3, '0');
        int check = 98 - remainder(compact);
        compact.setCharAt(2, (char) ('0' + check / 10));
        compact.setCharAt(3, (char) ('0' + check % 10));
        char[] output = value.toCharArray();
        int next = 0;
        for (int i = 0; i < output.length; i++) {
            if (output[i] == ' ') continue;
            char c = compact.charAt(next++);
            output[i] = Character.isLowerCase(output[i]) ? Character.toLowerCase(c) : c;
        }
        return new String(output);
    }

    private boolean read(String value) {
        compact.setLength(0);
        if (value.length() > 2 * LONGEST) return false;
        for (int i = 0; i < value.length(); i++) if (value.charAt(i) != ' ') compact.append(upper(value.charAt(i)));
        return isValid(compact);
    }

    /** Whether upper-case letters and digits without spaces are an IBAN. */
    static boolean isValid(CharSequence compact) {
        if (compact.length() < SHORTEST || compact.length() > LONGEST) return false;
        for (int i = 0; i < compact.length(); i++) {
            boolean letter = compact.charAt(i) >= 'A' && compact.charAt(i) <= 'Z';
            boolean digit = compact.charAt(i) >= '0' && compact.charAt(i) <= '9';
            if (i < 2 ? !letter : i < 4 ? !digit : !letter && !digit) return false;
        }
        return remainder(compact) == 1;
    }

    /** ISO 7064 MOD 97-10 of what follows the first four characters, then those. */
    private static int remainder(CharSequence compact) {
        int remainder = 0;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt((i + 4) % compact.length());
            remainder = c <= '9' ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }
        return remainder;
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }
}
