package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import io.understudy.report.Json;
import io.understudy.report.PlanText;
import io.understudy.report.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code understudy fixture list}: which there are. */
@Command(
        name = "list",
        description = {
            "Lists the fixtures that there are: ticket, rows, when they were captured, and title. Reads their files, and no server."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  understudy fixture list", "  understudy fixture list --json"})
final class FixtureListCommand implements Callable<Integer> {
    @Mixin
    private FileSettings settings = new FileSettings();

    @Override
    public Integer call() {
        Configuration configuration = settings.readSources();
        List<Fixture> fixtures = new FixtureFolder(configuration.fixtures()).readAll();
        if (settings.json()) {
            System.out.print(Json.text(Map.of(
                    "fixtures",
                    fixtures.stream().map(FixtureListCommand::document).toList())));
            return ExitCode.DONE.number();
        }
        TextTable table = new TextTable(List.of("ticket", "rows", "tables", "captured", "title"), Set.of(1, 2));
        for (Fixture fixture : fixtures)
            table.add(
                    fixture.ticket(),
                    PlanText.count(fixture.rows()),
                    PlanText.count(fixture.tables().size()),
                    captured(fixture),
                    fixture.title());
        System.out.print(
                fixtures.isEmpty() ? "There is no fixture in " + configuration.fixtures() + ".\n" : table.text());
        return ExitCode.DONE.number();
    }

    static String captured(Fixture fixture) {
        return fixture.captured() == null ? "by hand" : fixture.captured().at();
    }

    private static Map<String, Object> document(Fixture fixture) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ticket", fixture.ticket());
        document.put("title", fixture.title());
        document.put("database", Objects.requireNonNullElse(fixture.database(), ""));
        document.put(
                "captured", fixture.captured() == null ? "" : fixture.captured().at());
        document.put("rows", fixture.rows());
        document.put("tables", FixtureSettings.rows(fixture));
        return document;
    }
}
