package io.understudy.cli;

import io.understudy.report.PlanText;
import io.understudy.report.ReportText;
import io.understudy.report.TextTable;
import io.understudy.run.Manifest;
import io.understudy.run.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a tired person wants to know after a refresh: what staging holds now, what is odd about it, and where the record is. */
final class Summary {
    private Summary() {}

    static String of(Outcome outcome) {
        Manifest manifest = outcome.manifest();
        StringBuilder text = new StringBuilder();
        text.append(tables(manifest)).append('\n');
        long closure = manifest.tables().stream()
                .mapToLong(Manifest.TableEntry::closure)
                .sum();
        long cover =
                manifest.tables().stream().mapToLong(Manifest.TableEntry::cover).sum();
        long fixture = manifest.tables().stream()
                .mapToLong(Manifest.TableEntry::fixture)
                .sum();
        text.append(PlanText.count(manifest.rows()))
                .append(" rows: ")
                .append(PlanText.count(manifest.rows() - closure - cover - fixture))
                .append(" chosen, ")
                .append(PlanText.count(closure))
                .append(" because others refer to them, ")
                .append(PlanText.count(cover))
                .append(" because something about them is rare")
                .append(manifest.fixtures().isEmpty() ? ".\n" : ", " + PlanText.count(fixture) + " of fixtures.\n");
        manifest.fixtures()
                .forEach(each -> text.append("Fixture ")
                        .append(each.ticket())
                        .append(": ")
                        .append(PlanText.count(
                                each.rows().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                                "row"))
                        .append(" in ")
                        .append(PlanText.count(each.rows().size(), "table"))
                        .append(
                                each.expectations() == 0
                                        ? ".\n"
                                        : "; " + PlanText.expectationsHold(each.expectations()) + ".\n"));
        coverage(manifest, text);
        manifest.tables().forEach(table -> thinned(table, text));
        manifest.orphans().forEach((reference, orphans) -> {
            if (orphans > 0)
                text.append(PlanText.count(orphans, "orphan"))
                        .append(" kept as in production: ")
                        .append(reference)
                        .append('\n');
        });
        long masked = manifest.tables().stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.decision().equals("masked"))
                .count();
        text.append(masked)
                .append(" columns masked with key ")
                .append(manifest.keyFingerprint())
                .append("; the result is pseudonymised, not anonymous.\n");
        text.append(ReportText.headline(outcome.fidelity(), outcome.leastAlike()));
        long millis =
                manifest.millis().values().stream().mapToLong(Long::longValue).sum();
        text.append(String.format(Locale.ROOT, "%.1f s in all.%n", millis / 1000.0));
        if (outcome.published()) {
            text.append("Staging of ")
                    .append(manifest.database())
                    .append(" now shows run ")
                    .append(manifest.run())
                    .append("; its manifest is ")
                    .append(outcome.file())
                    .append(", its report ")
                    .append(outcome.page())
                    .append('\n');
        } else {
            text.append("Nothing was published, as asked: staging is as it was.\n");
        }
        return text.toString();
    }

    private static void coverage(Manifest manifest, StringBuilder text) {
        long strata = 0;
        long absent = 0;
        long dropped = 0;
        for (Manifest.TableEntry table : manifest.tables()) {
            Manifest.CoverEntry entry = table.coverage();
            strata += entry.strata();
            absent += entry.absent();
            dropped +=
                    entry.dropped().values().stream().mapToLong(Long::longValue).sum();
        }
        if (strata == 0) return;
        text.append(PlanText.count(strata - absent))
                .append(" of ")
                .append(PlanText.count(strata))
                .append(" kinds of rows that production has are there");
        if (dropped > 0) text.append("; ").append(PlanText.count(dropped)).append(" more were not looked for");
        text.append(absent + dropped == 0 ? ".\n" : ": the manifest names what is missing.\n");
    }

    private static void thinned(Manifest.TableEntry table, StringBuilder text) {
        Manifest.ThinnedEntry thinned = table.thinned();
        if (thinned == null || thinned.families() == 0) return;
        text.append(PlanText.count(thinned.families()))
                .append(thinned.families() == 1 ? " owner" : " owners")
                .append(" of ")
                .append(table.table())
                .append(" thinned to ")
                .append(PlanText.count(thinned.most()))
                .append(" rows each; ")
                .append(PlanText.count(thinned.rows()))
                .append(" rows left out.\n");
    }

    private static String tables(Manifest manifest) {
        List<String> columns =
                new ArrayList<>(List.of("table", "role", "production", "staging", "chosen", "closure", "cover"));
        boolean fixtures = !manifest.fixtures().isEmpty();
        if (fixtures) columns.add("fixture");
        TextTable table = new TextTable(columns, Set.of(2, 3, 4, 5, 6, 7));
        for (Manifest.TableEntry entry : manifest.tables()) {
            List<String> cells = new ArrayList<>(List.of(
                    entry.table(),
                    entry.role(),
                    "~" + PlanText.count(entry.productionRows()),
                    PlanText.count(entry.rows()),
                    PlanText.count(entry.cohort()),
                    PlanText.count(entry.closure()),
                    PlanText.count(entry.cover())));
            if (fixtures) cells.add(PlanText.count(entry.fixture()));
            table.add(cells.toArray(String[]::new));
        }
        return table.text();
    }
}
