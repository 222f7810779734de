package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.report.Json;
import io.understudy.report.PlanText;
import io.understudy.run.FixtureApply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code understudy fixture check}: whether fixtures still hold. */
@Command(
        name = "check",
        description = {
            "Says whether fixtures still fit staging's schema, and whether what they expect is so in what staging shows now.",
            "Writes nothing and does not ask production."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy fixture check              all of them",
            "  understudy fixture check INC-4312 --json",
            "",
            "Exits with 0 if all of them do, else with 4."
        })
final class FixtureCheckCommand implements Callable<Integer> {
    @Mixin
    private FileSettings settings = new FileSettings();

    @Parameters(paramLabel = "TICKET", arity = "0..*", description = "which fixtures (default: all of them)")
    private List<String> tickets = new ArrayList<>();

    @Override
    public Integer call() {
        Configuration configuration = settings.read();
        FixtureTickets.requireAll(configuration, tickets);
        List<FixtureApply.Checked> checked = new ArrayList<>();
        for (Database database : configuration.databases().values())
            checked.addAll(new FixtureApply(configuration, database).check(tickets));
        if (settings.json()) {
            System.out.print(Json.text(Map.of("fixtures", checked)));
        } else {
            if (checked.isEmpty()) System.out.println("There are no fixtures in " + configuration.fixtures() + ".");
            for (FixtureApply.Checked each : checked) {
                System.out.println("Fixture " + each.ticket() + (each.isSound() ? " holds." : " does not hold."));
                if (!each.isSound()) System.out.print(PlanText.findings(each.findings()));
            }
        }
        boolean sound = checked.stream().allMatch(FixtureApply.Checked::isSound);
        return sound ? ExitCode.DONE.number() : ExitCode.VERIFICATION_FAILED.number();
    }
}
