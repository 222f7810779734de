package io.understudy.mask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Towns and street names of a country; of those whose country is not known, of all that write as they do. Read once, from a resource beside this class.
 *
 * @param country its ISO 3166 code; empty for all countries of one script
 */
record Places(String country, List<String> cities, List<String> streets) {
    private static final String RESOURCE = "places.txt";
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Map<String, Places> BY_COUNTRY = new HashMap<>();
    private static final Map<UnicodeScript, Places> BY_SCRIPT = new HashMap<>();

    static {
        for (String line : read()) {
            String[] cells = TAB.split(line, -1);
            Places places = new Places(cells[0], split(cells[1]), split(cells[2]));
            Locale country = Locale.of("", cells[0]);
            BY_COUNTRY.put(cells[0], places);
            BY_COUNTRY.put(country.getISO3Country(), places);
            BY_COUNTRY.put(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), places);
            UnicodeScript script = scriptOf(places.cities.getFirst());
            Places alike =
                    BY_SCRIPT.computeIfAbsent(script, absent -> new Places("", new ArrayList<>(), new ArrayList<>()));
            alike.cities.addAll(places.cities);
            alike.streets.addAll(places.streets);
        }
        BY_COUNTRY.put("UK", BY_COUNTRY.get("GB"));
        BY_COUNTRY.put("USA", BY_COUNTRY.get("US"));
    }

    private static List<String> split(String list) {
        return List.of(COMMA.split(list, -1));
    }

    private static List<String> read() {
        try (InputStream stream = Places.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) throw new IllegalStateException("this build lacks " + RESOURCE);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("this build's " + RESOURCE + " cannot be read", e);
        }
    }

    /** The places of a country by its ISO code of two or three letters or its English name, in any case; null if we have none. */
    static @Nullable Places ofCountry(String country) {
        return BY_COUNTRY.get(country.strip().toUpperCase(Locale.ROOT));
    }

    /** The places of all countries that write like a text; null if we have none. */
    static @Nullable Places ofScript(String text) {
        return BY_SCRIPT.get(scriptOf(text));
    }

    /** Whether this country's towns are written in the script of a text. */
    boolean writesLike(String text) {
        return scriptOf(cities.getFirst()) == scriptOf(text);
    }

    /** The most towns there are to choose from. */
    static long mostCities() {
        return BY_SCRIPT.values().stream()
                .mapToLong(places -> places.cities.size())
                .max()
                .orElseThrow();
    }

    /** Of the first letter that is not shared by all scripts. */
    private static UnicodeScript scriptOf(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (Character.isLetter(c) && UnicodeScript.of(c) != UnicodeScript.COMMON) return UnicodeScript.of(c);
        }
        return UnicodeScript.COMMON;
    }

    /** Another of a list, about as long, chosen by a function that has been fed before. */
    static String pick(List<String> list, String original, Prf prf) {
        int length = original.length();
        int best = prf.below(list.size());
        // The best of a few draws, so that neither a short word nor a long one is always the same.
        for (int i = 0; i < 3; i++) {
            int other = prf.below(list.size());
            if (Math.abs(list.get(other).length() - length)
                    < Math.abs(list.get(best).length() - length)) best = other;
        }
        return another(list, best, original);
    }

    /** The entry at an index or, if it is the original or has letters that a column may lack which holds the original, the next that is fit. */
    static String another(List<String> list, int index, String original) {
        boolean narrow = original.chars().allMatch(c -> c < 0x80 || !Character.isLetter(c) || Alphabet.isWestern(c));
        for (int i = 0; i < list.size(); i++) {
            String entry = list.get((index + i) % list.size());
            if (!entry.equalsIgnoreCase(original) && (!narrow || isNarrow(entry))) return entry;
        }
        return list.get(index);
    }

    /** Whether every letter of a text is one that all forms of latin1 have. */
    private static boolean isNarrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && Character.isLetter(c) && !Alphabet.isNarrow(c)) return false;
        }
        return true;
    }
}
