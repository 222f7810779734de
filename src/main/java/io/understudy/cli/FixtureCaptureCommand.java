package io.understudy.cli;

import io.understudy.config.ConditionText;
import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.RowText;
import io.understudy.config.TableText;
import io.understudy.fixture.Expectation;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.Property;
import io.understudy.fixture.Ticket;
import io.understudy.report.Json;
import io.understudy.report.PlanText;
import io.understudy.report.TextTable;
import io.understudy.run.CaptureOptions;
import io.understudy.run.CaptureOutcome;
import io.understudy.run.FixtureCapture;
import io.understudy.run.Located;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code understudy fixture capture}: rows of production become a fixture. */
@Command(
        name = "capture",
        description = {
            "Takes the rows behind an incident out of production, masked as refresh masks them, and writes them as a fixture.",
            "Takes the rows that are named, everything they refer to, and as many levels of rows that refer to them as asked. Production is read by key, in one read-only snapshot; a fixture row equals the row that refresh makes of the same row."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy fixture capture INC-4312 --row orders:id=5512",
            "  understudy fixture capture INC-4312 --ticket INC-4312.md --children 1",
            "  understudy fixture capture INC-4312 --row order_items:order_id=5512,line=2 --children 1",
            "  understudy fixture capture INC-4312 --where \"orders: total < 0\" --most 20 --dry-run",
            "  understudy fixture capture INC-4312 --row orders:id=5512 --children 2 --follow order_items",
            "  understudy fixture capture INC-4312 --row orders:id=5512 --expect \"select …\" --is 1",
            "",
            "Needs production and the key, and not staging. A value in an option stays in the shell's history."
        })
final class FixtureCaptureCommand implements Callable<Integer> {
    @Mixin
    private FileSettings settings = new FileSettings();

    @Parameters(paramLabel = "TICKET", description = "names the fixture: letters, digits, '.', '_' and '-'")
    private String ticket = "";

    @Option(
            names = "--row",
            paramLabel = "TABLE:COLUMN=VALUE",
            description = "a row, by columns that no two rows share, with commas between; repeatable")
    private List<String> rows = new ArrayList<>();

    @Option(names = "--where", paramLabel = "TABLE: SQL", description = "rows that meet a condition; repeatable")
    private List<String> conditions = new ArrayList<>();

    @Option(
            names = "--ticket",
            paramLabel = "FILE",
            description =
                    "rows that a ticket mentions: text, Markdown, an e-mail, or a JSON export of Jira, GitHub or Zendesk")
    private @Nullable Path ticketFile;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "rows of one --where, or of one value of a ticket, at most (default: ${DEFAULT-VALUE})")
    private int most = 1_000;

    @Option(
            names = "--children",
            paramLabel = "N",
            description = "levels of rows that refer to the named ones (default: ${DEFAULT-VALUE})")
    private int children;

    @Option(
            names = "--most-children",
            paramLabel = "N",
            description = "rows of one table that refer to one row at most (default: ${DEFAULT-VALUE})")
    private int mostChildren = 100;

    @Option(
            names = "--follow",
            paramLabel = "TABLE",
            description = "of tables that refer, take rows of this one only; repeatable")
    private List<String> follow = new ArrayList<>();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "rows in all; more are refused (default: ${DEFAULT-VALUE})")
    private int budget = 10_000;

    @Option(names = "--title", paramLabel = "TEXT", description = "what it is about, in a line")
    private String title = "";

    @Option(
            names = "--expect",
            paramLabel = "SQL",
            description = "a query on staging, whose value --is tells; repeatable")
    private List<String> expect = new ArrayList<>();

    @Option(names = "--is", paramLabel = "VALUE", description = "what the query before it gives")
    private List<String> is = new ArrayList<>();

    @Option(
            names = "--replace",
            description = "take the place of a fixture of this ticket; its expect: and rename: stay")
    private boolean replace;

    @Option(names = "--dry-run", description = "say what would be taken, and write nothing")
    private boolean dryRun;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "which of the configuration's databases, if it has several")
    private @Nullable String database;

    @Override
    public Integer call() {
        Configuration configuration = settings.read();
        Database one = FixtureSettings.database(configuration, database, settings);
        CaptureOutcome outcome = new FixtureCapture(configuration, one, options(), this::tell).run();
        if (settings.json()) System.out.print(Json.text(document(outcome)));
        else System.out.print(text(outcome));
        return ExitCode.DONE.number();
    }

    /** Before a row is read, so that it is said whatever becomes of the capture. */
    private void tell(Located located) {
        if (!settings.json()) System.out.println(LocatedText.text(located));
    }

    private CaptureOptions options() {
        requireAtLeast("--most", most, 1);
        requireAtLeast("--children", children, 0);
        requireAtLeast("--most-children", mostChildren, 1);
        requireAtLeast("--budget", budget, 1);
        if (expect.size() != is.size()) throw settings.refusal("--expect: write --is VALUE behind each --expect");
        List<Expectation> expectations = new ArrayList<>();
        for (int i = 0; i < expect.size(); i++) expectations.add(new Expectation(expect.get(i), is.get(i)));
        List<CaptureOptions.Wanted> wanted = rows.stream()
                .map(row -> new CaptureOptions.Wanted(parsed("--row", row, RowText::parse), "--row"))
                .toList();
        return settings.accepted(() -> new CaptureOptions(
                ticket,
                title,
                wanted,
                conditions.stream()
                        .map(one -> parsed("--where", one, ConditionText::parse))
                        .toList(),
                ticketFile == null ? null : parsed("--ticket", ticketFile, Ticket::read),
                most,
                children,
                mostChildren,
                follow.stream()
                        .map(one -> parsed("--follow", one, TableText::parse))
                        .toList(),
                budget,
                expectations,
                replace,
                !dryRun));
    }

    private void requireAtLeast(String option, int number, int least) {
        if (number < least) throw settings.refusal(option + ": write a number that is not below " + least);
    }

    private <S, T> T parsed(String option, S written, Function<S, T> parser) {
        try {
            return parser.apply(written);
        } catch (IllegalArgumentException e) {
            throw settings.refusal(option + ": " + e.getMessage());
        }
    }

    private static Map<String, Object> document(CaptureOutcome outcome) {
        Fixture fixture = outcome.fixture();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ticket", fixture.ticket());
        Located located = outcome.located();
        if (located != null) document.put("located", LocatedText.document(located));
        document.put("rows", fixture.rows());
        document.put("tables", FixtureSettings.rows(fixture));
        document.put("brought", outcome.brought());
        document.put("remarks", outcome.remarks());
        document.put("properties", fixture.properties());
        document.put("seeds", fixture.seeds());
        document.put("place", outcome.place() == null ? "" : outcome.place().toString());
        return document;
    }

    private static String text(CaptureOutcome outcome) {
        Fixture fixture = outcome.fixture();
        StringBuilder text = new StringBuilder(fixture.ticket() + ": " + PlanText.count(fixture.rows()) + " rows of "
                + fixture.tables().size() + " tables\n\n");
        TextTable brought = new TextTable(List.of("table", "rows", "why"), Set.of(1));
        outcome.brought().forEach(one -> brought.add(one.table(), PlanText.count(one.rows()), one.because()));
        text.append(brought.text());
        if (!fixture.properties().isEmpty()) {
            TextTable properties =
                    new TextTable(List.of("what may be the fault", "", "rows", "after masking"), Set.of(2));
            for (Property one : fixture.properties())
                properties.add(
                        one.at(),
                        one.what(),
                        PlanText.count(one.rows()),
                        one.survived() ? "still so" : "LOST by " + one.because());
            text.append('\n').append(properties.text());
        }
        if (!outcome.remarks().isEmpty()) text.append('\n');
        outcome.remarks().forEach(remark -> text.append("  ").append(remark).append('\n'));
        return text.append('\n')
                .append(outcome.place() == null ? "Nothing was written." : "Written to " + outcome.place() + ".")
                .append('\n')
                .toString();
    }
}
