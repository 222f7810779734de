package io.understudy.mask;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The scripts that we have names in. Each pool is read when a name of its script is first met, so that what is not needed costs nothing. */
enum NameScript {
    LATIN(UnicodeScript.LATIN),
    /**
     * Latin with letters beyond ASCII, which must not vanish: they are what breaks software. Where they are those of western Europe, so are those of the names, because the column may be one
     * that has no others: latin1.
     */
    WESTERN(UnicodeScript.LATIN),
    /** Latin with other letters beyond ASCII. */
    ACCENTED(UnicodeScript.LATIN),
    CYRILLIC(UnicodeScript.CYRILLIC),
    GREEK(UnicodeScript.GREEK),
    ARABIC(UnicodeScript.ARABIC),
    HEBREW(UnicodeScript.HEBREW),
    DEVANAGARI(UnicodeScript.DEVANAGARI),
    THAI(UnicodeScript.THAI),
    GEORGIAN(UnicodeScript.GEORGIAN),
    CHINESE(UnicodeScript.HAN),
    JAPANESE(UnicodeScript.HAN),
    HIRAGANA(UnicodeScript.HIRAGANA),
    KATAKANA(UnicodeScript.KATAKANA),
    HANGUL(UnicodeScript.HANGUL);

    private static final Map<NameScript, NamePool> POOLS = new ConcurrentHashMap<>();
    private static final NameScript[] ALL = values();

    private final UnicodeScript script;

    NameScript(UnicodeScript script) {
        this.script = script;
    }

    /** The script of a word; null if there are no names in it, or if it mixes scripts. */
    static @Nullable NameScript of(String text, int from, int to) {
        UnicodeScript script = null;
        boolean ascii = true;
        boolean western = true;
        for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (!Character.isLetter(c)) continue;
            // The prolonged sound mark of the Japanese syllabaries belongs to both.
            UnicodeScript own =
                    c == 'ー' && script != null ? script : c < 0x80 ? UnicodeScript.LATIN : UnicodeScript.of(c);
            if (script != null && own != script) return null;
            if (c > 0xFF00) return null;
            script = own;
            ascii &= c < 0x80;
            western &= c < 0x80 || Alphabet.isWestern(c);
        }
        return script == null ? null : of(script, ascii, western);
    }

    private static @Nullable NameScript of(UnicodeScript script, boolean ascii, boolean western) {
        if (script == UnicodeScript.LATIN) return ascii ? LATIN : western ? WESTERN : ACCENTED;
        for (NameScript each : ALL) if (each.script == script) return each;
        return null;
    }

    /** The names of this script; read at the first call. */
    NamePool pool() {
        NamePool known = POOLS.get(this);
        return known != null ? known : POOLS.computeIfAbsent(this, NamePool::new);
    }

    /** Whether a pool of this script may hold a name: one word, all of whose letters are of it. */
    boolean holds(String name) {
        if (name.length() < 2 && !ideographic()) return false;
        boolean ascii = true;
        boolean western = true;
        for (int c : name.codePoints().toArray()) {
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK;
            if (!mark && (!Character.isLetter(c) || UnicodeScript.of(c) != script)) return false;
            ascii &= c < 0x80;
            western &= c < 0x80 || Alphabet.isNarrow(c);
        }
        return !name.isEmpty()
                && switch (this) {
                    case LATIN -> ascii;
                    case WESTERN -> western && !ascii;
                    case ACCENTED -> !ascii;
                    case CYRILLIC,
                            GREEK,
                            ARABIC,
                            HEBREW,
                            DEVANAGARI,
                            THAI,
                            GEORGIAN,
                            CHINESE,
                            JAPANESE,
                            HIRAGANA,
                            KATAKANA,
                            HANGUL -> true;
                };
    }

    /** Whether a name is written without a space between family and given name, and one character is a syllable or a word. */
    boolean ideographic() {
        return this == CHINESE || this == JAPANESE || this == HANGUL;
    }

    /** Whether its pool's names bring their own marks, because the script has no letters without. */
    boolean bringsMarks() {
        return switch (this) {
            case LATIN, WESTERN, ACCENTED, CYRILLIC, GREEK -> false;
            case ARABIC, HEBREW, DEVANAGARI, THAI, GEORGIAN, CHINESE, JAPANESE, HIRAGANA, KATAKANA, HANGUL -> true;
        };
    }
}
