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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces what a title says about the work by another work of the same language, which its words and letters tell. Ranks before it and what stands in parentheses behind it stay. For one thread. */
final class JobTitleMask implements TextMask {
    private static final List<String> LATIN = List.of("en", "de", "fr", "es", "pl");
    private static final Map<String, List<String>> TITLES = new HashMap<>();
    /** Which language's titles a word is in. */
    private static final Map<String, String> LANGUAGES = new HashMap<>();

    private static final String[] GERMAN = {
        "pfleger",
        "leiter",
        "berater",
        "ingenieur",
        "kaufmann",
        "kauffrau",
        "arzt",
        "ärzt",
        "entwickler",
        "beauftragte",
        "beauftragter",
        "fahrer",
        "arbeiter",
        "helfer",
        "techniker",
        "verwalter"
    };

    private static final Set<String> RANKS = Set.of(
            "senior",
            "sr",
            "sr.",
            "junior",
            "jr",
            "jr.",
            "lead",
            "leading",
            "chief",
            "principal",
            "staff",
            "head",
            "of",
            "deputy",
            "vice",
            "associate",
            "assistant",
            "interim",
            "acting",
            "trainee",
            "intern",
            "executive",
            "global",
            "regional",
            "leitende",
            "leitender",
            "leiter",
            "leiterin",
            "stellvertretende",
            "stellvertretender",
            "directeur",
            "directrice",
            "responsable",
            "adjoint",
            "adjointe",
            "jefe",
            "jefa",
            "director",
            "directora",
            "subdirector",
            "starszy",
            "starsza",
            "młodszy",
            "główny",
            "старший",
            "старшая",
            "младший",
            "главный",
            "ведущий",
            "高级",
            "主任",
            "副",
            "シニア");

    static {
        for (String language : List.of("en", "de", "fr", "es", "pl", "ru", "zh", "ja")) {
            List<String> titles = read("jobs/" + language + ".txt");
            TITLES.put(language, titles);
            for (String title : titles)
                for (String word : title.split(" ", -1)) LANGUAGES.putIfAbsent(word.toLowerCase(Locale.ROOT), language);
        }
    }

    private final Prf prf;
    private final Scramble scramble;

    JobTitleMask(DomainKey key) {
        prf = key.prf("job title");
        scramble = new Scramble(key);
    }

    private static List<String> read(String resource) {
        try (InputStream stream = JobTitleMask.class.getResourceAsStream(resource)) {
            if (stream == null) throw new IllegalStateException("this build lacks " + resource);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("this build's " + resource + " cannot be read", e);
        }
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        int to = value.endsWith(")") && value.lastIndexOf(" (") > 0 ? value.lastIndexOf(" (") : value.length();
        int from = rankEnd(value, to);
        String work = value.substring(from, to);
        String language = languageOf(work);
        if (language == null || !hasLetters(work)) return scramble.apply(value, room, siblings);
        prf.ofFolded(work, 0, work.length());
        List<String> titles = new ArrayList<>(0);
        titles = TITLES.getOrDefault(language, titles);
        String title = Places.another(titles, prf.below(titles.size()), work);
        String masked = value.substring(0, from) + cased(title, work) + value.substring(to);
        if (value.indexOf('@') < 0) return Scramble.cut(masked, room);
        StringBuilder disarmed = new StringBuilder(masked);
        Scramble.disarm(disarmed);
        return Scramble.cutSafely(disarmed.toString(), room);
    }

    private static boolean hasLetters(String work) {
        return work.codePoints().anyMatch(Character::isLetter);
    }

    /** Where the words that tell a rank end, if something comes behind them. */
    private static int rankEnd(String value, int to) {
        int from = 0;
        for (int space = value.indexOf(' ', from); space > 0 && space < to - 1; space = value.indexOf(' ', from)) {
            if (!RANKS.contains(value.substring(from, space).toLowerCase(Locale.ROOT))) break;
            from = space + 1;
        }
        return from;
    }

    private static @Nullable String languageOf(String work) {
        Map<String, Integer> votes = new HashMap<>();
        for (String word : work.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1)) {
            String language = LANGUAGES.getOrDefault(word, isGerman(word) ? "de" : null);
            if (language != null) votes.merge(language, 1, Integer::sum);
        }
        String first = votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
        return first != null ? first : languageOfLetters(work);
    }

    /** German makes one word of several, and no list has them all; its endings tell. */
    private static boolean isGerman(String word) {
        for (String ending : GERMAN) if (word.endsWith(ending) || word.endsWith(ending + "in")) return true;
        return false;
    }

    private static @Nullable String languageOfLetters(String work) {
        boolean han = false;
        boolean latin = false;
        for (int c : work.codePoints().filter(Character::isLetter).toArray()) {
            UnicodeScript script = UnicodeScript.of(c);
            if (script == UnicodeScript.CYRILLIC) return "ru";
            if (script == UnicodeScript.KATAKANA || script == UnicodeScript.HIRAGANA) return "ja";
            han |= script == UnicodeScript.HAN;
            latin |= script == UnicodeScript.LATIN;
            if ("äöüß".indexOf(c) >= 0) return "de";
            if ("łąęśźżć".indexOf(c) >= 0) return "pl";
            if ("éèêçàû".indexOf(c) >= 0) return "fr";
            if ("ñóí".indexOf(c) >= 0) return "es";
        }
        return han ? "zh" : latin ? LATIN.getFirst() : null;
    }

    private static String cased(String title, String original) {
        boolean upper = original.equals(original.toUpperCase(Locale.ROOT));
        boolean lower = original.equals(original.toLowerCase(Locale.ROOT));
        if (upper == lower) return title;
        return upper ? title.toUpperCase(Locale.ROOT) : title.toLowerCase(Locale.ROOT);
    }
}
