package io.understudy.profile;

/** What one text looks like: its length, its scripts and its case. Reused for every value; for one thread. */
final class TextMeasure {
    private int characters;
    private int bytes;
    private int scripts;
    private int uppers;
    private int lowers;
    private boolean firstIsUpper;

    /**
     * Looks at UTF-8. Bytes that are not count as a character each.
     *
     * @param escaped whether a backslash and what follows stand for one character
     */
    void look(byte[] text, int from, int to, boolean escaped) {
        clear();
        int at = from;
        while (at < to) {
            int lead = text[at];
            if (lead >= 0) {
                boolean escape = lead == '\\' && escaped && at + 1 < to;
                see(escape ? unescaped(text[at + 1]) : lead, 1);
                at += escape ? 2 : 1;
            } else {
                int length = Math.min(lead >= -16 ? 4 : lead >= -32 ? 3 : lead >= -64 ? 2 : 1, to - at);
                see(codePoint(text, at, length), length);
                at += length;
            }
        }
    }

    private static int unescaped(int letter) {
        return letter == '\\' ? '\\' : (letter >= 'a' && letter <= 'z') || letter == '0' ? '\n' : letter;
    }

    private static int codePoint(byte[] text, int at, int length) {
        if (length == 1) return 0xFFFD;
        int value = text[at] & (0x7F >> length);
        for (int i = 1; i < length; i++) value = (value << 6) | (text[at + i] & 0x3F);
        return value;
    }

    /** Looks at a text that has been decoded. */
    void look(String text) {
        clear();
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            see(codePoint, codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4);
            at += Character.charCount(codePoint);
        }
    }

    private void clear() {
        characters = 0;
        bytes = 0;
        scripts = 0;
        uppers = 0;
        lowers = 0;
        firstIsUpper = false;
    }

    private void see(int codePoint, int width) {
        characters++;
        bytes += width;
        scripts |= Script.bitsOf(codePoint);
        boolean ascii = codePoint < 0x80;
        if (ascii ? codePoint >= 'A' && codePoint <= 'Z' : Character.isUpperCase(codePoint)) {
            if (uppers + lowers == 0) firstIsUpper = true;
            uppers++;
        } else if (ascii ? codePoint >= 'a' && codePoint <= 'z' : Character.isLowerCase(codePoint)) {
            lowers++;
        }
    }

    int characters() {
        return characters;
    }

    int bytes() {
        return bytes;
    }

    int scripts() {
        return scripts;
    }

    Casing casing() {
        if (uppers + lowers == 0) return Casing.NO_LETTERS;
        if (uppers == 0) return Casing.LOWER;
        if (lowers == 0) return uppers == 1 ? Casing.CAPITALISED : Casing.UPPER;
        return firstIsUpper && uppers == 1 ? Casing.CAPITALISED : Casing.MIXED;
    }
}
