package io.understudy.mask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people are called who speak one language. Read once, from a resource beside this class that Datafaker drew.
 *
 * @param language its ISO 639 code
 * @param script that it is written in
 * @param female given names of women
 * @param male given names of men; some are both
 * @param familyOfWomen family names of women; most languages have but one form
 * @param familyOfMen family names of men
 */
record PersonNames(
        String language,
        NameScript script,
        List<Name> female,
        List<Name> male,
        List<Name> familyOfWomen,
        List<Name> familyOfMen) {
    private static final String RESOURCE = "names/persons.txt";
    private static final Pattern TAG = Pattern.compile("([A-Za-z]{2})(?:[-_].*)?");
    /** Most people's language in a country, where the two are not called alike. */
    private static final String COUNTRIES =
            "GB en US en CA en AU en NZ en IE en ZA en AT de CH de LI de LU de BE nl MX es AR es CL es CO es PE es EC es UY es VE es BR pt DK da SE sv NO nb CZ cs"
                    + " UA uk BY ru KZ ru GR el CY el IL he IN hi GE ka CN zh TW zh HK zh SG zh JP ja KR ko EG ar SA ar AE ar MA ar DZ ar TN ar JO ar LB ar IQ ar KW ar QA ar"
                    + " DE de FR fr ES es IT it PT pt NL nl PL pl FI fi TR tr HU hu RU ru TH th";

    /** Family names that only men or only women have. */
    private static final Map<String, Pattern> OF_MEN = Map.of(
            "ru", Pattern.compile(".*(ов|ев|ёв|ин|ын|ий|ый|ой)"),
            "uk", Pattern.compile(".*(ов|ев|єв|ин|ий)"),
            "pl", Pattern.compile(".*(ski|cki|dzki)"),
            "cs", Pattern.compile(".*[^áíů]"));

    private static final Map<String, Pattern> OF_WOMEN = Map.of(
            "ru", Pattern.compile(".*(ова|ева|ёва|ина|ына|ая|яя)"),
            "uk", Pattern.compile(".*(ова|ева|єва|ина|ька)"),
            "pl", Pattern.compile(".*(ska|cka|dzka)"),
            "cs", Pattern.compile(".*á"));

    /** With fewer names than this both sexes share all. */
    private static final int ENOUGH = 20;

    private static final Map<String, PersonNames> BY_LANGUAGE = read();
    private static final Map<String, PersonNames> BY_COUNTRY = countries();
    private static final Map<NameScript, PersonNames> BY_SCRIPT = scripts();

    /**
     * A name.
     *
     * @param written as in its own language
     * @param ascii as its owner would spell it in an e-mail address, in lower case
     */
    record Name(String written, String ascii) {
        private static Name parse(String word) {
            int at = word.indexOf('=');
            return at < 0
                    ? new Name(word, Romaniser.ascii(word))
                    : new Name(word.substring(0, at), word.substring(at + 1));
        }
    }

    private static Map<String, PersonNames> read() {
        Map<String, PersonNames> read = new LinkedHashMap<>();
        try (InputStream stream = PersonNames.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) throw new IllegalStateException("this build lacks " + RESOURCE);
            new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] cells = line.split("\t", -1);
                List<Name> last = names(cells[3]);
                String one = last.getFirst().written();
                NameScript script = Objects.requireNonNull(NameScript.of(one, 0, one.length()));
                NameScript own = cells[0].equals("ja") ? NameScript.JAPANESE : script;
                read.put(
                        cells[0],
                        new PersonNames(
                                cells[0],
                                own,
                                names(cells[1]),
                                names(cells[2]),
                                without(OF_MEN.get(cells[0]), last),
                                without(OF_WOMEN.get(cells[0]), last)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("this build's " + RESOURCE + " cannot be read", e);
        }
        return read;
    }

    private static List<Name> names(String cell) {
        return Arrays.stream(cell.split(" ", -1))
                .map(Name::parse)
                .filter(name -> name.ascii().length() > 1)
                .toList();
    }

    private static List<Name> without(@Nullable Pattern others, List<Name> names) {
        if (others == null) return names;
        List<Name> left = names.stream()
                .filter(name -> !others.matcher(name.written).matches())
                .toList();
        return left.size() < ENOUGH ? names : left;
    }

    private static Map<String, PersonNames> countries() {
        Map<String, PersonNames> countries = new HashMap<>();
        String[] pairs = COUNTRIES.split(" ", -1);
        for (int i = 0; i < pairs.length; i += 2) {
            PersonNames names = Objects.requireNonNull(BY_LANGUAGE.get(pairs[i + 1]));
            Locale country = Locale.of("", pairs[i]);
            countries.put(pairs[i], names);
            countries.put(country.getISO3Country(), names);
            countries.put(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), names);
        }
        countries.put("UK", countries.get("GB"));
        return countries;
    }

    private static Map<NameScript, PersonNames> scripts() {
        Map<NameScript, PersonNames> scripts = new HashMap<>();
        for (PersonNames each : BY_LANGUAGE.values()) {
            boolean latin =
                    !each.script.bringsMarks() && each.script != NameScript.CYRILLIC && each.script != NameScript.GREEK;
            if (!latin) scripts.putIfAbsent(each.script, each);
        }
        return scripts;
    }

    static Collection<PersonNames> all() {
        return BY_LANGUAGE.values();
    }

    /** Those of people of whom nothing is known. */
    static PersonNames usual() {
        return Objects.requireNonNull(BY_LANGUAGE.get("en"));
    }

    /**
     * What a text says about somebody's language: a tag ({@code de}, {@code de_AT}), a country ({@code DE}, {@code DEU}, {@code Germany}), or something written in a script that tells, such as a name. Null if it says
     * nothing.
     */
    static @Nullable PersonNames of(String text) {
        String stripped = text.strip();
        boolean tag = TAG.matcher(stripped).matches();
        boolean language = tag && (stripped.length() > 2 || Character.isLowerCase(stripped.charAt(0)));
        PersonNames found = language ? BY_LANGUAGE.get(stripped.substring(0, 2).toLowerCase(Locale.ROOT)) : null;
        if (found == null) found = BY_COUNTRY.get(stripped.toUpperCase(Locale.ROOT));
        return found != null ? found : ofScriptOf(stripped);
    }

    private static @Nullable PersonNames ofScriptOf(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 0x80) at++;
        if (at == text.length()) return null;
        NameScript script = NameScript.of(text, at, at + Character.charCount(text.codePointAt(at)));
        return script == null ? null : BY_SCRIPT.get(script);
    }

    /** Those that are written in a script; null if we have none. */
    static @Nullable PersonNames ofScript(NameScript script) {
        return BY_SCRIPT.get(script);
    }

    /** What given names and family names look like in addresses, all languages together. */
    static final class Known {
        private static final Set<String> FIRST = new HashSet<>();
        private static final Set<String> LAST = new HashSet<>();

        static {
            for (PersonNames each : all()) {
                each.female.forEach(name -> FIRST.add(name.ascii));
                each.male.forEach(name -> FIRST.add(name.ascii));
                each.familyOfWomen.forEach(name -> LAST.add(name.ascii));
                each.familyOfMen.forEach(name -> LAST.add(name.ascii));
            }
        }

        private Known() {}

        static boolean isFirst(String word) {
            return FIRST.contains(word);
        }

        static boolean isLast(String word) {
            return LAST.contains(word);
        }
    }
}
