package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.Source;
import io.understudy.discover.Discovery;
import io.understudy.discover.Found;
import io.understudy.report.Json;
import io.understudy.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = settings.readSources();
        List<Database> databases =
                settings.databases(configuration, Objects.requireNonNull(spec).commandLine());
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (Database database : databases) {
            List<Found> found = search(database);
            if (settings.json()) found.forEach(each -> entries.addAll(DiscoveryDocument.of(database.name(), each)));
            else print(database, found);
        }
        if (settings.json()) System.out.print(Json.text(entries));
        return ExitCode.DONE.number();
    }

    private List<Found> search(Database database) {
        try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts());
                ConsoleProgress progress = ConsoleProgress.of(database.name())) {
            Discovery discovery =
                    new Discovery(source, rows, (table, number, of) -> progress.item(table.toString(), number, of));
            List<Found> found = discovery.run();
            progress.end();
            discovery
                    .complaints()
                    .forEach(complaint ->
                            System.err.println("understudy: " + complaint + " It is judged by its names and types."));
            return found;
        }
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
