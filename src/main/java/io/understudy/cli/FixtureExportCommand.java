package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.fixture.CsvExport;
import io.understudy.fixture.DbUnitExport;
import io.understudy.fixture.ExportedTable;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.SqlExport;
import io.understudy.report.Json;
import io.understudy.run.FixtureExport;
import io.understudy.schema.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code understudy fixture export}: the rows for unit tests. */
@Command(
        name = "export",
        description = {
            "Writes a fixture's rows for unit tests, tables that are referred to first.",
            "Staging's catalog says of which types they are; none of its rows are read, and production is not asked."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy fixture export INC-4312 --format sql                    INSERT statements",
            "  understudy fixture export INC-4312 --format dbunit --to rows.xml   DbUnit's XML data set",
            "  understudy fixture export INC-4312 --format csv --to rows          a folder, with a file for each table",
            "  understudy fixture export INC-4312 --format json                   a list of rows for each table, values as text"
        })
final class FixtureExportCommand implements Callable<Integer> {
    /** What tools read. */
    enum Form {
        SQL,
        CSV,
        DBUNIT,
        JSON
    }

    @Mixin
    private TicketSettings settings = new TicketSettings();

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "sql, csv, dbunit or json")
    private Form form = Form.SQL;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "write it there, csv into a folder (default: standard output)")
    private @Nullable Path file;

    @Override
    public Integer call() {
        Configuration configuration = settings.read();
        Fixture fixture = settings.fixture(configuration);
        Database database = FixtureSettings.database(configuration, fixture.database(), settings);
        if (form == Form.CSV && file == null)
            throw settings.refusal("csv is a file for each table: name a folder with --to");
        List<ExportedTable> tables = new FixtureExport(configuration, database).of(settings.ticket());
        if (form == Form.CSV) writeAll(Objects.requireNonNull(file), CsvExport.of(tables));
        else if (file == null) System.out.print(text(tables, database));
        else write(file, text(tables, database));
        return ExitCode.DONE.number();
    }

    private String text(List<ExportedTable> tables, Database database) {
        return settings.accepted(() -> switch (form) {
            case SQL -> new SqlExport(database.engine()).of(tables);
            case DBUNIT -> DbUnitExport.of(tables);
            case CSV -> throw new IllegalStateException("a folder is no text");
            case JSON -> Json.text(document(tables));
        });
    }

    private static Map<String, Object> document(List<ExportedTable> tables) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (ExportedTable table : tables) {
            List<String> columns =
                    table.table().stored().stream().map(Column::name).toList();
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            for (List<@Nullable String> values : table.rows()) {
                Map<String, @Nullable String> row = new LinkedHashMap<>();
                for (int i = 0; i < values.size(); i++) row.put(columns.get(i), values.get(i));
                rows.add(row);
            }
            document.put(table.table().name().toString(), rows);
        }
        return document;
    }

    private void writeAll(Path folder, Map<String, String> files) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw settings.refusal("the folder " + folder + " cannot be made; name another");
        }
        files.forEach((name, text) -> write(folder.resolve(name), text));
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw settings.refusal("the rows cannot be written to " + file + "; name another file");
        }
    }
}
