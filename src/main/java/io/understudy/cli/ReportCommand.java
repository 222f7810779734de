package io.understudy.cli;

import io.understudy.report.Json;
import io.understudy.report.ReportPage;
import io.understudy.report.ReportText;
import io.understudy.report.RunReport;
import io.understudy.run.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy report}: what a run made of production. */
@Command(
        name = "report",
        description = {
            "Prints how alike production the snapshot of a run is, what it proves and what it does not.",
            "Reads report.json in the folder of runs; no server is asked. Beside it lies report.html, the same with pictures."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy report                              the newest run of each database of ./understudy.yml",
            "  understudy report 20260131T021500Z-4f1c --json",
            "  understudy report --html staging.html          the page with pictures, one file that needs no other"
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private FileSettings settings = new FileSettings();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "write the page for people there (it also lies in the run's folder)")
    private @Nullable Path page;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "the name of a run (default: the newest of each database)")
    private @Nullable String run;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        Reports reports = new Reports(settings.read().runs());
        Collection<RunReport> found = run == null
                ? reports.newest().values()
                : reports.of(run).map(List::of).orElseThrow(() -> unknown(command));
        if (page != null) write(page, found, command);
        else if (settings.json()) System.out.print(Json.text(Map.of("reports", found)));
        else if (found.isEmpty()) System.out.print("No run has left a report yet.\n");
        else found.forEach(report -> System.out.print(ReportText.of(report)));
        return ExitCode.DONE.number();
    }

    private static void write(Path page, Collection<RunReport> found, CommandSpec command) {
        if (found.size() != 1)
            throw new ParameterException(
                    command.commandLine(),
                    found.isEmpty()
                            ? "no run has left a report yet"
                            : "a page tells of one run of one database: name the run before --html");
        try {
            Files.writeString(page, ReportPage.of(found.iterator().next()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ParameterException(
                    command.commandLine(), "the page cannot be written to " + page + "; name another file", e);
        }
    }

    private ParameterException unknown(CommandSpec command) {
        return new ParameterException(
                command.commandLine(), "there is no report of a run " + run + "; understudy history lists the runs");
    }
}
