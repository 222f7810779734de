package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureTable;
import io.understudy.fixture.Property;
import io.understudy.report.Json;
import io.understudy.report.PlanText;
import io.understudy.report.PreviewText;
import io.understudy.report.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code understudy fixture show}: what one holds. */
@Command(
        name = "show",
        description = {
            "Shows what a fixture holds: its rows as staging has them, what may be the fault, and what is expected. Reads its files, and no server."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy fixture show INC-4312",
            "  understudy fixture show INC-4312 --rows 50",
            "  understudy fixture show INC-4312 --json"
        })
final class FixtureShowCommand implements Callable<Integer> {
    @Mixin
    private TicketSettings settings = new TicketSettings();

    @Option(names = "--rows", paramLabel = "N", description = "rows of each table at most (default: ${DEFAULT-VALUE})")
    private int rows = 10;

    @Override
    public Integer call() {
        Configuration configuration = settings.readSources();
        Fixture fixture = settings.fixture(configuration);
        System.out.print(settings.json() ? Json.text(document(fixture)) : text(fixture));
        return ExitCode.DONE.number();
    }

    private String text(Fixture fixture) {
        StringBuilder text = new StringBuilder(fixture.ticket()
                + (fixture.title().isEmpty() ? "" : ": " + fixture.title()) + "\n  "
                + PlanText.count(fixture.rows()) + " rows, captured " + FixtureListCommand.captured(fixture) + "\n");
        for (FixtureTable table : fixture.tables()) text.append('\n').append(text(table));
        if (!fixture.properties().isEmpty()) text.append("\nWhat may be the fault\n");
        for (Property one : fixture.properties())
            text.append("  ")
                    .append(one.at())
                    .append(' ')
                    .append(one.what())
                    .append(one.survived() ? "" : ", LOST by " + one.because())
                    .append('\n');
        if (!fixture.expectations().isEmpty()) text.append("\nExpected of staging\n");
        fixture.expectations()
                .forEach(one -> text.append("  ")
                        .append(one.sql())
                        .append(" is ")
                        .append(PreviewText.value(one.is()))
                        .append('\n'));
        return text.toString();
    }

    private String text(FixtureTable table) {
        TextTable lines = new TextTable(table.columns(), Set.of());
        table.rows().stream()
                .limit(rows)
                .forEach(row -> lines.add(row.stream().map(PreviewText::value).toArray(String[]::new)));
        int more = table.rows().size() - rows;
        return table.table() + "\n" + lines.text() + (more > 0 ? "  and " + PlanText.count(more) + " more\n" : "");
    }

    private static Map<String, Object> document(Fixture fixture) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ticket", fixture.ticket());
        document.put("title", fixture.title());
        document.put("captured", fixture.captured() == null ? Map.of() : fixture.captured());
        List<Map<String, Object>> seeds = new ArrayList<>();
        fixture.seeds()
                .forEach(seed -> seeds.add(
                        Map.of("table", seed.table().toString(), "row", seed.row(), "because", seed.because())));
        document.put("seeds", seeds);
        List<Map<String, Object>> tables = new ArrayList<>();
        for (FixtureTable table : fixture.tables())
            tables.add(Map.of("table", table.table().toString(), "columns", table.columns(), "rows", table.rows()));
        document.put("tables", tables);
        document.put("properties", fixture.properties());
        document.put("expectations", fixture.expectations());
        return document;
    }
}
