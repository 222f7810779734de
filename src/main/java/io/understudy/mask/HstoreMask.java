package io.understudy.mask;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks values inside an hstore by splicing: keys, spaces and NULL stay. What is no hstore is scrambled whole. For one thread. */
final class HstoreMask implements TextMask, Mask {
    private static final String WORD = "[^\\s\"=>,\\\\]++";
    private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
    /** As the server prints it, and as people write it, with words without quotes. */
    private static final Pattern PAIR = Pattern.compile("(?s)\\s*+(?:" + QUOTED + "|(" + WORD + "))\\s*+=>\\s*+(?:"
            + QUOTED + "|(" + WORD + "))\\s*+(,(?=\\s*+\\S)|\\z)");

    private final Map<String, TextLeaf> leaves = new HashMap<>();
    private final TextLeaf rest;
    private final Scramble scramble;

    /** @param siblings all that the maskers name */
    HstoreMask(Map<String, Masker> keys, List<String> siblings, DomainKey key) {
        keys.forEach((name, masker) -> leaves.put(name, new TextLeaf(masker, siblings, key)));
        rest = Objects.requireNonNull(leaves.remove(PathRules.REST));
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return apply(value, Integer.MAX_VALUE, siblings);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (Margins.isBlank(value)) return value;
        if (!isHstore(value)) return scramble.applyBroken(value, room, HstoreMask::isHstore);
        String result = splice(value, siblings, false);
        if (result.codePointCount(0, result.length()) <= room) return result;
        return splice(value, siblings, true);
    }

    static boolean isHstore(String text) {
        Matcher pair = PAIR.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!pair.region(at, text.length()).lookingAt()) return false;
            at = pair.end();
        }
        return true;
    }

    private String splice(String value, Siblings siblings, boolean cramped) {
        StringBuilder output = new StringBuilder(value.length() + 64);
        int copied = 0;
        Matcher pair = PAIR.matcher(value);
        for (int at = 0; at < value.length(); at = pair.end()) {
            if (!pair.region(at, value.length()).lookingAt()) throw new IllegalStateException("no hstore after all");
            String key = pair.group(1) == null ? pair.group(2) : unescaped(pair.group(1));
            TextLeaf leaf = leaves.getOrDefault(key, rest);
            boolean quoted = pair.group(3) != null;
            String raw = quoted ? pair.group(3) : pair.group(4);
            if (leaf.keeps() || raw.isEmpty() || (!quoted && raw.equalsIgnoreCase("NULL"))) continue;
            int from = quoted ? pair.start(3) : pair.start(4);
            int to = quoted ? pair.end(3) : pair.end(4);
            String masked = cramped ? scramble.apply(raw) : leaf.apply(unescaped(raw), siblings);
            String written = masked == null ? "NULL" : cramped ? masked : escaped(masked);
            boolean bare = masked == null || (!quoted && written.matches(WORD) && !written.equalsIgnoreCase("NULL"));
            int margin = quoted ? 1 : 0;
            output.append(value, copied, from - margin).append(bare ? written : "\"" + written + "\"");
            copied = to + margin;
        }
        return output.append(value, copied, value.length()).toString();
    }

    private static String unescaped(String raw) {
        return raw.indexOf('\\') < 0 ? raw : raw.replaceAll("(?s)\\\\(.)", "$1");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
