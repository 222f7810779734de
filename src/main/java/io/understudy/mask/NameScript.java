package io.understudy.mask;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The scripts that we have names in. Each pool is drawn when a name of its script is first met, so that what is not needed costs nothing. */
enum NameScript {
    LATIN(UnicodeScript.LATIN, "en", "", ""),
    /** Latin with letters beyond ASCII, which must not vanish: they are what breaks software. */
    ACCENTED(UnicodeScript.LATIN, "de fr es pl sv tr vi", "", ""),
    CYRILLIC(UnicodeScript.CYRILLIC, "ru uk", "", ""),
    GREEK(
            UnicodeScript.GREEK,
            "el-GR",
            "",
            "Παπαδόπουλος Παπαδοπούλου Βλάχος Βλάχου Αγγελόπουλος Νικολάου Γεωργίου Δημητρίου Κωνσταντίνου Ιωάννου Οικονόμου Παπανικολάου Αθανασίου"
                    + " Μακρής Μακρή Αντωνίου Βασιλείου Χριστοδούλου Αλεξίου Παππάς Παππά Ράπτης Σπανός Θεοδώρου Ζάχος Λάμπρου Μάνος Σάββας Πέτρου"
                    + " Κόκκινος Καραγιάννης Σταματίου Αναγνώστου Διαμαντής Γαλάνης Κοντός Μαύρος Ρήγας Τσιρίγος Φωτίου"),
    ARABIC(UnicodeScript.ARABIC, "ar fa", "", ""),
    HEBREW(UnicodeScript.HEBREW, "he", "", ""),
    DEVANAGARI(
            UnicodeScript.DEVANAGARI,
            "",
            "आरव अर्जुन अमित अनिल आदित्य राहुल रोहन राजेश रमेश सुरेश विकास विजय संजय मनोज दीपक करण कुणाल नवीन पंकज प्रकाश"
                    + " प्रिया पूजा नेहा अंजलि सीता गीता राधा मीरा कविता सुनीता अनीता रेखा लक्ष्मी सरिता ज्योति शांति उषा मधु किरण स्वाति",
            "शर्मा वर्मा गुप्ता सिंह कुमार यादव पटेल मिश्रा पांडे तिवारी जोशी चौहान ठाकुर राठौर सक्सेना श्रीवास्तव अग्रवाल मेहता"
                    + " देसाई नायर मेनन रेड्डी राव शेट्टी कपूर खन्ना मल्होत्रा चोपड़ा भाटिया सेठी बंसल गोयल जैन शाह त्रिपाठी दुबे"),
    THAI(UnicodeScript.THAI, "th", "", ""),
    GEORGIAN(UnicodeScript.GEORGIAN, "ka", "", ""),
    CHINESE(UnicodeScript.HAN, "zh-CN zh-TW", "", ""),
    JAPANESE(UnicodeScript.HAN, "ja", "", ""),
    HIRAGANA(
            UnicodeScript.HIRAGANA,
            "",
            "あい あおい あかり あきら あすか あやか いつき えみ かおり かずき けん けんた こはる さくら さとし さゆり しょうた たくみ"
                    + " ちひろ つばさ なおき なつみ はな はると ひかり ひろし ふみ まい まこと みお みさき ゆい ゆうき ゆうた よしこ りく りん れい",
            "あおき いけだ いしい いとう いのうえ うえだ おがわ おかだ かとう きむら こばやし さいとう さかもと ささき さとう しみず"
                    + " すずき たかはし たなか なかむら なかじま にしむら はしもと はやし ふじた まえだ まつもと みうら むらかみ もり やまだ やまもと よしだ わたなべ"),
    KATAKANA(UnicodeScript.KATAKANA, "", "", ""),
    HANGUL(
            UnicodeScript.HANGUL,
            "ko",
            "가영 건우 경민 다은 도윤 동현 미경 민서 민준 상우 서연 서준 성민 수빈 수아 승현 시우 예은 예준 우진 유나 유진 은지 재현 정훈"
                    + " 주원 지민 지우 지현 지호 진우 채원 태현 하은 하준 현우 혜진",
            "");

    private static final int HIRAGANA_TO_KATAKANA = 0x60;
    private static final Map<NameScript, NamePool> POOLS = new ConcurrentHashMap<>();

    private final UnicodeScript script;
    private final String locales;
    private final String firstNames;
    private final String lastNames;

    NameScript(UnicodeScript script, String locales, String firstNames, String lastNames) {
        this.script = script;
        this.locales = locales;
        this.firstNames = firstNames;
        this.lastNames = lastNames;
    }

    /** The script of a word; null if there are no names in it, or if it mixes scripts. */
    static @Nullable NameScript of(String text, int from, int to) {
        UnicodeScript script = null;
        boolean ascii = true;
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
        }
        return script == null ? null : of(script, ascii);
    }

    private static @Nullable NameScript of(UnicodeScript script, boolean ascii) {
        if (script == UnicodeScript.LATIN) return ascii ? LATIN : ACCENTED;
        for (NameScript each : values()) if (each.script == script) return each;
        return null;
    }

    /** The names of this script; drawn at the first call, which takes up to half a second. */
    NamePool pool() {
        NamePool known = POOLS.get(this);
        return known != null ? known : POOLS.computeIfAbsent(this, NameScript::drawPool);
    }

    private NamePool drawPool() {
        List<String> tags = locales.isEmpty() ? List.of() : List.of(locales.split(" "));
        if (this != KATAKANA) return new NamePool(tags, this, firstNames, lastNames);
        return new NamePool(tags, this, toKatakana(HIRAGANA.firstNames), toKatakana(HIRAGANA.lastNames));
    }

    private static String toKatakana(String hiragana) {
        StringBuilder result = new StringBuilder(hiragana.length());
        for (char c : hiragana.toCharArray()) result.append(c == ' ' ? c : (char) (c + HIRAGANA_TO_KATAKANA));
        return result.toString();
    }

    /** Whether a pool of this script may hold a name: one word, all of whose letters are of it. */
    boolean holds(String name) {
        if (name.length() < 2 && !ideographic()) return false;
        boolean ascii = true;
        for (int c : name.codePoints().toArray()) {
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK;
            if (!mark && (!Character.isLetter(c) || UnicodeScript.of(c) != script)) return false;
            ascii &= c < 0x80;
        }
        return !name.isEmpty() && (this == LATIN ? ascii : this != ACCENTED || !ascii);
    }

    /** Whether a name is written without a space between family and given name, and one character is a syllable or a word. */
    boolean ideographic() {
        return Set.of(CHINESE, JAPANESE, HANGUL).contains(this);
    }

    /** Whether its pool's names bring their own marks, because the script has no letters without. */
    boolean bringsMarks() {
        return switch (this) {
            case LATIN, ACCENTED, CYRILLIC, GREEK -> false;
            case ARABIC, HEBREW, DEVANAGARI, THAI, GEORGIAN, CHINESE, JAPANESE, HIRAGANA, KATAKANA, HANGUL -> true;
        };
    }
}
