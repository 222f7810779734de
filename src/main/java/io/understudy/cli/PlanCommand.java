package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Rate;
import io.understudy.plan.Plan;
import io.understudy.report.Json;
import io.understudy.report.PlanDocument;
import io.understudy.report.PlanText;
import io.understudy.run.DryRun;
import io.understudy.run.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy plan}: the dry run. */
@Command(
        name = "plan",
        description = {
            "Says what a refresh would do and what stands in its way, and writes nothing.",
            "Per table: role, why, how many rows. Per column: what happens to it, and because of which line. Then all findings, errors first, each with the line that settles it. Reads two catalogs and the rules, and none of production's rows."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy plan                      every database of ./understudy.yml",
            "  understudy plan shop --rate 1%%       one of them, at another rate",
            "  understudy plan --json | jq '.databases[].findings'",
            "",
            "Exits with 0 if refresh can go ahead, with 3 if a finding is an error."
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "instead of sample.rate, such as 5%%; tables with a rate of their own keep it")
    private @Nullable String rate;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = settings.read();
        CommandSpec command = Objects.requireNonNull(spec);
        List<Database> databases = settings.databases(configuration, command.commandLine()).stream()
                .map(database -> withRate(database, rate, command))
                .toList();
        return plan(configuration, databases, Options.ALL, settings);
    }

    /** Prints the plans of databases; the exit code says whether all are sound. */
    static int plan(Configuration configuration, List<Database> databases, Options options, Settings settings) {
        List<Plan> plans = new ArrayList<>();
        for (Database database : databases) plans.add(new DryRun(configuration, database, options).plan());
        if (settings.json()) {
            System.out.print(Json.text(
                    Map.of("databases", plans.stream().map(PlanDocument::of).toList())));
        } else {
            plans.forEach(plan -> System.out.print(PlanText.of(plan)));
        }
        return plans.stream().allMatch(Plan::isSound) ? ExitCode.DONE.number() : ExitCode.FINDINGS.number();
    }

    /** The database with the rate that the command line asks for. */
    static Database withRate(Database database, @Nullable String rate, CommandSpec spec) {
        if (rate == null) return database;
        try {
            return database.withSample(database.sample().withRate(Rate.parse(rate)));
        } catch (IllegalArgumentException e) {
            throw new picocli.CommandLine.ParameterException(spec.commandLine(), "--rate: " + e.getMessage());
        }
    }
}
