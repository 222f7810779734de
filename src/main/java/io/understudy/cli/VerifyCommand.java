package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.report.Json;
import io.understudy.report.PlanText;
import io.understudy.report.TextTable;
import io.understudy.run.Verification;
import io.understudy.verify.TableVerdict;
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
import picocli.CommandLine.Spec;

/** {@code understudy verify}: is staging still what was published? */
@Command(
        name = "verify",
        description = {
            "Reads staging back and says whether it still holds exactly what the last run published.",
            "Every row of every table of that run is read. Production is not asked."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy verify          every database of ./understudy.yml",
            "  understudy verify shop && start-the-tests",
            "",
            "Exits with 4 if anything differs, or if staging shows no run."
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = settings.read();
        List<Verification.Verdict> verdicts = new ArrayList<>();
        for (Database database :
                settings.databases(configuration, Objects.requireNonNull(spec).commandLine())) {
            verdicts.add(new Verification(database).verify());
        }
        if (settings.json()) {
            System.out.print(Json.text(Map.of("databases", verdicts)));
        } else {
            verdicts.forEach(verdict -> System.out.print(text(verdict)));
        }
        boolean same = verdicts.stream().allMatch(Verification.Verdict::isSame);
        return (same ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private static String text(Verification.Verdict verdict) {
        if (verdict.run() == null)
            return "Staging of " + verdict.database()
                    + " shows no run: none was published, or the only one was rolled back.\n";
        TextTable table = new TextTable(List.of("table", "rows", "verdict"), Set.of(1));
        for (TableVerdict found : verdict.tables()) {
            table.add(
                    found.table().toString(),
                    PlanText.count(found.rows()),
                    found.same() ? "as published" : found.what());
        }
        return table.text() + "Staging of " + verdict.database()
                + (verdict.isSame() ? " shows exactly run " : " no longer shows run ") + verdict.run() + ".\n";
    }
}
