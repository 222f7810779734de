package io.understudy.discover;

import io.understudy.config.Node;
import io.understudy.config.Problems;
import io.understudy.config.TableText;
import io.understudy.config.Where;
import io.understudy.config.YamlFile;
import io.understudy.rules.RuleText;
import io.understudy.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a rules file, to which decisions are added at the end of each table, and tables at the end of all. Nothing that stands there is touched, comments and order included. */
final class RulesFile {
    private static final int USUAL_INDENT = 2;
    private static final int MOST_ALIGNED = 40;

    /** Lines that are to stand before the line of that number, from 0. */
    private record Insertion(int before, List<String> lines) {}

    private final String name;
    private final List<String> lines;
    private final String lineBreak;
    private final Problems problems;
    private final Node.@Nullable Mapping tables;
    /** The number of the line behind all tables, as the file was; -1 if it has none. */
    private final int endOfTables;

    private final List<Insertion> insertions = new ArrayList<>();
    private final List<String> newTables = new ArrayList<>();

    /**
     * @param name for messages
     * @param text what stands in the file; empty if there is none yet
     * @param problems where it is noted why the file cannot be added to
     */
    RulesFile(String name, String text, Problems problems) {
        this.name = name;
        this.problems = problems;
        lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        lines = new ArrayList<>(text.isEmpty() ? List.of() : List.of(text.split("\r?\n", -1)));
        if (!lines.isEmpty() && lines.getLast().isEmpty()) lines.removeLast();
        Optional<Node> root = lines.stream().allMatch(line -> line.isBlank() || line.startsWith("#"))
                ? Optional.empty()
                : YamlFile.read(name, text.getBytes(StandardCharsets.UTF_8), problems);
        Node.Entry entry = root.filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .flatMap(mapping -> mapping.entries().stream()
                        .filter(each -> each.key().equals("tables"))
                        .findFirst())
                .orElse(null);
        tables = entry != null && entry.value() instanceof Node.Mapping mapping ? mapping : null;
        if (tables != null && isFlow(tables.at()))
            problems.add(
                    tables.at(), "tables are in braces; write each on a line of its own, so that more can be added");
        int end = entry == null ? -1 : entry.at().line();
        if (tables != null) for (Node.Entry table : tables.entries()) end = Math.max(end, end(table));
        endOfTables = end;
    }

    private boolean isFlow(Where at) {
        return lines.get(at.line() - 1).startsWith("{", at.column() - 1);
    }

    private Optional<Node.Entry> entry(TableName table) {
        if (tables == null) return Optional.empty();
        return tables.entries().stream().filter(entry -> names(entry, table)).findFirst();
    }

    private static boolean names(Node.Entry entry, TableName table) {
        try {
            return TableText.parse(entry.key()).names(table.schema(), table.name());
        } catch (IllegalArgumentException wildcard) {
            return false;
        }
    }

    /**
     * Whether a comment under the table speaks about the column already.
     *
     * @param heading how the table is written where all that stands under it are comments
     */
    boolean remarks(TableName table, String heading, String column) {
        Pattern remark = Pattern.compile("\\s*# ?" + Pattern.quote(RuleText.name(column)) + ":.*");
        return commentsOn(table, heading).stream()
                .anyMatch(line -> remark.matcher(line).matches());
    }

    private List<String> commentsOn(TableName table, String heading) {
        Optional<Node.Entry> entry = entry(table);
        if (entry.isPresent()) return lines.subList(entry.get().at().line() - 1, end(entry.get()));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.strip().equals("# " + heading + ":")) continue;
            int end = i + 1;
            while (end < lines.size() && lines.get(end).indexOf('#') > line.indexOf('#')) end++;
            return lines.subList(i, end);
        }
        return List.of();
    }

    /**
     * Adds columns to a table.
     *
     * @param heading how the table is written if the file does not have it yet
     */
    void add(TableName table, String heading, List<Addition> columns) {
        Optional<Node.Entry> entry = entry(table);
        if (entry.isEmpty()) addTable(heading, columns);
        else if (entry.get().value() instanceof Node.Mapping mapping && isFlow(mapping.at()))
            addInBraces(mapping, columns);
        else if (entry.get().value() instanceof Node.Mapping mapping
                && !mapping.entries().isEmpty())
            insertions.add(new Insertion(
                    end(entry.get()),
                    written(columns, mapping.entries().getFirst().at().column() - 1)));
        else
            problems.add(
                    entry.get().at(),
                    "the table has a single word for all its columns and still undecided ones; write a line for each");
    }

    private void addTable(String heading, List<Addition> columns) {
        int indent = tables == null || tables.entries().isEmpty()
                ? USUAL_INDENT
                : tables.entries().getFirst().at().column() - 1;
        if (!newTables.isEmpty() || (tables != null && !tables.entries().isEmpty())) newTables.add("");
        // A heading with nothing but comments under it would be no YAML that means anything.
        boolean nothing = columns.stream().noneMatch(column -> column.proposal().isDecided());
        newTables.add(" ".repeat(indent) + (nothing ? "# " : "") + heading + ":");
        newTables.addAll(written(columns, indent + USUAL_INDENT));
    }

    /** Rules in lines of their own, comments aligned. */
    private static List<String> written(List<Addition> columns, int indent) {
        int width = columns.stream()
                .mapToInt(column -> column.firstLine(indent).length())
                .filter(length -> length <= MOST_ALIGNED)
                .max()
                .orElse(0);
        return columns.stream()
                .flatMap(column -> column.lines(indent, width).stream())
                .toList();
    }

    /** The number of the line behind all that belongs to a table: what is indented further than its name, up to the last that is not blank. */
    private int end(Node.Entry entry) {
        int indent = entry.at().column() - 1;
        int end = entry.at().line();
        if (entry.value() instanceof Node.Mapping mapping && isFlow(mapping.at())) {
            int[] close = closingBrace(mapping.at());
            return close.length == 0 ? end : close[0] + 1;
        }
        for (int i = end; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) continue;
            if (line.indexOf(line.strip().charAt(0)) <= indent) break;
            end = i + 1;
        }
        return end;
    }

    /** Before the closing brace, which then stands on a line of its own. */
    private void addInBraces(Node.Mapping mapping, List<Addition> columns) {
        int[] close = closingBrace(mapping.at());
        if (close.length == 0) problems.add(mapping.at(), "these braces have no end that could be found");
        else closeLater(close[0], close[1], columns);
    }

    /** Line and character of the brace that closes the one at a place; empty if there is none. */
    private int[] closingBrace(Where open) {
        int depth = 0;
        char quote = 0;
        for (int i = open.line() - 1; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int at = i == open.line() - 1 ? open.column() - 1 : 0; at < line.length(); at++) {
                char c = line.charAt(at);
                if (quote != 0) {
                    if (c == '\\' && quote == '"') at++;
                    else if (c == quote) quote = 0;
                } else if (c == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                    break;
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '{' || c == '[') {
                    depth++;
                } else if ((c == '}' || c == ']') && --depth == 0) {
                    return new int[] {i, at};
                }
            }
        }
        return new int[0];
    }

    private void closeLater(int line, int at, List<Addition> columns) {
        String whole = lines.get(line);
        String before = whole.substring(0, at).stripTrailing();
        boolean separated = before.endsWith(",") || before.endsWith("{") || before.isBlank();
        lines.set(line, before + (separated ? "" : ","));
        List<String> more = new ArrayList<>();
        for (Addition column : columns) more.addAll(column.inBraces(2 * USUAL_INDENT));
        more.add(" ".repeat(USUAL_INDENT) + whole.substring(at));
        insertions.add(new Insertion(line + 1, more));
    }

    /** The text with all that was added. */
    String text() {
        int last = endOfTables;
        List<String> result = new ArrayList<>(lines);
        if (!newTables.isEmpty()) {
            List<String> block = new ArrayList<>(newTables);
            if (last < 0) {
                block.addFirst("tables:");
                if (!lines.isEmpty()) block.addFirst("");
                last = lines.size();
            }
            insertions.add(new Insertion(last, block));
        }
        insertions.sort(Comparator.comparingInt(Insertion::before));
        for (Insertion insertion : insertions.reversed()) result.addAll(insertion.before(), insertion.lines());
        return result.isEmpty() ? "" : String.join(lineBreak, result) + lineBreak;
    }

    @Override
    public String toString() {
        return name;
    }
}
