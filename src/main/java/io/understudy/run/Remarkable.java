package io.understudy.run;

import io.understudy.run.Preview.Candidate;
import io.understudy.schema.Column;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds, among some rows, the few that show most of what is nasty about the table: null, empty, longest, extremes, scripts, control characters, spaces at the ends, and values that are
 * written in another way than nearly all others of their column. Its words never contain a value.
 */
final class Remarkable {
    /** A way of writing is odd if so small a share of the rows uses it, and another one is usual. */
    private static final double ODD = 0.02;

    private static final double USUAL = 0.3;

    /** Remarks that a row is rarely chosen for alone. */
    private static final Set<String> COMMON = Set.of("is greatest", "is least", "is latest", "is earliest");

    private final List<Candidate> candidates;
    private final List<String> keys;
    private final List<Set<String>> remarks = new ArrayList<>();

    /** A row that was chosen, and why. */
    record Choice(Candidate candidate, List<String> because) {}

    Remarkable(Table table, List<Candidate> candidates) {
        List<Column> columns = table.stored();
        keys = table.primaryKey() == null ? List.of() : table.primaryKey().columns();
        this.candidates = candidates;
        for (int i = 0; i < candidates.size(); i++) remarks.add(new LinkedHashSet<>());
        for (int i = 0; i < columns.size(); i++) remark(i, columns.get(i));
    }

    /** So many rows at most: an ordinary one, then always the one that shows most of what no other has shown. */
    List<Choice> choose(int rows) {
        List<Choice> chosen = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        Set<String> seen = new HashSet<>();
        while (chosen.size() < Math.min(rows, candidates.size())) {
            int best = chosen.isEmpty() ? ordinary() : nastiest(taken, seen);
            if (best < 0) break;
            List<String> fresh = remarks.get(best).stream()
                    .filter(remark -> !seen.contains(remark))
                    .toList();
            taken.add(best);
            seen.addAll(fresh);
            chosen.add(new Choice(candidates.get(best), fresh));
        }
        return chosen;
    }

    private int ordinary() {
        int best = 0;
        for (int i = 0; i < candidates.size(); i++) {
            if (remarks.get(i).size() < remarks.get(best).size()) best = i;
        }
        return best;
    }

    private int nastiest(Set<Integer> taken, Set<String> seen) {
        int best = -1;
        long most = -1;
        for (int i = 0; i < candidates.size(); i++) {
            if (taken.contains(i)) continue;
            long fresh = remarks.get(i).stream()
                    .filter(remark -> !seen.contains(remark))
                    .mapToLong(Remarkable::weight)
                    .sum();
            if (fresh > most) {
                most = fresh;
                best = i;
            }
        }
        return best;
    }

    private static int weight(String remark) {
        if (COMMON.stream().anyMatch(remark::endsWith)) return 1;
        return remark.endsWith("is longest") ? 2 : 3;
    }

    private void remark(int index, Column column) {
        Map<String, List<Integer>> ways = new HashMap<>();
        int values = 0;
        for (int i = 0; i < candidates.size(); i++) {
            String value = candidates.get(i).before().get(index);
            if (value == null) {
                say(i, column, "is null");
                continue;
            }
            values++;
            if (column.type().isText()) {
                remarkText(i, column, value);
                if (value.isBlank()) continue;
                ways.computeIfAbsent(wayOfWriting(value), absent -> new ArrayList<>())
                        .add(i);
            }
        }
        // The first and the last number say nothing.
        if (!keys.contains(column.name())) extremes(index, column);
        if (ways.isEmpty()) return;
        int total = values;
        int most = ways.values().stream().mapToInt(List::size).max().orElse(0);
        if (most < USUAL * total) return;
        ways.values().stream()
                .filter(rows -> rows.size() <= ODD * total)
                .forEach(rows -> say(rows.getFirst(), column, "is written oddly"));
    }

    private void remarkText(int row, Column column, String value) {
        if (value.isEmpty()) {
            say(row, column, "is empty");
            return;
        }
        if (!value.strip().equals(value) && column.type().kind() != Kind.PADDED_TEXT)
            say(row, column, "has spaces at an end");
        if (value.chars().anyMatch(Character::isISOControl)) say(row, column, "has control characters");
        if (value.codePoints().anyMatch(Character::isSupplementaryCodePoint)) say(row, column, "has 4-byte characters");
        value.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.LATIN
                        && script != UnicodeScript.COMMON
                        && script != UnicodeScript.INHERITED)
                .distinct()
                .forEach(script -> say(row, column, "is in " + name(script)));
    }

    private static String name(UnicodeScript script) {
        String lower = script.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    /** Runs of letters and digits become one of each; signs stay. */
    private static String wayOfWriting(String value) {
        return value.replaceAll("\\p{L}[\\p{L}\\p{M}]*", "a").replaceAll("\\p{Nd}+", "9");
    }

    private void extremes(int index, Column column) {
        switch (column.type().kind()) {
            case TEXT, PADDED_TEXT, JSON, JSONB, ARRAY ->
                extreme(index, column, Comparator.comparingInt(String::length), "is longest");
            case INTEGER, DECIMAL, FLOAT -> {
                extreme(index, column, Comparator.comparing(Remarkable::number), "is greatest");
                extreme(index, column, Comparator.comparing(Remarkable::number).reversed(), "is least");
            }
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> {
                extreme(index, column, Comparator.comparing(Remarkable::moment), "is latest");
                extreme(index, column, Comparator.comparing(Remarkable::moment).reversed(), "is earliest");
            }
            case BOOLEAN, TIME, UUID, INET, BYTES, ENUM, OTHER -> {}
        }
    }

    private static BigDecimal number(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException notFinite) {
            // NaN and the infinities, which are remarkable themselves.
            return BigDecimal.valueOf(value.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }

    /** As the texts of moments are ordered; years before our era, and sentinels, come at the ends. */
    private static String moment(String value) {
        if (value.endsWith(" BC") || value.startsWith("-")) return "!" + value;
        return value.startsWith("infinity") ? "~" : value;
    }

    private void extreme(int index, Column column, Comparator<String> order, String remark) {
        int best = -1;
        String most = null;
        boolean differ = false;
        for (int i = 0; i < candidates.size(); i++) {
            String value = candidates.get(i).before().get(index);
            if (value == null) continue;
            int compared = most == null ? 1 : order.compare(value, most);
            differ |= most != null && compared != 0;
            if (compared <= 0) continue;
            most = value;
            best = i;
        }
        if (differ) say(best, column, remark);
    }

    private void say(int row, Column column, String remark) {
        remarks.get(row).add(column.name() + " " + remark);
    }
}
