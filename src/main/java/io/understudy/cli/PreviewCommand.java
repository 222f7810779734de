package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.config.Suggestion;
import io.understudy.config.TableText;
import io.understudy.finding.Finding;
import io.understudy.plan.PlanRefused;
import io.understudy.report.Json;
import io.understudy.report.PlanText;
import io.understudy.report.PreviewText;
import io.understudy.run.Preview;
import io.understudy.run.Preview.ShownColumn;
import io.understudy.run.Preview.ShownRow;
import io.understudy.run.Preview.ShownTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy preview}: what masks make of real rows. */
@Command(
        name = "preview",
        description = {
            "Shows a few rows of a table as staging would get them, the nasty ones among them.",
            "Reads a bounded number of production's rows in a read-only snapshot and masks them as refresh does. Values of masked columns are shown as they become, kept ones as they are; what no rule decides is hidden."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  understudy preview customers                      five rows, the nasty ones among them",
            "  understudy preview orders order_items --rows 20   of two tables",
            "  understudy preview customers --show-originals     beside what production has",
            "",
            "Needs production and the key, and not staging."
        })
final class PreviewCommand implements Callable<Integer> {
    private static final int ROWS_MAX = 500;

    @Mixin
    private FileSettings settings = new FileSettings();

    @Parameters(paramLabel = "TABLE", arity = "1..*", description = "tables, with their schema where several have one")
    private List<String> tables = new ArrayList<>();

    @Option(names = "--rows", paramLabel = "N", description = "rows of each table (default: ${DEFAULT-VALUE})")
    private int rows = 5;

    @Option(names = "--database", paramLabel = "NAME", description = "only this one of the configuration's databases")
    private @Nullable String database;

    @Option(
            names = "--show-originals",
            description = "show what production has, too, in masked and hidden columns as well: personal data")
    private boolean originals;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        if (rows < 1 || rows > ROWS_MAX)
            throw new ParameterException(command.commandLine(), "--rows: write a number from 1 to " + ROWS_MAX);
        Configuration configuration = settings.read();
        List<TableText> names =
                tables.stream().map(name -> table(name, command)).toList();
        Set<TableText> found = new LinkedHashSet<>();
        Map<String, List<ShownTable>> shown = new LinkedHashMap<>();
        for (Database one : databases(configuration, command))
            shown.put(one.name(), new Preview(configuration, one, rows, originals).of(names, found));
        names.forEach(name -> requireFound(name, found));
        if (originals)
            System.err.println(
                    "understudy: what is printed holds production's own values of masked columns; do not store or pass it on.");
        if (settings.json()) System.out.print(Json.text(document(shown)));
        else shown.values().forEach(list -> list.forEach(table -> System.out.print(text(table))));
        return ExitCode.DONE.number();
    }

    private static TableText table(String name, CommandSpec command) {
        try {
            return TableText.parse(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), name + ": " + e.getMessage());
        }
    }

    private List<Database> databases(Configuration configuration, CommandSpec command) {
        if (database == null) return List.copyOf(configuration.databases().values());
        Database named = configuration.databases().get(database);
        if (named == null)
            throw new ParameterException(
                    command.commandLine(),
                    settings.file() + " has no database " + database
                            + Suggestion.didYouMean(
                                    database, configuration.databases().keySet()));
        return List.of(named);
    }

    private static void requireFound(TableText name, Set<TableText> found) {
        if (!found.contains(name))
            throw new PlanRefused(List.of(Finding.error(
                    "unknown-table",
                    name.toString(),
                    "there is no table " + name + " in the source.",
                    "Correct the name, or let the user see the table.")));
    }

    private static Map<String, Object> document(Map<String, List<ShownTable>> shown) {
        List<Map<String, Object>> databases = new ArrayList<>();
        shown.forEach((name, list) -> databases.add(Map.of("database", name, "tables", list)));
        return Map.of("databases", databases);
    }

    private String text(ShownTable table) {
        StringBuilder text = new StringBuilder(strong(table.table())
                + ": " + PlanText.count(table.rows().size()) + " of about " + PlanText.count(table.productionRows())
                + " rows\n");
        for (int i = 0; i < table.rows().size(); i++) {
            ShownRow row = table.rows().get(i);
            String because = row.because().isEmpty() ? "an ordinary one" : String.join("; ", row.because());
            text.append('\n')
                    .append(strong("Row " + (i + 1)))
                    .append(": ")
                    .append(because)
                    .append('\n');
            text.append(PreviewText.row(heads(), lines(table, row)));
        }
        return text.append('\n').toString();
    }

    private List<String> heads() {
        return originals
                ? List.of("column", "decision", "in production", "in staging")
                : List.of("column", "decision", "in staging");
    }

    private static List<List<String>> lines(ShownTable table, ShownRow row) {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            ShownColumn column = table.columns().get(i);
            List<String> line = new ArrayList<>(List.of(column.column(), decision(column)));
            if (row.production() != null)
                line.add(PreviewText.value(row.production().get(i)));
            line.add(
                    column.fate().isHidden()
                            ? "(hidden)"
                            : PreviewText.value(row.staging().get(i)));
            lines.add(line);
        }
        return lines;
    }

    private static String decision(ShownColumn column) {
        return switch (column.fate()) {
            case MASKED, SHUFFLED -> Objects.requireNonNull(column.masker());
            case KEPT -> "keep";
            case UNDECIDED -> "UNDECIDED";
            case DOUBTFUL -> "keep, in doubt";
        };
    }

    /** The launcher says whether the output is a terminal. */
    private static String strong(String text) {
        boolean colours = Boolean.getBoolean("understudy.stdout.tty") && System.getenv("NO_COLOR") == null;
        return colours ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
