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

/** {@code understudy fixture apply}: fixtures without waiting for a refresh. */
@Command(
        name = "apply",
        description = {
            "Puts fixtures into what staging shows now, all of them or none.",
            "A row that is there already by its key is overwritten, any other is added; what the fixtures expect is asked before the commit. Production is not asked. A refresh brings them anyway."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy fixture apply INC-4312     this one",
            "  understudy fixture apply              all of them",
            "",
            "Exits with 3 if a fixture does not fit staging's schema, with 4 if an expectation does not hold, with 5 if staging was never enrolled; staging is then as it was."
        })
final class FixtureApplyCommand implements Callable<Integer> {
    @Mixin
    private FileSettings settings = new FileSettings();

    @Parameters(paramLabel = "TICKET", arity = "0..*", description = "which fixtures (default: all of them)")
    private List<String> tickets = new ArrayList<>();

    @Override
    public Integer call() {
        Configuration configuration = settings.read();
        FixtureTickets.requireAll(configuration, tickets);
        List<FixtureApply.Applied> applied = new ArrayList<>();
        for (Database database : configuration.databases().values())
            applied.addAll(new FixtureApply(configuration, database).apply(tickets));
        if (settings.json()) {
            System.out.print(Json.text(Map.of("fixtures", applied)));
        } else if (applied.isEmpty()) {
            System.out.println("There are no fixtures in " + configuration.fixtures() + ".");
        } else {
            applied.forEach(each -> System.out.println("Staging of " + each.database() + " has fixture " + each.ticket()
                    + ": "
                    + PlanText.count(
                            each.rows().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum(),
                            "row")
                    + " in " + PlanText.count(each.rows().size(), "table")
                    + (each.expectations() == 0 ? "." : "; " + PlanText.expectationsHold(each.expectations()) + ".")));
        }
        return ExitCode.DONE.number();
    }
}
