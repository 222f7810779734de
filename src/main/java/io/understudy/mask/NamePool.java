package io.understudy.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * First and last names of one script, drawn once with a fixed seed, ordered by length so that a name finds others about as long. The same in every run with the same Datafaker: an upgrade
 * that brings other names changes masked names, and says so by changing the tests' expectations.
 */
final class NamePool {
    /** With fewer names than this of about the right length, one would tell too much. */
    private static final int ENOUGH = 12;

    private static final int LONGEST = 24;
    /** Enough for most of even the largest list, which has 2,500 names; what comes after would be waited for, and hardly seen. */
    private static final int DRAWS = 2_500;

    /** What a word in a name is. */
    enum Role {
        FIRST,
        LAST
    }

    private final Names first;
    private final Names last;

    NamePool(List<String> locales, NameScript script, String builtInFirst, String builtInLast) {
        Set<String> firstNames = new TreeSet<>(List.of(builtInFirst.split(" ")));
        Set<String> lastNames = new TreeSet<>(List.of(builtInLast.split(" ")));
        for (String locale : locales) {
            Fakes fakes = new Fakes(locale);
            firstNames.addAll(fakes.draw(faker -> faker.name().firstName(), DRAWS));
            lastNames.addAll(fakes.draw(faker -> faker.name().lastName(), DRAWS));
        }
        first = new Names(firstNames, script);
        last = new Names(lastNames, script);
    }

    /** A name about as long as wanted (exactly as long in scripts without letters of one sound), chosen by a function that has been fed before. */
    String pick(Role role, int length, Prf prf) {
        Names names = role == Role.FIRST ? first : last;
        int wanted = Math.min(Math.max(length, 1), LONGEST);
        int from = names.from[wanted];
        return names.byLength[from + prf.below(names.to[wanted] - from)];
    }

    /** Names by length, and for each length wanted the part of them to choose from. */
    private static final class Names {
        final String[] byLength;
        final int[] from = new int[LONGEST + 1];
        final int[] to = new int[LONGEST + 1];

        Names(Set<String> names, NameScript script) {
            List<String> fitting = new ArrayList<>();
            for (String name : names) if (script.holds(name)) fitting.add(name);
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
