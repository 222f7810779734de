package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Rate;
import io.understudy.plan.Plan;
import io.understudy.report.Json;
import io.understudy.report.PlanDocument;
import io.understudy.report.PlanText;
import io.understudy.run.DryRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        description =
                "Says exactly what a refresh would do, and does nothing: which rows of which table and why, what happens to each column, everything that was found.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--rate", paramLabel = "RATE", description = "another rate than the configuration's, such as 5%%")
    private @Nullable String rate;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = settings.read();
        List<Plan> plans = new ArrayList<>();
        for (Database database : settings.databases(
                configuration, java.util.Objects.requireNonNull(spec).commandLine())) {
            plans.add(new DryRun(configuration, withRate(database, rate, spec)).plan());
        }
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
