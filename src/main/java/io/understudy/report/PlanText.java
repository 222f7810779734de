package io.understudy.report;

import io.understudy.finding.Finding;
import io.understudy.plan.Plan;
import io.understudy.plan.PlannedFixture;
import io.understudy.plan.TablePlan;
import io.understudy.rules.Decision;
import io.understudy.sample.Sampling;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A plan for a person: what will be read from which table and why, what happens to each column, and everything that was found. */
public final class PlanText {
    private final Plan plan;

    private PlanText(Plan plan) {
        this.plan = plan;
    }

    public static String of(Plan plan) {
        return new PlanText(plan).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append("Plan for ").append(plan.database()).append("\n");
        text.append("  reads   ")
                .append(plan.source().version())
                .append(", database ")
                .append(plan.source().database())
                .append(", in one read-only snapshot\n");
        text.append("  writes  ")
                .append(plan.staging().version())
                .append(", database ")
                .append(plan.staging().database())
                .append(", all at once\n\n");
        text.append(tables())
                .append('\n')
                .append(fixtures())
                .append(columns())
                .append('\n')
                .append(findings(plan.findings()));
        return text.toString();
    }

    private String tables() {
        TextTable table =
                new TextTable(List.of("table", "role", "production", "kept, about", "bytes", "why"), Set.of(2, 3, 4));
        for (TablePlan planned : plan.tables()) {
            table.add(
                    planned.table().name().toString(),
                    planned.sample().role().name().toLowerCase(Locale.ROOT),
                    count(planned.table().rows()),
                    count(planned.estimatedRows()),
                    bytes(planned.estimatedBytes()),
                    planned.sample().because());
        }
        long rows = plan.tables().stream().mapToLong(TablePlan::estimatedRows).sum();
        long production = plan.tables().stream()
                .mapToLong(planned -> planned.table().rows())
                .sum();
        return "Rows\n" + table.text() + "  " + plan.tables().size() + " tables, about " + count(rows) + " of "
                + count(production) + " rows; the closure may add up to "
                + count(plan.sampling().closureBudget()) + ".\n  " + scan() + "\n";
    }

    private String fixtures() {
        if (plan.fixtures().isEmpty()) return "";
        TextTable table = new TextTable(List.of("fixture", "rows", "expects", "in", "about"), Set.of(1, 2));
        for (PlannedFixture fixture : plan.fixtures())
            table.add(
                    fixture.ticket(),
                    count(fixture.rows().values().stream()
                            .mapToLong(Long::longValue)
                            .sum()),
                    count(fixture.expectations()),
                    String.join(", ", fixture.rows().keySet()),
                    fixture.title());
        return "Fixtures\n" + table.text() + "\n";
    }

    /** What is read, and what may come on top because it is rare. */
    private String scan() {
        Sampling.Scan scan = plan.sampling().scan();
        if (!scan.whole() && scan.cover() > 0)
            return "Production chooses them (scan: light); up to " + count(scan.cover())
                    + (scan.cover() == 1 ? " row" : " rows")
                    + " of each kind that is rare come on top (cover), as far as small tables, indexes, statistics and some rows of large tables show them, a quarter of the chosen rows at most.";
        if (!scan.whole())
            return "Production chooses them and sends no others (scan: light); what is rare is not looked for (cover: 0).";
        if (scan.cover() == 0)
            return "Every row is read, and chosen here (scan: full); what is rare is not looked for (cover: 0).";
        return "Every row is read (scan: full); up to " + count(scan.cover()) + (scan.cover() == 1 ? " row" : " rows")
                + " of each kind that is rare come on top (cover), a quarter of the chosen rows at most.";
    }

    private String columns() {
        TextTable table = new TextTable(List.of("column", "type", "decision", "domain", "because"), Set.of());
        for (TablePlan planned : plan.tables()) {
            for (Column column : planned.table().stored()) {
                ColumnName name = new ColumnName(planned.table().name(), column.name());
                switch (plan.decisions().of(name)) {
                    case Decision.Masked masked ->
                        table.add(
                                name.toString(),
                                column.type().name(),
                                masked.masker().name(),
                                masked.domain(),
                                masked.because());
                    case Decision.Kept kept ->
                        table.add(name.toString(), column.type().name(), "keep", "", kept.because());
                    case Decision.Undecided undecided ->
                        table.add(name.toString(), column.type().name(), "UNDECIDED", "", undecided.because());
                }
            }
        }
        return "Columns\n" + table.text();
    }

    /** Findings, worst first, each with its remedy. */
    public static String findings(List<Finding> findings) {
        if (findings.isEmpty()) return "Findings\n  none\n";
        StringBuilder text = new StringBuilder("Findings\n");
        Map<String, StringBuilder> undecided = new LinkedHashMap<>();
        for (Finding finding : findings) {
            text.append("  ")
                    .append(finding.severity().name().toLowerCase(Locale.ROOT))
                    .append("  ")
                    .append(finding.id())
                    .append("  ")
                    .append(finding.where())
                    .append(": ")
                    .append(finding.message())
                    .append('\n');
            if (finding.id().equals("undecided-column")) collect(finding.remedy(), undecided);
            else if (!finding.remedy().isEmpty())
                text.append("         ")
                        .append(finding.remedy().replace("\n", "\n         "))
                        .append('\n');
        }
        if (!undecided.isEmpty())
            text.append(
                    "To decide them, let understudy discover --write RULES propose, or paste this under tables: in a rules file, and choose:\n");
        undecided.forEach(
                (table, columns) -> text.append("  ").append(table).append('\n').append(columns));
        return text.toString();
    }

    /** A table may stand in a file once: its columns are put under one heading. */
    private static void collect(String remedy, Map<String, StringBuilder> tables) {
        if (remedy.isEmpty()) return;
        int line = remedy.indexOf('\n');
        tables.computeIfAbsent(remedy.substring(0, line), absent -> new StringBuilder())
                .append("  ")
                .append(remedy, line + 1, remedy.length())
                .append('\n');
    }

    /** A number that can be read. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of something: {@code 1 row}, {@code 2,000 rows}. */
    public static String count(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** So many expectations, which hold. */
    public static String expectationsHold(long number) {
        return count(number, "expectation") + (number == 1 ? " holds" : " hold");
    }

    /** A size that can be read. */
    public static String bytes(long bytes) {
        if (bytes < 1024) return bytes + " B";
        String[] units = {"kB", "MB", "GB", "TB"};
        double size = bytes;
        int unit = -1;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }
}
