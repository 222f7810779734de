package io.understudy.mask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a word is a name that the pools have: how discovery knows a column of names when it sees one. */
public final class KnownNames {
    private static final Map<NameScript, Set<String>> FIRST = new ConcurrentHashMap<>();
    private static final Map<NameScript, Set<String>> LAST = new ConcurrentHashMap<>();

    private KnownNames() {}

    /** Whether a word is a first or last name of its script; where names are written without a space, whether the text begins with a last name and is no longer than a name. */
    public static boolean isName(String word) {
        NameScript script = NameScript.of(word, 0, word.length());
        if (script == null) return false;
        String lower = word.toLowerCase(Locale.ROOT);
        if (first(script).contains(lower) || last(script).contains(lower)) return true;
        if (!script.ideographic() || word.length() < 2 || word.length() > 5) return false;
        for (NameScript each :
                script == NameScript.HANGUL ? List.of(script) : List.of(NameScript.CHINESE, NameScript.JAPANESE)) {
            for (int length = 1; length < Math.min(3, word.length()); length++)
                if (last(each).contains(word.substring(0, length))) return true;
        }
        return false;
    }

    private static Set<String> first(NameScript script) {
        return FIRST.computeIfAbsent(script, missing -> line(missing, 0));
    }

    private static Set<String> last(NameScript script) {
        return LAST.computeIfAbsent(script, missing -> line(missing, 1));
    }

    private static Set<String> line(NameScript script, int number) {
        String resource = "names/" + script.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream stream = KnownNames.class.getResourceAsStream(resource)) {
            if (stream == null) throw new IllegalStateException("this build lacks " + resource);
            List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return new HashSet<>(
                    List.of(lines.get(number).toLowerCase(Locale.ROOT).split(" ")));
        } catch (IOException e) {
            throw new UncheckedIOException("this build's " + resource + " cannot be read", e);
        }
    }
}
