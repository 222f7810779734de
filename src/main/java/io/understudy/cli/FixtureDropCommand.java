package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.fixture.FixtureFolder;
import io.understudy.report.Json;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy fixture drop}: away with one. */
@Command(
        name = "drop",
        description = {"Removes the folder of a fixture. Its rows leave staging with the next refresh."},
        footerHeading = "%nExamples:%n",
        footer = {"  understudy fixture drop INC-4312"})
final class FixtureDropCommand implements Callable<Integer> {
    @Mixin
    private FileSettings settings = new FileSettings();

    @Parameters(paramLabel = "TICKET", description = "which fixture")
    private String ticket = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = settings.readSources();
        FixtureSettings.requireTicket(ticket, Objects.requireNonNull(spec));
        FixtureFolder folder = new FixtureFolder(configuration.fixtures());
        if (!folder.has(ticket)) folder.read(ticket);
        folder.drop(ticket);
        if (settings.json()) System.out.print(Json.text(Map.of("dropped", ticket)));
        else System.out.println(folder.place(ticket) + " is gone; its rows leave staging with the next refresh.");
        return ExitCode.DONE.number();
    }
}
