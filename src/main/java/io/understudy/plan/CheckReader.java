package io.understudy.plan;

import io.understudy.plan.CheckClause.Compared;
import io.understudy.plan.CheckClause.Like;
import io.understudy.plan.CheckClause.Matches;
import io.understudy.plan.CheckClause.NotNull;
import io.understudy.plan.CheckClause.OneOf;
import io.understudy.plan.CheckClause.Other;
import io.understudy.plan.CheckClause.ValidJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the simple conditions out of what PostgreSQL, MySQL and MariaDB print of a CHECK constraint; whatever else stands there is told as such. */
final class CheckReader {
    private static final String NAME = "\\(*\"?([\\p{L}_][\\p{L}\\p{N}_$]*)\"?\\)*";
    private static final String TEXT = "\\(*'((?:[^']|'')*)'\\)*";
    private static final String NUMBER = "\\(*'?(-?[0-9]+(?:\\.[0-9]+)?)'?\\)*";
    private static final Pattern QUOTED = Pattern.compile("(?<!['\\w])\"([^\"']*)\"");
    private static final Pattern LIST =
            Pattern.compile("(?i)" + NAME + " *(?:= *ANY *\\(+ARRAY\\[(.*)]\\)+|in *\\((.*)\\))");
    private static final Pattern LIST_AS_TEXT = Pattern.compile("(?i)" + NAME + " *= *ANY *\\('\\{([^{}\"\\\\]*)}'\\)");
    private static final Pattern LENGTH = Pattern.compile(
            "(?i)\\(*(?:char_length|character_length|length) *\\(" + NAME + "\\)\\)* *(<=|>=|<>|<|>|=) *" + NUMBER);
    private static final Pattern NUMERIC = Pattern.compile(NAME + " *(<=|>=|<>|<|>|=) *" + NUMBER);
    private static final Pattern BETWEEN = Pattern.compile("(?i)" + NAME + " *between *" + NUMBER + " *and *" + NUMBER);
    private static final Pattern LIKE = Pattern.compile("(?i)" + NAME + " *(~~|!~~|like|not like) *" + TEXT);
    private static final Pattern REGEX = Pattern.compile(
            "(?i)(?:" + NAME + " *(?:~|regexp|rlike) *" + TEXT + "|regexp_like\\(" + NAME + " *, *" + TEXT + "\\))");
    private static final Pattern VALID_JSON = Pattern.compile("(?i)json_valid *\\(" + NAME + "\\)(?: *= *1)?");
    private static final Pattern IS_NOT_NULL = Pattern.compile("(?i)" + NAME + " *is not null");

    private CheckReader() {}

    /** The conditions that all have to hold. */
    static List<CheckClause> parse(String definition) {
        String text = plain(definition);
        List<CheckClause> clauses = new ArrayList<>();
        for (String part : conjuncts(text)) clauses.addAll(clause(part));
        return clauses;
    }

    /** A column's name as conditions have it here: whatever is no letter, digit or underscore is one. */
    static String bare(String column) {
        return column.replaceAll("[^\\p{L}\\p{N}_$]", "_");
    }

    /** Without the word CHECK, casts, character set introducers, quotes around names, and escapes of quotes. MySQL escapes its quotes once more than MariaDB, and tells by what is before them. */
    private static String plain(String definition) {
        boolean escapedOnceMore =
                Pattern.compile("\\b_[a-z0-9]+ *\\\\'").matcher(definition).find();
        String once = escapedOnceMore ? definition.replaceAll("\\\\(.)", "$1") : definition;
        String text = once.replaceFirst("(?is)^CHECK *", "")
                .replaceFirst("(?i) *NOT VALID$", "")
                .replaceAll(
                        "::(character varying|double precision|timestamp (with|without) time zone|[a-z_]+)(\\([0-9, ]+\\))?(\\[])?",
                        "")
                .replaceAll("(?i)\\b_(utf8mb4|utf8mb3|utf8|latin1|ascii|binary) *(?=')", "")
                .replace("\\'", "''")
                .replace("\\\\", "\\")
                .replace("`", "\"")
                .strip();
        return QUOTED.matcher(text).replaceAll(name -> Matcher.quoteReplacement('"' + bare(name.group(1)) + '"'));
    }

    /** Split at AND where no bracket and no quote is open. */
    private static List<String> conjuncts(String text) {
        String bare = unwrapped(text);
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        boolean between = false;
        int start = 0;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '\'') quoted = !quoted;
            if (quoted) continue;
            if (c == '(' || c == '[') depth++;
            if (c == ')' || c == ']') depth--;
            if (depth > 0) continue;
            if (bare.regionMatches(true, i, " between ", 0, 9)) between = true;
            if (!bare.regionMatches(true, i, " and ", 0, 5)) continue;
            if (between) {
                between = false;
                continue;
            }
            parts.add(bare.substring(start, i));
            start = i + 5;
        }
        parts.add(bare.substring(start));
        return parts.size() == 1
                ? parts
                : parts.stream().flatMap(part -> conjuncts(part).stream()).toList();
    }

    /** Without brackets around the whole. */
    private static String unwrapped(String text) {
        String bare = text.strip();
        while (bare.startsWith("(") && closes(bare) == bare.length() - 1)
            bare = bare.substring(1, bare.length() - 1).strip();
        return bare;
    }

    private static int closes(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') quoted = !quoted;
            if (quoted) continue;
            if (c == '(') depth++;
            if (c == ')' && --depth == 0) return i;
        }
        return -1;
    }

    private static List<CheckClause> clause(String text) {
        String bare = unwrapped(text);
        Matcher list = LIST.matcher(bare);
        if (list.matches()) {
            Optional<List<String>> values = values(list.group(2) != null ? list.group(2) : list.group(3));
            if (values.isPresent()) return List.of(new OneOf(list.group(1), values.get()));
        }
        Matcher array = LIST_AS_TEXT.matcher(bare);
        if (array.matches())
            return List.of(new OneOf(array.group(1), List.of(array.group(2).split(",", -1))));
        Matcher length = LENGTH.matcher(bare);
        if (length.matches())
            return List.of(new Compared(length.group(1), true, length.group(2), new BigDecimal(length.group(3))));
        Matcher number = NUMERIC.matcher(bare);
        if (number.matches())
            return List.of(new Compared(number.group(1), false, number.group(2), new BigDecimal(number.group(3))));
        Matcher between = BETWEEN.matcher(bare);
        if (between.matches())
            return List.of(
                    new Compared(between.group(1), false, ">=", new BigDecimal(between.group(2))),
                    new Compared(between.group(1), false, "<=", new BigDecimal(between.group(3))));
        Matcher like = LIKE.matcher(bare);
        if (like.matches()) {
            boolean not = like.group(2).startsWith("!") || like.group(2).regionMatches(true, 0, "not", 0, 3);
            return List.of(new Like(like.group(1), not, like.group(3).replace("''", "'")));
        }
        Matcher regex = REGEX.matcher(bare);
        if (regex.matches())
            return List.of(
                    regex.group(1) != null
                            ? new Matches(regex.group(1), regex.group(2).replace("''", "'"))
                            : new Matches(regex.group(3), regex.group(4).replace("''", "'")));
        Matcher json = VALID_JSON.matcher(bare);
        if (json.matches()) return List.of(new ValidJson(json.group(1)));
        Matcher present = IS_NOT_NULL.matcher(bare);
        if (present.matches()) return List.of(new NotNull(present.group(1)));
        return List.of(new Other(bare));
    }

    /** Texts and numbers with commas between; empty if there is anything else. */
    private static Optional<List<String>> values(String text) {
        Matcher matcher =
                Pattern.compile("\\G *(?:" + TEXT + "|" + NUMBER + ") *(?:,|$)").matcher(text);
        List<String> values = new ArrayList<>();
        int end = 0;
        while (end < text.length() && matcher.find()) {
            values.add(matcher.group(1) != null ? matcher.group(1).replace("''", "'") : matcher.group(2));
            end = matcher.end();
        }
        return end == text.length() && !values.isEmpty() ? Optional.of(values) : Optional.empty();
    }
}
