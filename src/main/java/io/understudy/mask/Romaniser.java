package io.understudy.mask;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Spells a name with the letters a to z, as its owner would for an e-mail address: accents fall, other alphabets are transliterated letter by letter. Ideograms cannot be: pools bring their spelling along. Meant
 * for names of pools, once.
 */
final class Romaniser {
    private static final Map<Character, String> LETTERS = new HashMap<>();

    static {
        add("ßæœøðþđłıħŋ", "ss ae oe o d th d l i h n");
        add(
                "абвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґ",
                "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya ye i yi g");
        add("αβγδεζηθικλμνξοπρστυφχψως", "a v g d e z i th i k l m n x o p r s t y f ch ps o s");
        add(
                "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
                "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h");
        add("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h v z h t y k k l m m n n s a p p ts ts k r sh t");
        add(
                "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکی",
                "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a - a i a w y p ch zh g k y");
        add(
                "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาำเแโใไ",
                "k kh kh kh ng ch ch ch s ch y d t th th th n d t th th th n b p ph f ph f ph m y r l w s s s h l o h a a am e ae o ai ai");
        add("ิีึืุู", "i i ue ue u u");
        add("अआइईउऊएऐओऔऋ", "a a i i u u e ai o au ri");
        add("ािीुूेैोौृंँः", "a i i u u e ai o au ri n n h");
        add(
                "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ",
                "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h l");
    }

    private Romaniser() {}

    private static void add(String letters, String spelt) {
        String[] each = spelt.split(" ", -1);
        if (each.length != letters.length())
            throw new IllegalStateException("letters and spellings differ in number: " + letters);
        for (int i = 0; i < each.length; i++) LETTERS.put(letters.charAt(i), each[i].equals("-") ? "" : each[i]);
    }

    /** The letters a to z only; empty if none of its letters has a spelling. */
    static String ascii(String name) {
        // Two letters, one sound.
        String lower = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replace("ου", "ou")
                .replace("ού", "ou");
        StringBuilder spelt = new StringBuilder();
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            String known = LETTERS.get(c);
            if (known == null) known = folded(c);
            spelt.append(known);
            if (isConsonantOfDevanagari(c) && !known.isEmpty() && hasInherentVowel(lower, i)) spelt.append('a');
        }
        return spelt.toString();
    }

    private static String folded(char c) {
        String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        char base = parts.charAt(0);
        if (base >= 'a' && base <= 'z') return String.valueOf(base);
        return base == c ? "" : LETTERS.getOrDefault(base, "");
    }

    private static boolean isConsonantOfDevanagari(char c) {
        return c >= 'क' && c <= 'ह';
    }

    /** Every consonant has an a behind it, but for the last of a word and those that a sign follows. */
    private static boolean hasInherentVowel(String word, int at) {
        if (at + 1 == word.length()) return false;
        char next = word.charAt(at + 1);
        return UnicodeScript.of(next) == UnicodeScript.DEVANAGARI
                && (isConsonantOfDevanagari(next) || "ंँः".indexOf(next) >= 0);
    }
}
