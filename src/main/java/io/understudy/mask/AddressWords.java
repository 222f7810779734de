package io.understudy.mask;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words in addresses that say what kind of thing stands beside them, and name nobody's home. */
final class AddressWords {
    private static final Set<String> TYPES = words(
            "street st road rd avenue ave av lane ln drive dr boulevard blvd court ct way place pl square sq terrace ter close crescent cres parkway pkwy highway hwy trail circle cir row mews gardens grove hill walk quay alley"
                    + " straße strasse str weg allee platz gasse ring damm ufer hof markt chaussee steig promenade"
                    + " rue chemin impasse allée quai cours square passage route rte voie faubourg sentier bd chaussée"
                    + " calle avenida avda plaza paseo camino carretera ronda travesía glorieta cl c/ pza"
                    + " via viale piazza corso vicolo largo strada piazzale rua travessa praça alameda estrada rodovia ladeira beco"
                    + " straat laan plein kade gracht singel dreef ulica ul aleja al aleje plac pl osiedle os rondo"
                    + " ulice náměstí nám třída tř utca út tér körút u strada bulevardul calea aleea șoseaua"
                    + " gatan gata gate gade vej vägen veien stræde torv torg plads katu tie"
                    + " οδός λεωφόρος πλατεία улица ул проспект пр просп пр-т переулок пер площадь пл бульвар б-р шоссе набережная наб проезд вулиця вул провулок пров площа"
                    + " sokak sokağı sk cadde caddesi cad cd bulvar bulvarı mahalle mahallesi mah mh רחוב שדרות شارع طريق ถนน ซอย मार्ग रोड");
    private static final Set<String> JOINTS = words(
            "de la le les du des de' del della dei degli di da do dos das e y el los las der die das den dem des am an im in zum zur von vom van het 't ter ten och og i na nad pod the of at on to and & sur sous en"
                    + " apt apartment unit suite ste flat floor fl building bldg block house no nr n° nº num number room rm lot c/o attn"
                    + " haus etage stock stiege top tür hinterhaus og eg wohnung whg appt appartement bât bâtiment esc escalier étage bte boîte bus piso puerta pta planta bajo izq dcha int scala sc piano interno andar apto bloco casa sala"
                    + " m lok kl п д дом кв корп корпус стр строение офис оф этаж буд кв. kat daire no: box p.o po postfach bp apartado casella postale skrytka a/b а/я"
                    + " n s e w ne nw se sw north south east west nord sud süd ost est ouest norte sur este oeste");
    private static final String[] GLUED = {
        "straße",
        "strasse",
        "str.",
        "weg",
        "allee",
        "platz",
        "gasse",
        "ring",
        "damm",
        "ufer",
        "chaussee",
        "straat",
        "laan",
        "plein",
        "kade",
        "gracht",
        "gatan",
        "vägen",
        "gade",
        "vej",
        "veien",
        "gata",
        "katu",
        "str"
    };
    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:[A-Z]{1,2}-)?(?:\\d{5}(?:-\\d{3,4})?|\\d{4}-\\d{3}|\\d{3}-\\d{4}|\\d{2}-\\d{3}|\\d{3} \\d{2}|\\d{6}|\\d{4}(?: ?[A-Z]{2})?|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);
    /** States of the USA and of Australia, provinces of Canada. */
    private static final Set<String> STATES = words(
            "al ak az ar ca co ct dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy pr"
                    + " ab bc mb nb nl ns nt nu on pe qc sk yt nsw qld tas vic act");
    /** Kept at the ends of addresses: what divides countries. */
    private static final String MARKERS = "都道府県市区町村郡丁目番地号省县區路街弄巷號栋室层시도구군동로길읍면리";

    private AddressWords() {}

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(" ", -1)));
    }

    static boolean isState(String word) {
        return STATES.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isType(String word) {
        return TYPES.contains(plain(word));
    }

    static boolean isJoint(String word) {
        return JOINTS.contains(plain(word));
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The length of the kind of street that a word ends in, as {@code straße} in {@code Lindenstraße}; 0 if it ends in none. */
    static int gluedType(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (String type : GLUED) if (lower.length() > type.length() + 1 && lower.endsWith(type)) return type.length();
        return 0;
    }

    static Pattern postcode() {
        return POSTCODE;
    }

    static boolean isMarker(char c) {
        return MARKERS.indexOf(c) >= 0;
    }

    static boolean isCountry(String text) {
        return Countries.NAMES.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Made when a country is first looked for. */
    private static final class Countries {
        static final Set<String> NAMES =
                new HashSet<>(Set.of("uk", "usa", "u.s.a.", "england", "scotland", "wales", "great britain"));

        static {
            for (String code : Locale.getISOCountries()) {
                Locale country = Locale.of("", code);
                NAMES.add(country.getISO3Country().toLowerCase(Locale.ROOT));
                for (String language : new String[] {
                    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ru", "uk", "tr", "zh", "ja", "ko", "ar",
                    "he", "el"
                }) NAMES.add(country.getDisplayCountry(Locale.of(language)).toLowerCase(Locale.ROOT));
            }
        }
    }
}
