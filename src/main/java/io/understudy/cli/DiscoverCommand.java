package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.Source;
import io.understudy.discover.Discovery;
import io.understudy.discover.Found;
import io.understudy.discover.RulesWriter;
import io.understudy.report.Json;
import io.understudy.report.TextTable;
import io.understudy.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy discover}: the search for personal data. */
@Command(
        name = "discover",
        description = {
            "Finds personal data in the source by names, types and values, and says what each column seems to hold, how sure that is and why.",
            "Looks at a few hundred rows of each table, read-only, and prints none of them. Needs neither staging nor the key."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy discover                  every column that seems personal",
            "  understudy discover shop --json      all columns, for machines"
        })
final class DiscoverCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Option(
            names = "--rows",
            paramLabel = "N",
            description =
                    "about how many rows of each table to look at; 0 for names and types alone (default: ${DEFAULT-VALUE})")
    private int rows = 400;

    @Option(
            names = "--write",
            paramLabel = "RULES",
            description =
                    "write a rules file with a decision for each column, or add the columns that none of the rules decides yet")
    private @Nullable Path write;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = settings.readSources();
        List<Database> databases =
                settings.databases(configuration, Objects.requireNonNull(spec).commandLine());
        if (write != null && databases.size() > 1)
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "a rules file is written for one database: name it before --write");
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (Database database : databases) {
            List<Found> found = search(database, rows, write);
            if (settings.json()) found.forEach(each -> entries.addAll(DiscoveryDocument.of(database.name(), each)));
            else print(database, found);
        }
        if (settings.json()) System.out.print(Json.text(entries));
        return ExitCode.DONE.number();
    }

    /** Everything that a source's columns hold; with a rules file to write, that as well, while the source is open. */
    static List<Found> search(Database database, int rows, @Nullable Path write) {
        try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts());
                ConsoleProgress progress = ConsoleProgress.of(database.name())) {
            Discovery discovery =
                    new Discovery(source, rows, (table, number, of) -> progress.item(table.toString(), number, of));
            List<Found> found = discovery.run(database.sample().references());
            progress.end();
            discovery
                    .complaints()
                    .forEach(complaint ->
                            System.err.println("understudy: " + complaint + " It is judged by its names and types."));
            if (write != null) write(write, database, source.schema(), found);
            return found;
        }
    }

    /** The file, and what became of it. */
    static void write(Path file, Database database, Schema schema, List<Found> found) {
        RulesWriter.Outcome outcome = RulesWriter.write(file, database, schema, found);
        int columns = outcome.decided() + outcome.undecided() + outcome.following();
        System.err.println("understudy: " + file
                + (columns == 0
                        ? " stays as it is; "
                        : " has " + columns + " columns more: "
                                + outcome.decided() + " decided, " + outcome.undecided() + " for you to decide, "
                                + outcome.following()
                                + " that follow a key or are computed; ")
                + outcome.untouched() + " were decided or spoken about before.");
        for (Found kept : outcome.keptAgainst())
            System.err.println(
                    "understudy: " + kept.table().name() + "." + kept.column().name() + " is kept, and seems to be "
                            + kept.verdict().kind().label() + " ("
                            + kept.verdict().confidenceText() + "); see whether that is meant.");
        if (!RulesWriter.isListed(file, database))
            System.err.println("understudy: " + file + " is not among the rules of " + database.name()
                    + "; add it to rules: in the configuration.");
    }

    private static void print(Database database, List<Found> found) {
        TextTable table = new TextTable(List.of("column", "class", "confidence", "evidence"), Set.of(2));
        int personal = 0;
        for (Found each : found) {
            if (!each.verdict().isPersonal()) continue;
            personal++;
            for (Map<String, @Nullable Object> row : DiscoveryDocument.of(database.name(), each)) {
                Object path = row.get("path");
                String name = each.table().name() + "." + each.column().name();
                table.add(
                        path == null ? name : "  " + path,
                        String.valueOf(row.get("class")),
                        String.valueOf(row.get("confidence")),
                        String.join("; ", DiscoveryDocument.evidence(row)));
            }
        }
        System.out.print(database.name() + "\n" + (personal == 0 ? "" : table.text()) + "  " + personal + " of "
                + found.size() + " columns seem personal.\n");
    }
}
