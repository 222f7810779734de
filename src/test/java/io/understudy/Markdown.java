package io.understudy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of documentation, as far as tests ask about it. A comment of the form {@code <!-- name: value -->} on a line of its own marks the block or table below it; readers do
 * not see it.
 *
 * @param file where it lies
 * @param lines its text
 */
record Markdown(Path file, List<String> lines) {
    private static final Pattern MARK = Pattern.compile("<!-- (?<name>[a-z]+)(: (?<value>.*))? -->");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]*\\]\\((?<target>[^)\\s]+)\\)");

    /**
     * A fenced block of code.
     *
     * @param language behind the opening fence
     * @param text what is in it, each line ended by a newline
     * @param line the number of its first line, from 1
     * @param marks what the comments above it say, by name
     */
    record Block(String language, String text, int line, Map<String, String> marks) {}

    /**
     * A table.
     *
     * @param rows its cells without the head, trimmed
     * @param line the number of its first row, from 1
     * @param marks what the comments above it say, by name
     */
    record Table(List<List<String>> rows, int line, Map<String, String> marks) {}

    static Markdown read(Path file) {
        try {
            return new Markdown(file, Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The code in it, from top to bottom. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Map<String, String> marks = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.matches()) {
                marks.put(mark.group("name"), mark.group("value") == null ? "" : mark.group("value"));
            } else if (lines.get(i).startsWith("```")) {
                String language = lines.get(i).substring(3);
                int first = i + 1;
                StringBuilder text = new StringBuilder();
                while (!lines.get(++i).equals("```")) text.append(lines.get(i)).append('\n');
                blocks.add(new Block(language, text.toString(), first + 1, Map.copyOf(marks)));
                marks.clear();
            } else if (!lines.get(i).isBlank()) {
                marks.clear();
            }
        }
        return blocks;
    }

    /** The tables in it that have a mark. */
    List<Table> markedTables() {
        List<Table> tables = new ArrayList<>();
        Map<String, String> marks = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.matches()) {
                marks.put(mark.group("name"), mark.group("value") == null ? "" : mark.group("value"));
            } else if (lines.get(i).startsWith("|") && !marks.isEmpty()) {
                List<List<String>> rows = new ArrayList<>();
                int first = i + 2;
                for (i = first; i < lines.size() && lines.get(i).startsWith("|"); i++) rows.add(cells(lines.get(i)));
                tables.add(new Table(rows, first + 1, Map.copyOf(marks)));
                marks.clear();
            } else if (!lines.get(i).isBlank()) {
                marks.clear();
            }
        }
        return tables;
    }

    /** The rows of all its tables, heads too. */
    List<List<String>> rows() {
        return prose().stream()
                .filter(line -> line.startsWith("|"))
                .map(Markdown::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        for (String cell : row.substring(1, row.length() - 1).split("(?<!\\\\)\\|", -1)) cells.add(cell.strip());
        return cells;
    }

    /** Where its links lead, as written, by the number of the line. */
    Map<Integer, List<String>> links() {
        Map<Integer, List<String>> links = new LinkedHashMap<>();
        List<String> prose = prose();
        for (int i = 0; i < prose.size(); i++) {
            Matcher link = LINK.matcher(prose.get(i));
            while (link.find())
                links.computeIfAbsent(i + 1, absent -> new ArrayList<>()).add(link.group("target"));
        }
        return links;
    }

    /** The names under which its headings can be linked to, as GitHub makes them. */
    List<String> anchors() {
        return prose().stream()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** Its lines, those inside blocks of code empty. */
    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            boolean fence = line.startsWith("```");
            prose.add(code || fence ? "" : line);
            code ^= fence;
        }
        return prose;
    }

    /** The page with other text in place of a block's. */
    Markdown with(Block block, String text) {
        List<String> changed = new ArrayList<>(lines.subList(0, block.line() - 1));
        changed.addAll(text.lines().toList());
        changed.addAll(
                lines.subList(block.line() - 1 + (int) block.text().lines().count(), lines.size()));
        return new Markdown(file, changed);
    }

    /** The page with other rows in place of a table's. */
    Markdown with(Table table, List<List<String>> rows) {
        List<String> changed = new ArrayList<>(lines.subList(0, table.line() - 1));
        rows.forEach(row -> changed.add("| " + String.join(" | ", row) + " |"));
        changed.addAll(lines.subList(table.line() - 1 + table.rows().size(), lines.size()));
        return new Markdown(file, changed);
    }

    /** Whether this run is to renew what documentation shows of the program's own output. */
    static boolean renews() {
        return "write".equals(System.getenv("GOLDEN"));
    }

    void write() {
        try {
            Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
