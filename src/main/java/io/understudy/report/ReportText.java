package io.understudy.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A report for a terminal. */
public final class ReportText {
    private static final int WEAKEST = 10;

    private ReportText() {}

    public static String of(RunReport report) {
        StringBuilder text = new StringBuilder();
        text.append("Run ")
                .append(report.run())
                .append(" of ")
                .append(report.database())
                .append(", started ")
                .append(report.startedAt())
                .append('\n');
        text.append(headline(report.verdict().fidelity(), report.verdict().leastAlike()));
        text.append(tables(report));
        text.append(columns(report));
        text.append(statements("This staging proves", report.verdict().proves()));
        text.append(statements("It does not prove", report.verdict().doesNotProve()));
        return text.toString();
    }

    /** One line for the headline, and one for what is least alike. */
    public static String headline(@Nullable Double fidelity, List<String> leastAlike) {
        if (fidelity == null) return "Fidelity: not measured.\n";
        return "Fidelity: " + score(fidelity) + " of 100.\n"
                + (leastAlike.isEmpty() ? "" : "Least alike: " + String.join(", ", leastAlike) + ".\n");
    }

    private static String tables(RunReport report) {
        TextTable table = new TextTable(List.of("table", "role", "production", "staging", "fidelity"), Set.of(2, 3, 4));
        for (RunReport.TableReport entry : report.tables()) {
            table.add(
                    entry.table(),
                    entry.role(),
                    (entry.counted() ? "" : "~") + PlanText.count(entry.productionRows()),
                    PlanText.count(entry.stagingRows().values().stream()
                            .mapToLong(Long::longValue)
                            .sum()),
                    score(entry.score()));
        }
        return table.text();
    }

    private static String columns(RunReport report) {
        record Weak(String name, RunReport.ColumnReport column, double score) {}
        List<Weak> weak = report.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.score() != null && column.score() < 100)
                        .map(column -> new Weak(
                                table.table() + "." + column.column(),
                                column,
                                column.score() == null ? 0 : column.score())))
                .sorted(Comparator.comparingDouble(Weak::score))
                .limit(WEAKEST)
                .toList();
        if (weak.isEmpty()) return "";
        TextTable table = new TextTable(List.of("column", "fidelity", "differs in", "by", "allowed"), Set.of(1, 3, 4));
        for (Weak entry : weak) {
            entry.column().facets().stream()
                    .min(Comparator.comparingDouble(facet -> facet.score()))
                    .ifPresent(facet -> table.add(
                            entry.name(),
                            score(entry.score()),
                            facet.name(),
                            String.format(Locale.ROOT, "%.3f", facet.value()),
                            String.format(Locale.ROOT, "%.3f", facet.tolerance())));
        }
        return table.text();
    }

    /** What is nearly 100 is not called 100. */
    private static String score(@Nullable Double score) {
        return score == null ? "-" : String.format(Locale.ROOT, "%.1f", Math.floor(score * 10 + 1e-6) / 10);
    }

    private static String statements(String title, List<String> statements) {
        if (statements.isEmpty()) return "";
        return title + "\n  - " + String.join("\n  - ", statements) + "\n";
    }
}
