package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resource of persons' names is what Datafaker draws, and lists of our own where it has none or nobody could spell them in ASCII. After an upgrade that brings others: GOLDEN=write. */
class PersonNamesTest {
    private static final Path RESOURCE = Path.of("src/main/resources/io/understudy/mask/names/persons.txt");
    private static final int DRAWS = 1_200;
    private static final int LONGEST = 14;

    /** Datafaker's locales, by the language that they stand for. */
    private static final String DRAWN =
            "en de fr es it pt=pt-BR nl pl sv nb=nb-NO da=da-DK fi=fi-FI cs=cs-CZ tr hu ru uk el=el-GR ar he th ka";

    private static final Map<String, String> OWN = Map.of(
            "el last",
                    "Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολάου Γεωργίου Δημητρίου Κωνσταντίνου Ιωάννου Οικονόμου Παπανικολάου Αθανασίου Μακρής Αντωνίου Βασιλείου"
                            + " Χριστοδούλου Αλεξίου Παππάς Ράπτης Σπανός Θεοδώρου Ζάχος Λάμπρου Μάνος Σάββας Πέτρου Κόκκινος Καραγιάννης Σταματίου Διαμαντής Γαλάνης",
            "hi",
                    "प्रिया पूजा नेहा अंजलि सीता गीता राधा मीरा कविता सुनीता अनीता रेखा लक्ष्मी सरिता उषा स्वाति दीपा मंजू निशा पल्लवी"
                            + "\tआरव अर्जुन अमित अनिल आदित्य राहुल रोहन राजेश रमेश सुरेश विकास विजय संजय मनोज दीपक करण कुणाल नवीन पंकज प्रकाश"
                            + "\tशर्मा वर्मा गुप्ता सिंह कुमार यादव पटेल मिश्रा पांडे तिवारी जोशी चौहान ठाकुर राठौर सक्सेना श्रीवास्तव अग्रवाल मेहता देसाई नायर मेनन रेड्डी राव शेट्टी कपूर खन्ना",
            "zh",
                    "秀英=xiuying 敏=min 静=jing 丽=li 艳=yan 娟=juan 霞=xia 秀兰=xiulan 燕=yan 玲=ling 桂英=guiying 婷婷=tingting 雪梅=xuemei 雅芳=yafang 诗涵=shihan 欣怡=xinyi 梓萱=zixuan 佳慧=jiahui 美玲=meiling 晓红=xiaohong"
                            + "\t伟=wei 强=qiang 磊=lei 军=jun 洋=yang 勇=yong 杰=jie 涛=tao 超=chao 明=ming 刚=gang 平=ping 鹏=peng 建国=jianguo 志强=zhiqiang 浩然=haoran 子轩=zixuan 俊杰=junjie 文博=wenbo 宇航=yuhang"
                            + "\t王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 黄=huang 赵=zhao 吴=wu 周=zhou 徐=xu 孙=sun 马=ma 朱=zhu 胡=hu 郭=guo 何=he 林=lin 高=gao 罗=luo 郑=zheng 梁=liang 谢=xie 宋=song 唐=tang 许=xu 韩=han 冯=feng 邓=deng 曹=cao",
            "ja",
                    "陽子=yoko 美咲=misaki 結衣=yui 明美=akemi 由美=yumi 恵子=keiko 久美子=kumiko 真由美=mayumi 愛=ai 彩=aya 直美=naomi 幸子=sachiko 陽菜=hina 美穂=miho 優子=yuko 千尋=chihiro 香織=kaori 麻衣=mai 桃子=momoko 智子=tomoko"
                            + "\t大輔=daisuke 健太=kenta 拓也=takuya 翔太=shota 誠=makoto 浩=hiroshi 隆=takashi 健一=kenichi 直樹=naoki 達也=tatsuya 和也=kazuya 翔=sho 学=manabu 亮=ryo 太郎=taro 一郎=ichiro 悠斗=yuto 蓮=ren 修=osamu 豊=yutaka"
                            + "\t佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 伊藤=ito 渡辺=watanabe 山本=yamamoto 中村=nakamura 小林=kobayashi 加藤=kato 吉田=yoshida 山田=yamada 佐々木=sasaki 山口=yamaguchi 松本=matsumoto 井上=inoue 木村=kimura 林=hayashi 清水=shimizu 斎藤=saito 阿部=abe 森=mori 池田=ikeda 橋本=hashimoto 石川=ishikawa 前田=maeda 藤田=fujita 小川=ogawa 岡田=okada 後藤=goto",
            "ko",
                    "가영=gayoung 다은=daeun 미경=mikyung 민서=minseo 서연=seoyeon 수빈=subin 수아=sua 예은=yeeun 유나=yuna 은지=eunji 지민=jimin 지우=jiwoo 지현=jihyun 채원=chaewon 하은=haeun 혜진=hyejin"
                            + "\t건우=gunwoo 경민=kyungmin 도윤=doyun 동현=donghyun 민준=minjun 상우=sangwoo 서준=seojun 성민=sungmin 승현=seunghyun 시우=siwoo 예준=yejun 우진=woojin 재현=jaehyun 정훈=junghoon 주원=juwon 지호=jiho 태현=taehyun 현우=hyunwoo"
                            + "\t김=kim 이=lee 박=park 최=choi 정=jung 강=kang 조=cho 윤=yoon 장=jang 임=lim 한=han 오=oh 서=seo 신=shin 권=kwon 황=hwang 안=ahn 송=song 류=ryu 홍=hong");

    @Test
    void namesAreThoseThatWereDrawn() throws IOException {
        String drawn = draw();
        if ("write".equals(System.getenv("GOLDEN"))) Files.writeString(RESOURCE, drawn);
        assertThat(Files.readString(RESOURCE)).isEqualTo(drawn);
    }

    private static String draw() {
        // Where Datafaker has no names of a language it gives English ones.
        Set<String> english =
                new HashSet<>(new Fakes("en").draw(faker -> faker.name().femaleFirstName(), 30_000));
        Map<String, List<Set<String>>> names = new LinkedHashMap<>();
        for (String language : DRAWN.split(" ", -1)) {
            String locale = language.substring(language.indexOf('=') + 1);
            Fakes fakes = new Fakes(locale);
            Set<String> female = names(female(fakes));
            Set<String> male = names(fakes.draw(faker -> faker.name().maleFirstName(), DRAWS));
            if (!language.equals("en") && english.containsAll(female)) {
                female = new TreeSet<>();
                male = new TreeSet<>();
            }
            Set<String> last = names(fakes.draw(faker -> faker.name().lastName(), DRAWS));
            if (language.startsWith("el="))
                last = names(Arrays.asList(OWN.get("el last").split(" ", -1)));
            Set<String> first = names(fakes.draw(faker -> faker.name().firstName(), DRAWS));
            names.put(language.replaceFirst("=.*", ""), List.of(female, male, last, first));
        }
        Set<String> females = new HashSet<>();
        Set<String> males = new HashSet<>();
        names.values().forEach(each -> females.addAll(each.get(0)));
        names.values().forEach(each -> males.addAll(each.get(1)));
        StringBuilder text = new StringBuilder();
        names.forEach((language, each) -> {
            Set<String> female = new TreeSet<>(each.get(0));
            Set<String> male = new TreeSet<>(each.get(1));
            if (female.isEmpty()) {
                // Names that other languages have for one sex only; those that nobody knows about are for both.
                female.addAll(each.get(3));
                male.addAll(each.get(3));
                female.removeIf(name -> males.contains(name) && !females.contains(name));
                male.removeIf(name -> females.contains(name) && !males.contains(name));
                if (language.equals("pl") || language.equals("it")) {
                    female.removeIf(name -> !name.endsWith("a"));
                    male.removeIf(name -> name.endsWith("a"));
                }
            }
            line(language, List.of(female, male, each.get(2)), text);
        });
        for (String language : List.of("hi", "zh", "ja", "ko"))
            text.append(language).append('\t').append(OWN.get(language)).append('\n');
        return text.toString();
    }

    private static List<String> female(Fakes fakes) {
        return fakes.draw(faker -> faker.name().femaleFirstName(), DRAWS);
    }

    private static void line(String language, List<Set<String>> lists, StringBuilder text) {
        List<String> cells = new ArrayList<>(List.of(language));
        lists.forEach(list -> cells.add(String.join(" ", list)));
        text.append(String.join("\t", cells)).append('\n');
    }

    private static Set<String> names(List<String> drawn) {
        Set<String> names = new TreeSet<>();
        for (String each : drawn) {
            String name = Normalizer.normalize(each.strip(), Normalizer.Form.NFC);
            boolean plain = name.codePoints()
                    .allMatch(c -> Character.isLetter(c)
                            || Character.getType(c) == Character.NON_SPACING_MARK
                            || Character.getType(c) == Character.COMBINING_SPACING_MARK);
            if (plain
                    && name.length() >= 2
                    && name.length() <= LONGEST
                    && NameScript.of(name, 0, name.length()) != null) names.add(name);
        }
        return names;
    }

    @Test
    void everyNameHasAFormThatAnAddressCanHold() {
        for (PersonNames names : PersonNames.all()) {
            assertThat(names.female().size()).isGreaterThanOrEqualTo(15);
            assertThat(names.male().size()).isGreaterThanOrEqualTo(15);
            assertThat(names.familyOfWomen().size()).isGreaterThanOrEqualTo(20);
            assertThat(names.familyOfMen().size()).isGreaterThanOrEqualTo(20);
            for (List<PersonNames.Name> list :
                    List.of(names.female(), names.male(), names.familyOfWomen(), names.familyOfMen()))
                assertThat(list).allSatisfy(name -> assertThat(name.ascii()).matches("[a-z]{2,24}"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Иван, ivan", "Щукина, shchukina", "Юлія, yuliya", "Ξανθίππη, xanthippi", "Παπαδόπουλος, papadopoulos",
                "Müller, muller", "Łukasz, lukasz",
        "Straße, strasse", "Øystein, oystein", "გიორგი, giorgi", "राहुल, rahul", "אברהם, abrhm", "محمد, mhmd",
                "สมชาย, smchay"
    })
    void namesAreSpeltInAscii(String name, String ascii) {
        assertThat(Romaniser.ascii(name)).isEqualTo(ascii);
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de_AT, de",
        "DE, de",
        "Germany, de",
        "DEU, de",
        "pt-BR, pt",
        "BR, pt",
        "ru_RU, ru",
        "UA, uk",
        "uk, uk",
        "GB, en",
        "UK, en",
        "JP, ja",
        "Петров, ru",
        "Παππάς, el",
        "田中, zh",
        "김, ko",
        "xx, ",
        "Smith, "
    })
    void aLocaleIsATagOrACountryOrAName(String text, String language) {
        PersonNames names = PersonNames.of(text);
        assertThat(names == null ? null : names.language()).isEqualTo(language);
    }
}
