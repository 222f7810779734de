package io.understudy.mask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * First and last names of one script, ordered by length so that a name finds others about as long. Datafaker drew them, once, into a resource beside this class: to draw them again in each
 * run would take seconds, and an upgrade of Datafaker would change masked names unseen.
 */
final class NamePool {
    /** With fewer names than this of about the right length, one would tell too much. */
    private static final int ENOUGH = 12;

    private static final int LONGEST = 24;

    /** What a word in a name is. */
    enum Role {
        FIRST,
        LAST
    }

    private final Names first;
    private final Names last;

    NamePool(NameScript script) {
        List<String> lines = read(script);
        first = new Names(lines.get(0), script);
        last = new Names(lines.get(1), script);
    }

    /** The line of first names and the line of last names. */
    private static List<String> read(NameScript script) {
        String resource = "names/" + script.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream stream = NamePool.class.getResourceAsStream(resource)) {
            if (stream == null) throw new IllegalStateException("this build lacks " + resource);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("this build's " + resource + " cannot be read", e);
        }
    }

    /** A name about as long as wanted (exactly as long in scripts without letters of one sound), chosen by a function that has been fed before. */
    String pick(Role role, int length, Prf prf) {
        Names names = role == Role.FIRST ? first : last;
        int wanted = Math.min(Math.max(length, 1), LONGEST);
        int from = names.from[wanted];
        return names.byLength[from + prf.below(names.to[wanted] - from)];
    }

    /**
     * Appends a family name in place of a word that is a name of something, a company's or a street's: of the same script, case pattern and about the same length. Where there are no names in its script, or it is
     * too long to be a name, its letters become others.
     */
    static void appendLike(String value, int from, int to, Prf prf, StringBuilder output) {
        prf.ofFolded(value, from, to);
        NameScript script = to - from > LONGEST ? null : NameScript.of(value, from, to);
        boolean plain = script != null && (to - from > 1 || script.ideographic());
        if (!plain || script == null || (script.ideographic() && to - from > 3)) {
            Scramble.drawInto(value, from, to, prf, output);
        } else {
            CasePattern.append(
                    script.pool().pick(Role.LAST, to - from, prf), value, from, to, script.bringsMarks(), output);
        }
    }

    /** Names by length, and for each length wanted the part of them to choose from. */
    private static final class Names {
        final String[] byLength;
        final int[] from = new int[LONGEST + 1];
        final int[] to = new int[LONGEST + 1];

        Names(String names, NameScript script) {
            List<String> fitting = new ArrayList<>(List.of(names.split(" ")));
            fitting.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
            byLength = fitting.toArray(String[]::new);
            for (int wanted = 1; wanted <= LONGEST; wanted++) choose(wanted, script.ideographic());
        }

        /** Widens the lengths around the wanted one until there is enough to choose from; a syllable or an ideogram more or less is another name, so there the lengths stay apart. */
        private void choose(int wanted, boolean exact) {
            int shortest = wanted;
            int longest = wanted;
            do {
                from[wanted] = firstOfLength(shortest);
                to[wanted] = firstOfLength(longest + 1);
                shortest--;
                longest++;
            } while (to[wanted] - from[wanted] < (exact ? 1 : ENOUGH) && (shortest > 0 || longest <= 2 * LONGEST));
        }

        private int firstOfLength(int length) {
            int at = 0;
            while (at < byLength.length && byLength[at].length() < length) at++;
            return at;
        }
    }
}
