package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.fixture.FixtureFolder;
import io.understudy.report.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code understudy fixture drop}: away with one. */
@Command(
        name = "drop",
        description = {"Removes the folder of a fixture. Its rows leave staging with the next refresh."},
        footerHeading = "%nExamples:%n",
        footer = {"  understudy fixture drop INC-4312"})
final class FixtureDropCommand implements Callable<Integer> {
    @Mixin
    private TicketSettings settings = new TicketSettings();

    @Override
    public Integer call() {
        Configuration configuration = settings.readSources();
        String ticket = settings.ticket();
        FixtureFolder folder = new FixtureFolder(configuration.fixtures());
        if (!folder.has(ticket)) folder.read(ticket);
        folder.drop(ticket);
        if (settings.json()) System.out.print(Json.text(Map.of("dropped", ticket)));
        else System.out.println(folder.place(ticket) + " is gone; its rows leave staging with the next refresh.");
        return ExitCode.DONE.number();
    }
}
