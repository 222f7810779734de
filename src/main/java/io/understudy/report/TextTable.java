package io.understudy.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Rows of text in columns as wide as their widest cell; numbers to the right. */
public final class TextTable {
    private final List<String> heads;
    private final Set<Integer> numeric;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param numeric the columns, from 0, that stand to the right */
    public TextTable(List<String> heads, Set<Integer> numeric) {
        this.heads = List.copyOf(heads);
        this.numeric = Set.copyOf(numeric);
    }

    public void add(String... cells) {
        if (cells.length != heads.size())
            throw new IllegalArgumentException("a row of " + cells.length + " cells in a table of " + heads.size());
        rows.add(List.of(cells));
    }

    /** The lines, each ended by a newline, indented by two spaces. */
    public String text() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(heads.size(), 0));
        List<List<String>> all = new ArrayList<>(List.of(heads));
        all.addAll(rows);
        for (List<String> row : all) {
            for (int i = 0; i < row.size(); i++) widths.set(i, Math.max(widths.get(i), width(row.get(i))));
        }
        StringBuilder text = new StringBuilder();
        all.forEach(row -> text.append(line(row, widths)).append('\n'));
        return text.toString();
    }

    private String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder(" ");
        for (int i = 0; i < row.size(); i++) {
            String padding = " ".repeat(widths.get(i) - width(row.get(i)));
            line.append(' ')
                    .append(numeric.contains(i) ? padding + row.get(i) : row.get(i) + padding)
                    .append(' ');
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
