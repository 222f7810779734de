package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Staging;
import io.understudy.report.Json;
import io.understudy.report.PlanText;
import io.understudy.report.TextTable;
import io.understudy.run.History;
import java.util.LinkedHashMap;
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

/** {@code understudy history}: past runs. */
@Command(
        name = "history",
        description = {
            "Lists the runs that were published into staging, newest first.",
            "Staging keeps this list itself, so that it tells what it shows whoever asks."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy history             the last twenty runs of every database of ./understudy.yml",
            "  understudy history shop --most 1 --json",
            "  understudy history --lookups   who looked into which column"
        })
final class HistoryCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--most", paramLabel = "N", description = "at most so many lines (default: ${DEFAULT-VALUE})")
    private int most = 20;

    @Option(names = "--lookups", description = "list instead who looked values up with understudy locate")
    private boolean lookups;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = settings.read();
        if (lookups) return listLookups(configuration);
        Map<String, List<Staging.PastRun>> runs = new LinkedHashMap<>();
        for (Database database :
                settings.databases(configuration, Objects.requireNonNull(spec).commandLine())) {
            runs.put(database.name(), new History(database).runs(most));
        }
        if (settings.json()) {
            System.out.print(Json.text(runs));
        } else {
            runs.forEach(HistoryCommand::print);
        }
        return ExitCode.DONE.number();
    }

    private Integer listLookups(Configuration configuration) {
        Map<String, List<Staging.Lookup>> all = new LinkedHashMap<>();
        for (Database database :
                settings.databases(configuration, Objects.requireNonNull(spec).commandLine()))
            all.put(database.name(), new History(database).lookups(most));
        if (settings.json()) {
            System.out.print(Json.text(all));
            return ExitCode.DONE.number();
        }
        all.forEach((database, some) -> {
            TextTable table = new TextTable(List.of("at", "by", "column"), Set.of());
            some.forEach(lookup -> table.add(lookup.at(), lookup.user(), lookup.column()));
            System.out.print(database + "\n" + (some.isEmpty() ? "  no value was looked up\n" : table.text()));
        });
        return ExitCode.DONE.number();
    }

    private static void print(String database, List<Staging.PastRun> runs) {
        TextTable table = new TextTable(List.of("run", "started", "published", "rows", "snapshot"), Set.of(3));
        runs.forEach(run -> table.add(
                run.run(),
                run.startedAt(),
                run.publishedAt() + (run.undoneAt() == null ? "" : ", rolled back " + run.undoneAt()),
                PlanText.count(run.rows()),
                run.snapshot()));
        System.out.print(database + "\n" + (runs.isEmpty() ? "  no run yet\n" : table.text()));
    }
}
