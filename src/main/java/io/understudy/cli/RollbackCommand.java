package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.report.Json;
import io.understudy.run.Rollback;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code understudy rollback}: the snapshot before. */
@Command(
        name = "rollback",
        description = {
            "Lets staging show again what it showed before the last run, at once.",
            "A MySQL or MariaDB staging keeps the tables of before until the next run; the same command again shows the last run again. PostgreSQL keeps none, so there it is refused (exit 5)."
        },
        footerHeading = "%nExample:%n",
        footer = {"  understudy rollback shop     the staging database of shop shows the snapshot before"})
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private Settings settings = new Settings();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = settings.read();
        Map<String, String> done = new LinkedHashMap<>();
        for (Database database :
                settings.databases(configuration, Objects.requireNonNull(spec).commandLine())) {
            String what = new Rollback(database).run();
            done.put(database.name(), what);
            if (!settings.json()) System.out.println(what);
        }
        if (settings.json()) System.out.print(Json.text(done));
        return ExitCode.DONE.number();
    }
}
