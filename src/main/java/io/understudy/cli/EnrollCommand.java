package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Endpoint;
import io.understudy.report.Json;
import io.understudy.run.Enrolment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy enroll}: allows a database to be overwritten. */
@Command(
        name = "enroll",
        description = {
            "Allows staging to be overwritten from now on.",
            "Needed once, and only where staging holds data that Understudy has not put there: it leaves a mark in that database itself, in the schema understudy. The source is refused, under whatever name.",
            "With --scratch the same for the database in which fixtures are shrunk; staging is refused, too."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy enroll shop             allows the staging database of shop to be overwritten",
            "  understudy enroll shop --scratch   allows understudy fixture shrink to use its scratch database"
        })
final class EnrollCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--scratch", description = "enroll the scratch database, not staging")
    private boolean scratch;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = scratch ? settings.readWithScratch() : settings.read();
        Map<String, Boolean> before = new LinkedHashMap<>();
        for (Database database :
                settings.databases(configuration, Objects.requireNonNull(spec).commandLine())) {
            Enrolment enrolment = new Enrolment(database);
            boolean enrolled = scratch ? enrolment.enrolScratch() : enrolment.enrol();
            before.put(database.name(), enrolled);
            if (settings.json()) continue;
            Endpoint endpoint = scratch ? database.scratch() : database.staging();
            System.out.println(Objects.requireNonNull(endpoint).describe()
                    + (enrolled
                            ? " was enrolled already."
                            : scratch
                                    ? " is enrolled: fixture shrink may write to it."
                                    : " is enrolled: refresh may overwrite it."));
        }
        if (settings.json()) System.out.print(Json.text(Map.of("enrolledBefore", before)));
        return ExitCode.DONE.number();
    }
}
