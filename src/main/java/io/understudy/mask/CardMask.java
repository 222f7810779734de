package io.understudy.mask;

/** Valid payment card numbers become valid ones in the ranges that the card networks' test systems use; brand, length and punctuation stay. Others stay invalid. For one thread. */
final class CardMask implements TextMask {
    static final int FEWEST_DIGITS = 13;
    static final int MOST_DIGITS = 19;

    private final Prf prf;
    private final Scramble scramble;
    private final StringBuilder digits = new StringBuilder();

    CardMask(DomainKey key) {
        prf = key.prf("card");
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (!isCard(value)) return scramble.applyBroken(value, room, this::isCard);
        prf.of(digits);
        String range = testRange();
        int count = digits.length();
        digits.setLength(0);
        digits.append(range);
        while (digits.length() < count) digits.append((char) ('0' + prf.below(10)));
        Luhn.complete(digits);
        char[] output = value.toCharArray();
        int next = 0;
        for (int i = 0; i < output.length; i++)
            if (output[i] >= '0' && output[i] <= '9') output[i] = digits.charAt(next++);
        return new String(output);
    }

    private boolean isCard(String value) {
        digits.setLength(0);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') digits.append(c);
            else if (c != ' ' && c != '-') return false;
        }
        return digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS && Luhn.isValid(digits);
    }

    /** By the first digits: Visa, Mastercard, American Express, JCB, Diners Club, Discover; all others get a range that no network has given out. */
    private String testRange() {
        int two = (digits.charAt(0) - '0') * 10 + digits.charAt(1) - '0';
        return switch (two / 10) {
            case 4 -> "424242";
            case 2, 5 -> "555555";
            case 3 -> two == 34 || two == 37 ? "378282" : two == 35 ? "356600" : "305693";
            case 6 -> "601111";
            default -> "999999";
        };
    }
}
