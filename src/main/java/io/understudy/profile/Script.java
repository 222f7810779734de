package io.understudy.profile;

/** What characters a text is made of, as far as software treats them differently. A text can be made of several. */
public enum Script {
    LATIN(0),
    ACCENTED(1),
    GREEK(2),
    CYRILLIC(3),
    HEBREW(4),
    ARABIC(5),
    INDIC(6),
    KANA(7),
    HAN(8),
    HANGUL(9),
    OTHER(10),
    DIGITS(11),
    COMBINING(12),
    BEYOND_BMP(13),
    CONTROL(14);

    private final int place;
    private final int bit;

    Script(int place) {
        this.place = place;
        this.bit = 1 << place;
    }

    int place() {
        return place;
    }

    int bit() {
        return bit;
    }

    /** The bits of one character; none for ASCII punctuation and spaces. */
    static int bitsOf(int codePoint) {
        if (codePoint < 0x80) return ofAscii(codePoint);
        if (codePoint > 0xFFFF) return BEYOND_BMP.bit;
        if (codePoint < 0xA0) return CONTROL.bit;
        if (codePoint < 0x250 || (codePoint >= 0x1E00 && codePoint < 0x1F00)) return ACCENTED.bit;
        if (codePoint >= 0x300 && codePoint < 0x370) return COMBINING.bit;
        if (codePoint >= 0x370 && codePoint < 0x400) return GREEK.bit;
        if (codePoint >= 0x400 && codePoint < 0x530) return CYRILLIC.bit;
        if (codePoint >= 0x590 && codePoint < 0x600) return HEBREW.bit;
        if (codePoint >= 0x600 && codePoint < 0x780) return ARABIC.bit;
        if (codePoint >= 0x900 && codePoint < 0xE00) return INDIC.bit;
        if (codePoint >= 0x3040 && codePoint < 0x3100) return KANA.bit;
        if (codePoint >= 0x3400 && codePoint < 0xA000) return HAN.bit;
        if (codePoint >= 0xAC00 && codePoint < 0xD7B0) return HANGUL.bit;
        return OTHER.bit;
    }

    private static int ofAscii(int c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return LATIN.bit;
        if (c >= '0' && c <= '9') return DIGITS.bit;
        return c < ' ' || c == 0x7F ? CONTROL.bit : 0;
    }
}
