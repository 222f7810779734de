package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The resources of names are what Datafaker draws, and lists of our own where it has none. After an upgrade that brings others: GOLDEN=write, and masked names change. */
class NamePoolsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/io/understudy/mask/names");
    private static final int DRAWS = 2_500;
    private static final int HIRAGANA_TO_KATAKANA = 0x60;

    /** Where names come from: Datafaker's locales, and lists of our own. */
    private record Origin(String locales, String firstNames, String lastNames) {}

    private static final Map<NameScript, Origin> ORIGINS = Map.ofEntries(
            Map.entry(NameScript.LATIN, new Origin("en", "", "")),
            Map.entry(NameScript.WESTERN, new Origin("de fr es pl sv tr vi", "", "")),
            Map.entry(NameScript.ACCENTED, new Origin("de fr es pl sv tr vi", "", "")),
            Map.entry(NameScript.CYRILLIC, new Origin("ru uk", "", "")),
            Map.entry(
                    NameScript.GREEK,
                    new Origin(
                            "el-GR",
                            "",
                            "Παπαδόπουλος Παπαδοπούλου Βλάχος Βλάχου Αγγελόπουλος Νικολάου Γεωργίου Δημητρίου Κωνσταντίνου Ιωάννου Οικονόμου Παπανικολάου Αθανασίου"
                                    + " Μακρής Μακρή Αντωνίου Βασιλείου Χριστοδούλου Αλεξίου Παππάς Παππά Ράπτης Σπανός Θεοδώρου Ζάχος Λάμπρου Μάνος Σάββας Πέτρου"
                                    + " Κόκκινος Καραγιάννης Σταματίου Αναγνώστου Διαμαντής Γαλάνης Κοντός Μαύρος Ρήγας Τσιρίγος Φωτίου")),
            Map.entry(NameScript.ARABIC, new Origin("ar fa", "", "")),
            Map.entry(NameScript.HEBREW, new Origin("he", "", "")),
            Map.entry(
                    NameScript.DEVANAGARI,
                    new Origin(
                            "",
                            "आरव अर्जुन अमित अनिल आदित्य राहुल रोहन राजेश रमेश सुरेश विकास विजय संजय मनोज दीपक करण कुणाल नवीन पंकज प्रकाश"
                                    + " प्रिया पूजा नेहा अंजलि सीता गीता राधा मीरा कविता सुनीता अनीता रेखा लक्ष्मी सरिता ज्योति शांति उषा मधु किरण स्वाति",
                            "शर्मा वर्मा गुप्ता सिंह कुमार यादव पटेल मिश्रा पांडे तिवारी जोशी चौहान ठाकुर राठौर सक्सेना श्रीवास्तव अग्रवाल मेहता"
                                    + " देसाई नायर मेनन रेड्डी राव शेट्टी कपूर खन्ना मल्होत्रा चोपड़ा भाटिया सेठी बंसल गोयल जैन शाह त्रिपाठी दुबे")),
            Map.entry(NameScript.THAI, new Origin("th", "", "")),
            Map.entry(NameScript.GEORGIAN, new Origin("ka", "", "")),
            Map.entry(NameScript.CHINESE, new Origin("zh-CN zh-TW", "", "")),
            Map.entry(NameScript.JAPANESE, new Origin("ja", "", "")),
            Map.entry(
                    NameScript.HIRAGANA,
                    new Origin(
                            "",
                            "あい あおい あかり あきら あすか あやか いつき えみ かおり かずき けん けんた こはる さくら さとし さゆり しょうた たくみ"
                                    + " ちひろ つばさ なおき なつみ はな はると ひかり ひろし ふみ まい まこと みお みさき ゆい ゆうき ゆうた よしこ りく りん れい",
                            "あおき いけだ いしい いとう いのうえ うえだ おがわ おかだ かとう きむら こばやし さいとう さかもと ささき さとう しみず"
                                    + " すずき たかはし たなか なかむら なかじま にしむら はしもと はやし ふじた まえだ まつもと みうら むらかみ もり やまだ やまもと よしだ わたなべ")),
            Map.entry(NameScript.KATAKANA, new Origin("", "", "")),
            Map.entry(
                    NameScript.HANGUL,
                    new Origin(
                            "ko",
                            "가영 건우 경민 다은 도윤 동현 미경 민서 민준 상우 서연 서준 성민 수빈 수아 승현 시우 예은 예준 우진 유나 유진 은지 재현 정훈"
                                    + " 주원 지민 지우 지현 지호 진우 채원 태현 하은 하준 현우 혜진",
                            "")));

    @ParameterizedTest
    @EnumSource
    void namesAreThoseThatWereDrawn(NameScript script) throws IOException {
        Path file = RESOURCES.resolve(script.name().toLowerCase(Locale.ROOT) + ".txt");
        String drawn = draw(script);
        if ("write".equals(System.getenv("GOLDEN")))
            Files.writeString(Files.createDirectories(RESOURCES).resolve(file.getFileName()), drawn);
        assertThat(Files.readString(file)).isEqualTo(drawn);
    }

    private static String draw(NameScript script) {
        Origin origin = ORIGINS.get(script);
        Set<String> first = new TreeSet<>(words(origin.firstNames));
        Set<String> last = new TreeSet<>(words(origin.lastNames));
        if (script == NameScript.KATAKANA) {
            words(ORIGINS.get(NameScript.HIRAGANA).firstNames).forEach(name -> first.add(toKatakana(name)));
            words(ORIGINS.get(NameScript.HIRAGANA).lastNames).forEach(name -> last.add(toKatakana(name)));
        }
        for (String locale : words(origin.locales)) {
            Fakes fakes = new Fakes(locale);
            first.addAll(fakes.draw(faker -> faker.name().firstName(), DRAWS));
            last.addAll(fakes.draw(faker -> faker.name().lastName(), DRAWS));
        }
        return line(first, script) + line(last, script);
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(" "));
    }

    private static String line(Set<String> names, NameScript script) {
        return names.stream().filter(script::holds).collect(Collectors.joining(" ", "", "\n"));
    }

    private static String toKatakana(String hiragana) {
        return hiragana.chars()
                .map(c -> c + HIRAGANA_TO_KATAKANA)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
