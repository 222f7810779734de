package io.understudy.mask;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The characters that a character may become when its shape is to survive: same script, same case, same number of UTF-8 bytes. Letters with case come in aligned pairs, so that
 * two spellings that differ in case only still do after masking; those of western Europe become others of ISO 8859-1, so that a column in latin1 can hold them. What has no alphabet (marks, punctuation, emoji, spaces) stays.
 */
final class Alphabet {
    /** The Latin letters beyond ASCII that people's names have; the rest of the script is for phoneticians. */
    private static final int LAST_COMMON_LATIN = 0x17F;
    /** What Windows' western character set, which is MySQL's latin1, has beyond ISO 8859-1; and what is a capital of one of them elsewhere. */
    private static final String WESTERN_BEYOND = "ŠšŽžŒœŸÿƒƑẞÅªº";
    /** The most frequent characters of Chinese text, all of which Japanese has too. */
    private static final String COMMON_HAN =
            "的一是在不了有和人大中上个国我以要他到地时来用生理道作成方多天月文主学力等所本分年动同工也能下子法部当然都于日面起那性好自前然向体如高老手气公信元世民西东口明物外行女少心正新安平金木水火土石山川田林森海河江花草竹松梅春秋冬白青赤黑玉星光風雨雪雲電車門馬魚鳥米豆食衣住友父母兄弟姉妹名字古今早朝夕夜半南北左右内京市町村王士士官兵丸丁三五六七八九十百千万";

    private static final Map<Shape, Alphabet> CACHE = new ConcurrentHashMap<>();
    private static final Alphabet[] ASCII = new Alphabet[128];
    private static final int[] NONE = {};

    static {
        Alphabet lower = new Alphabet(range('a', 'z'));
        Alphabet upper = new Alphabet(range('A', 'Z'));
        Alphabet digit = new Alphabet(range('0', '9'));
        for (int c = 0; c < 128; c++) {
            if (c >= 'a' && c <= 'z') ASCII[c] = lower;
            else if (c >= 'A' && c <= 'Z') ASCII[c] = upper;
            else if (c >= '0' && c <= '9') ASCII[c] = digit;
            else ASCII[c] = new Alphabet(NONE);
        }
    }

    private final int[] characters;

    private Alphabet(int[] characters) {
        this.characters = characters;
    }

    /** A character drawn from the alphabet of the given one; the character itself where it has none. */
    static int draw(int codePoint, Prf prf) {
        Alphabet alphabet = of(codePoint);
        // The draw happens in either case, so that what follows does not depend on what was kept.
        int drawn = prf.below(Math.max(1, alphabet.characters.length));
        return alphabet.characters.length == 0 ? codePoint : alphabet.characters[drawn];
    }

    /** Whether a character is of those that are replaced. */
    static boolean replaces(int codePoint) {
        return of(codePoint).characters.length > 0;
    }

    private static Alphabet of(int codePoint) {
        if (codePoint < 128) return ASCII[codePoint];
        int category = Character.getType(codePoint);
        if (category == Character.DECIMAL_DIGIT_NUMBER) {
            int zero = codePoint - Character.digit(codePoint, 10);
            return cached(new Shape(UnicodeScript.COMMON, category, zero), shape -> range(zero, zero + 9));
        }
        // A circumflex by itself, or the mark of a long vowel: signs, though Unicode counts them with the letters.
        boolean sign = category == Character.MODIFIER_LETTER && UnicodeScript.of(codePoint) == UnicodeScript.COMMON;
        if (sign || !Character.isLetter(codePoint)) return ASCII[0];
        return cached(new Shape(UnicodeScript.of(codePoint), category, formOf(codePoint)), Alphabet::members);
    }

    private static Alphabet cached(Shape shape, Function<Shape, int[]> members) {
        Alphabet known = CACHE.get(shape);
        return known != null ? known : CACHE.computeIfAbsent(shape, absent -> new Alphabet(members.apply(absent)));
    }

    /**
     * What the characters of an alphabet share.
     *
     * @param category as {@link Character#getType(int)}
     * @param form the number of UTF-8 bytes, and 8 more where the letter is a wide one, 16 more where it is of western Europe; of digits, the zero
     */
    private record Shape(UnicodeScript script, int category, int form) {
        boolean holds(int c, int otherCategory) {
            return Character.getType(c) == otherCategory && UnicodeScript.of(c) == script && formOf(c) == form;
        }
    }

    private static int formOf(int codePoint) {
        return utf8Bytes(codePoint)
                + (isFullwidth(codePoint) ? 8 : 0)
                + (codePoint < 0x800 && isWestern(codePoint) ? 16 : 0);
    }

    /** Whether a letter beyond ASCII is one that a column in latin1 can hold, or is the other case of one. */
    static boolean isWestern(int codePoint) {
        return isNarrow(codePoint) || WESTERN_BEYOND.indexOf(codePoint) >= 0;
    }

    /** Whether a letter beyond ASCII is, in both cases, of ISO 8859-1. */
    static boolean isNarrow(int codePoint) {
        return codePoint >= 0xC0 && codePoint <= 0xFE && codePoint != '×' && codePoint != '÷';
    }

    private static int[] members(Shape shape) {
        UnicodeScript script = shape.script();
        if (script == UnicodeScript.HAN && shape.form() == 3)
            return COMMON_HAN.codePoints().distinct().sorted().toArray();
        int[] lower = scan(c -> shape.holds(c, Character.LOWERCASE_LETTER) && isPaired(c) && isCommon(c, script));
        if (shape.category() == Character.LOWERCASE_LETTER && lower.length > 0) return lower;
        if (shape.category() == Character.UPPERCASE_LETTER && lower.length > 0)
            return Arrays.stream(lower).map(Character::toUpperCase).toArray();
        int[] common = scan(c -> shape.holds(c, shape.category()) && isCommon(c, script));
        return common.length > 0 ? common : scan(c -> shape.holds(c, shape.category()));
    }

    private static int[] scan(IntPredicate member) {
        return IntStream.range(0x80, 0x3_0000).filter(member).toArray();
    }

    /** Whether a lower-case letter has an upper-case one of the same length, and the two lead to each other. */
    private static boolean isPaired(int lower) {
        int upper = Character.toUpperCase(lower);
        return upper != lower
                && utf8Bytes(upper) == utf8Bytes(lower)
                && Character.toLowerCase(upper) == lower
                && Character.getType(upper) == Character.UPPERCASE_LETTER;
    }

    private static boolean isCommon(int c, UnicodeScript script) {
        return switch (script) {
            case LATIN ->
                isWestern(c) ? isNarrow(c) : c <= LAST_COMMON_LATIN || (c >= 0x1EA0 && c <= 0x1EF9) || isFullwidth(c);
            case CYRILLIC -> c >= 0x410 && c <= 0x44F;
            case GREEK -> c >= 0x386 && c <= 0x3CE;
            case ARABIC -> c >= 0x621 && c <= 0x64A;
            case HIRAGANA, KATAKANA -> c >= 0x3041 && c <= 0x30F4;
            default -> true;
        };
    }

    private static boolean isFullwidth(int c) {
        return c >= 0xFF00 && c <= 0xFFEF;
    }

    private static int utf8Bytes(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static int[] range(int first, int last) {
        int[] result = new int[last - first + 1];
        for (int i = 0; i < result.length; i++) result[i] = first + i;
        return result;
    }
}
