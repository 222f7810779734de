package io.understudy.mask;

/** Made-up words that can be said aloud and mean nothing. */
final class Words {
    private static final String CONSONANTS = "bdfghklmnprstvz";
    private static final String VOWELS = "aeiou";

    private Words() {}

    /** Appends so many lower-case letters, drawn from a function that has been fed before. */
    static void appendWord(int letters, Prf prf, StringBuilder output) {
        for (int i = 0; i < letters; i++) {
            String from = i % 2 == 0 ? CONSONANTS : VOWELS;
            output.append(from.charAt(prf.below(from.length())));
        }
    }

    /** Appends so many lower-case letters of the whole alphabet, 4.7 bits each: eleven are as good as unique (2^-51 a pair). */
    static void appendToken(int letters, Prf prf, StringBuilder output) {
        for (int i = 0; i < letters; i++) output.append((char) ('a' + prf.below(26)));
    }

    /** Makes those letters upper-case that stand where the original has one; all of them if it has no lower-case letter. */
    static void applyCase(String original, int from, int to, StringBuilder output, int outputFrom) {
        boolean upper = false;
        boolean lower = false;
        for (int i = from; i < to; i++) {
            upper |= Character.isUpperCase(original.charAt(i));
            lower |= Character.isLowerCase(original.charAt(i));
        }
        if (!upper) return;
        for (int i = outputFrom; i < output.length(); i++) {
            int at = from + i - outputFrom;
            boolean raised = !lower || (at < to && Character.isUpperCase(original.charAt(at)));
            if (raised) output.setCharAt(i, Character.toUpperCase(output.charAt(i)));
        }
    }
}
