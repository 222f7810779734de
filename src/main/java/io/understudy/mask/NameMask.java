package io.understudy.mask;

import io.understudy.mask.NamePool.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Replaces the words of a name, each by a name of the same script and case pattern and of about the same length. A word masks alike wherever it stands, so a column of first names agrees with
 * the full name beside it. Initials become other initials; titles, particles, punctuation and spacing stay. What has digits or mixes scripts is no name and is scrambled. For one thread.
 */
final class NameMask implements TextMask {
    private static final String[] TITLES = {
        "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "mme", "mlle"
    };
    private static final String[] SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"};
    private static final String[] PARTICLES = {
        "van", "von", "der", "den", "de", "la", "le", "du", "da", "do", "dos", "das", "di", "del", "della", "los",
        "las", "bin", "ibn", "al", "el", "ter", "ten", "zu", "y", "e"
    };
    private static final String JOINTS = "-'’.,()\"·・/&";

    private final PersonMasker.PersonName.Part part;
    private final Naming naming;
    private final Prf rest;
    private final StringBuilder output = new StringBuilder();
    private final WordList words = new WordList();

    NameMask(PersonMasker.PersonName.Part part, Naming naming, DomainKey key) {
        this.part = part;
        this.naming = naming;
        rest = key.prf("part of a name");
    }

    /** Each word by itself. */
    NameMask(PersonMasker.PersonName.Part part, DomainKey key) {
        this(part, new NameByWord(key), key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        words.find(value);
        naming.begin();
        output.setLength(0);
        int at = 0;
        for (int i = 0; i < words.count; i++) {
            output.append(value, at, words.start[i]);
            appendWord(value, i);
            at = words.end[i];
        }
        output.append(value, at, value.length());
        if (value.indexOf('@') >= 0) Scramble.disarm(output);
        return Scramble.cutSafely(output.toString(), room);
    }

    private void appendWord(String value, int i) {
        int from = words.start[i];
        int to = words.end[i];
        NameScript script = words.garbage[i] ? null : NameScript.of(value, from, to);
        if (script == null) {
            appendRest(value, from, to);
        } else if (words.letters[i] == 1 && !script.ideographic()) {
            appendInitial(roleOf(i, script), value, from, to);
        } else if (isKept(value, i)) {
            output.append(value, from, to);
        } else if (script.ideographic() && part == PersonMasker.PersonName.Part.FULL && words.count == 1) {
            appendUnspaced(value, from, to, script);
        } else {
            // Chinese write family and given name together; who puts a space between ideograms is Japanese.
            NameScript own = script == NameScript.CHINESE && words.count > 1 ? NameScript.JAPANESE : script;
            naming.appendName(own, roleOf(i, script), value, from, to, output);
        }
    }

    /** The letter before an apostrophe (O'Brien) is part of the language, not of the person. */
    private void appendInitial(Role role, String value, int from, int to) {
        boolean elision =
                to == from + 1 && to < value.length() && (value.charAt(to) == '\'' || value.charAt(to) == '’');
        if (elision) output.append(value, from, to);
        else naming.appendInitial(role, value, from, to, output);
    }

    /** What is no name: letters become other letters. */
    private void appendRest(String value, int from, int to) {
        rest.ofFolded(value, from, to);
        Scramble.drawInto(value, from, to, rest, output);
    }

    /** 王小明, 김민준, 山田太郎: the family name is the first character, or the first two of four. */
    private void appendUnspaced(String value, int from, int to, NameScript script) {
        int length = to - from;
        if (length < 2 || length > 4) {
            appendRest(value, from, to);
            return;
        }
        int family = length == 4 ? 2 : 1;
        NameScript own = length == 4 && script == NameScript.CHINESE ? NameScript.JAPANESE : script;
        naming.appendName(own, Role.LAST, value, from, from + family, output);
        naming.appendName(own, Role.FIRST, value, from + family, to, output);
    }

    private Role roleOf(int i, NameScript script) {
        return switch (part) {
            case FIRST -> Role.FIRST;
            case LAST -> Role.LAST;
            case FULL -> {
                boolean familyFirst =
                        script.ideographic() || script == NameScript.HIRAGANA || script == NameScript.KATAKANA;
                if (familyFirst) yield i == 0 ? Role.LAST : Role.FIRST;
                if (words.comma >= 0) yield words.end[i] <= words.comma ? Role.LAST : Role.FIRST;
                yield i > 0 && i >= words.lastName ? Role.LAST : Role.FIRST;
            }
        };
    }

    /** Whether a word says nothing about the person; decided without regard to case, so that spellings that differ in case only stay together. */
    private boolean isKept(String value, int i) {
        if (words.count < 2 || words.letters[i] > 5 || value.charAt(words.start[i]) >= 0x80) return false;
        boolean inside = i < words.count - 1 && (i > 0 || part == PersonMasker.PersonName.Part.LAST);
        return (i == 0 && isOneOf(TITLES, value, i))
                || (i == words.count - 1 && isOneOf(SUFFIXES, value, i))
                || (inside && isOneOf(PARTICLES, value, i));
    }

    /** Nearly every word of every name comes here, so the length is looked at before the letters. */
    private boolean isOneOf(String[] list, String value, int i) {
        int from = words.start[i];
        int length = words.end[i] - from;
        for (String word : list) {
            if (word.length() == length && equalsFolded(word, value, from)) return true;
        }
        return false;
    }

    private static boolean equalsFolded(String word, String value, int from) {
        for (int at = 0; at < word.length(); at++) {
            if (Prf.fold(value.charAt(from + at)) != word.charAt(at)) return false;
        }
        return true;
    }

    /** Where the words of a name are. Reused from value to value. */
    private static final class WordList {
        private int[] start = new int[16];
        private int[] end = new int[16];
        private int[] letters = new int[16];
        private boolean[] garbage = new boolean[16];
        private int count;
        private int comma;
        private int lastName;

        void find(String value) {
            count = 0;
            comma = value.indexOf(',');
            int at = 0;
            while (at < value.length()) {
                int tokenEnd = at;
                boolean name = true;
                while (tokenEnd < value.length() && !Margins.isSpace(value.charAt(tokenEnd))) {
                    int c = value.codePointAt(tokenEnd);
                    name &= isLetter(c) || (c >= 0x80 ? !Character.isDigit(c) : JOINTS.indexOf(c) >= 0);
                    tokenEnd += Character.charCount(c);
                }
                findInToken(value, at, tokenEnd, name);
                at = tokenEnd + 1;
            }
            // "Jan van Dam jr.": the family name is what comes before the suffix.
            boolean suffix = count > 2
                    && List.of(SUFFIXES)
                            .contains(value.substring(start[count - 1], end[count - 1])
                                    .toLowerCase(Locale.ROOT));
            lastName = suffix ? count - 2 : count - 1;
        }

        private void findInToken(String value, int from, int to, boolean name) {
            int at = from;
            while (at < to) {
                int c = value.codePointAt(at);
                if (!isWord(c, name)) {
                    at += Character.charCount(c);
                    continue;
                }
                int wordStart = at;
                int size = 0;
                do {
                    if (isLetter(c)) size++;
                    at += Character.charCount(c);
                    if (at == to) break;
                    c = value.codePointAt(at);
                } while (isWord(c, name));
                add(wordStart, at, size, !name);
            }
        }

        private static boolean isWord(int c, boolean name) {
            if (isLetter(c)) return true;
            if (c < 0x80) return !name && c >= '0' && c <= '9';
            int type = Character.getType(c);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
            return mark || c == 0x200C || c == 0x200D || (!name && Character.isDigit(c));
        }

        /** As {@link Character#isLetter(int)}, at once for the letters that are most of all letters. */
        private static boolean isLetter(int c) {
            return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
        }

        private void add(int from, int to, int size, boolean isGarbage) {
            if (count == start.length) {
                start = Arrays.copyOf(start, count * 2);
                end = Arrays.copyOf(end, count * 2);
                letters = Arrays.copyOf(letters, count * 2);
                garbage = Arrays.copyOf(garbage, count * 2);
            }
            start[count] = from;
            end[count] = to;
            letters[count] = size;
            garbage[count++] = isGarbage;
        }
    }
}
