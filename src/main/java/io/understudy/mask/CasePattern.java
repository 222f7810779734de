package io.understudy.mask;

/** Lends the case pattern of one word to another: UPPER, lower, Title, or letter by letter where it is none of these. */
final class CasePattern {
    private CasePattern() {}

    /**
     * Appends a word in the case of a part of a text.
     *
     * @param bringsMarks false if the marks of the part (combining accents, joiners) are to follow the same letters of the word
     */
    static void append(String word, String text, int from, int to, boolean bringsMarks, StringBuilder output) {
        boolean[] upper = new boolean[to - from];
        int letters = 0;
        int uppers = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (!Character.isLetter(c)) continue;
            if (Character.isUpperCase(c)) {
                upper[letters] = true;
                uppers++;
            }
            letters++;
        }
        boolean all = uppers == letters;
        int start = output.length();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean raised = all || (i < letters && upper[i]);
            output.append(raised ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        if (!bringsMarks && letters < to - from) insertMarks(text, from, to, start, output);
    }

    private static void insertMarks(String text, int from, int to, int start, StringBuilder output) {
        int at = start;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && !Character.isSurrogate(c)) output.insert(Math.min(at, output.length()), c);
            at++;
        }
    }
}
