package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.fixture.Fixture;
import io.understudy.report.Json;
import io.understudy.report.PlanText;
import io.understudy.report.TextTable;
import io.understudy.run.Shrink;
import io.understudy.run.ShrinkCondition;
import io.understudy.run.ShrinkOptions;
import io.understudy.run.ShrinkOutcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code understudy fixture shrink}: the few rows that matter. */
@Command(
        name = "shrink",
        description = {
            "Finds the few rows of a fixture for which a condition still holds, by leaving rows out and trying what is left, and writes them in its place.",
            "A row goes together with what refers to it, so that the rest can always be loaded. At the end no row can be left out. Rows are tried in the database under scratch: in the configuration, which has to have staging's tables, empty; no row of production or staging is read, only production's catalog."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy fixture shrink INC-4312 --while \"select count(*) > 0 from orders where total < 0\"",
            "  understudy fixture shrink INC-4312 --while \"select count(*) from overdue\" --is 3",
            "  understudy fixture shrink INC-4312 --while-command './reproduces.sh' --limit 300",
            "  understudy fixture shrink INC-4312 --while \"select …\" --as INC-4312-small",
            "",
            "With --while nothing is ever committed to scratch. A command connects by itself, so the rows are committed before it runs, and removed afterwards; it finds UNDERSTUDY_SCRATCH_URL, _HOST, _PORT, _DATABASE, _USER and _PASSWORD in its environment. What it prints is not shown.",
            "",
            "Exits with 2 if the condition cannot be asked, with 4 if it does not hold of the whole fixture or holds without any row, with 5 if scratch was never enrolled (understudy enroll --scratch), is the source or staging, or holds rows."
        })
final class FixtureShrinkCommand implements Callable<Integer> {
    @Mixin
    private TicketSettings settings = new TicketSettings();

    @Option(names = "--while", paramLabel = "SQL", description = "the condition: a query that gives one value")
    private @Nullable String query;

    @Option(
            names = "--is",
            paramLabel = "VALUE",
            description = "the value that it gives, as under expect: (default: ${DEFAULT-VALUE})")
    private String is = "true";

    @Option(
            names = "--while-command",
            paramLabel = "COMMAND",
            description = "or a command of the shell that ends with 0 while the condition holds")
    private @Nullable String commandLine;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description = "how long the command may take; longer is as if it failed (default: ${DEFAULT-VALUE})")
    private int limit = 60;

    @Option(
            names = "--as",
            paramLabel = "TICKET",
            description = "write a fixture of that name, and leave this one as it is")
    private @Nullable String as;

    @Option(
            names = "--empty",
            description = "remove what rows scratch has in the fixture's tables, and in those that refer to them")
    private boolean empty;

    @Override
    public Integer call() {
        Configuration configuration = settings.readWithScratch();
        String ticket = settings.ticket();
        ShrinkOptions options =
                new ShrinkOptions(ticket, as == null ? ticket : settings.ticket(as), condition(), empty);
        Fixture fixture = settings.fixture(configuration);
        Database database = FixtureSettings.database(configuration, fixture.database(), settings);
        ShrinkOutcome outcome = shrunk(configuration, database, options);
        System.out.print(settings.json() ? Json.text(document(outcome)) : text(outcome));
        return ExitCode.DONE.number();
    }

    private ShrinkCondition condition() {
        if ((query == null) == (commandLine == null))
            throw settings.refusal("write either --while SQL or --while-command COMMAND");
        return settings.accepted(() -> commandLine != null
                ? new ShrinkCondition.Command(commandLine, Duration.ofSeconds(limit))
                : new ShrinkCondition.Query(Objects.requireNonNull(query), is));
    }

    private ShrinkOutcome shrunk(Configuration configuration, Database database, ShrinkOptions options) {
        try (ConsoleProgress progress = ConsoleProgress.of(database.name())) {
            Shrink shrink = new Shrink(configuration, database, options, settings.environment(), progress);
            Thread hook = Interruption.guard(shrink);
            try {
                return shrink.run();
            } finally {
                Interruption.release(hook);
            }
        }
    }

    /** Rows by table, before and after. */
    private static Map<String, List<Integer>> tables(ShrinkOutcome outcome) {
        Map<String, Integer> after = FixtureSettings.rows(outcome.fixture());
        Map<String, List<Integer>> tables = new LinkedHashMap<>();
        FixtureSettings.rows(outcome.before())
                .forEach((table, rows) -> tables.put(table, List.of(rows, after.getOrDefault(table, 0))));
        return tables;
    }

    private static Map<String, Object> document(ShrinkOutcome outcome) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ticket", outcome.fixture().ticket());
        document.put(
                "rows",
                beforeAndAfter(outcome.before().rows(), outcome.fixture().rows()));
        Map<String, Object> tables = new LinkedHashMap<>();
        tables(outcome).forEach((table, rows) -> tables.put(table, beforeAndAfter(rows.getFirst(), rows.getLast())));
        document.put("tables", tables);
        document.put("trials", outcome.trials());
        document.put("remarks", outcome.remarks());
        document.put("place", outcome.place().toString());
        return document;
    }

    private static Map<String, Object> beforeAndAfter(Object before, Object after) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("before", before);
        both.put("after", after);
        return both;
    }

    private static String text(ShrinkOutcome outcome) {
        TextTable table = new TextTable(List.of("table", "rows before", "after"), Set.of(1, 2));
        tables(outcome)
                .forEach((name, rows) ->
                        table.add(name, PlanText.count(rows.getFirst()), PlanText.count(rows.getLast())));
        StringBuilder text = new StringBuilder(outcome.fixture().ticket() + ": "
                + PlanText.count(outcome.fixture().rows()) + " of "
                + PlanText.count(outcome.before().rows()) + " rows are left after " + PlanText.count(outcome.trials())
                + " trials; none of them can be left out\n\n" + table.text());
        if (!outcome.remarks().isEmpty()) text.append('\n');
        outcome.remarks().forEach(remark -> text.append("  ").append(remark).append('\n'));
        return text.append("\nWritten to ")
                .append(outcome.place())
                .append(".\n")
                .toString();
    }
}
