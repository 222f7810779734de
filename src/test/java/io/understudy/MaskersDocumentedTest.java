package io.understudy;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.RecordBinder;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Keyring;
import io.understudy.mask.Masker;
import io.understudy.mask.Siblings;
import io.understudy.mask.Uniqueness;
import io.understudy.rules.Decision;
import io.understudy.rules.Rulebook;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page about maskers shows what maskers there are and what each makes of a value. The program knows both: the table of maskers is computed from {@link Masker#kinds}, and in each example
 * row everything but the result is read from the page. To renew them, run with the environment variable GOLDEN=write and read the difference.
 */
class MaskersDocumentedTest {
    /** Of the examples: no secret. */
    static final String KEY = "dW5kZXJzdHVkeSBkb2N1bWVudGF0aW9uIGtleSAhISE=";

    private static final Path PAGE = Path.of("docs/maskers.md");
    private static final TableName TABLE = new TableName("public", "t");

    /** One type of each group that the page speaks of. */
    private static final Map<String, DataType> TYPES = types();

    @TempDir
    private Path folder;

    private static Map<String, DataType> types() {
        Map<String, DataType> types = new LinkedHashMap<>();
        types.put("text", DataType.text(-1));
        types.put("integer", DataType.integer(8));
        types.put("numeric", DataType.of("numeric", Kind.DECIMAL));
        types.put("float", new DataType("double precision", Kind.FLOAT, -1, -1, -1, 8, List.of(), null, true));
        types.put("date", DataType.of("date", Kind.DATE));
        types.put("timestamp", DataType.of("timestamp with time zone", Kind.TIMESTAMP_WITH_ZONE));
        types.put("uuid", DataType.of("uuid", Kind.UUID));
        types.put("inet", DataType.of("inet", Kind.INET));
        types.put("macaddr", DataType.of("macaddr", Kind.OTHER));
        types.put("jsonb", DataType.of("jsonb", Kind.JSONB));
        types.put("xml", DataType.of("xml", Kind.OTHER));
        types.put("hstore", DataType.of("hstore", Kind.OTHER));
        types.put("point", DataType.of("point", Kind.OTHER));
        types.put("boolean", DataType.of("boolean", Kind.BOOLEAN));
        types.put("enum", new DataType("mood", Kind.ENUM, -1, -1, -1, -1, List.of("happy", "sad"), null, true));
        types.put("bytea", DataType.of("bytea", Kind.BYTES));
        types.put("text[]", DataType.array(DataType.text(-1)));
        return types;
    }

    @Test
    void theTableOfMaskersIsTrue() {
        compare("maskers", rows -> {
            Map<String, Masker> examples = examples();
            assertThat(examples.keySet())
                    .as("maskers with an example")
                    .containsAll(Masker.kinds().keySet());
            return Masker.kinds().entrySet().stream()
                    .map(kind -> row(kind.getKey(), kind.getValue(), examples.get(kind.getKey())))
                    .toList();
        });
    }

    @Test
    void theExamplesAreTrue() {
        compare("examples", rows -> rows.stream().map(this::computed).toList());
    }

    /** Compares a marked table with what it should be, or puts that in its place. */
    private static void compare(String mark, UnaryOperator<List<List<String>>> truth) {
        Markdown page = Markdown.read(PAGE);
        Markdown renewed = page;
        for (Markdown.Table table : page.markedTables()) {
            if (!table.marks().containsKey(mark)) continue;
            List<List<String>> rows = truth.apply(table.rows());
            if (!Markdown.renews())
                assertThat(table.rows()).as("%s:%d", PAGE, table.line()).isEqualTo(rows);
            int below = renewed.lines().size() - page.lines().size();
            renewed = renewed.with(new Markdown.Table(table.rows(), table.line() + below, table.marks()), rows);
        }
        if (Markdown.renews()) renewed.write();
    }

    private List<String> row(String name, Class<? extends Masker> kind, Masker example) {
        String parameters = Arrays.stream(kind.getRecordComponents())
                .map(component -> "`" + RecordBinder.kebab(component.getName()) + "`"
                        + (isOptional(component) ? "" : " (required)"))
                .collect(Collectors.joining(", "));
        return List.of(
                "`" + name + "`",
                parameters,
                typesOf(example),
                uniquenessOf(example),
                capacityOf(example),
                "`" + example.domain() + "`");
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Arrays are left out: what masks elements masks arrays of them. */
    private static String typesOf(Masker masker) {
        if (masker instanceof GenericMasker.Null
                || masker instanceof GenericMasker.Constant
                || masker instanceof GenericMasker.Shuffle) return "every type";
        return TYPES.entrySet().stream()
                .filter(type -> type.getValue().kind() != Kind.ARRAY)
                .filter(type -> masker.refusalFor(type.getValue(), true).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static String uniquenessOf(Masker masker) {
        Set<Uniqueness> found = new LinkedHashSet<>();
        for (DataType type : TYPES.values())
            if (masker.refusalFor(type, true).isEmpty()) found.add(masker.uniquenessFor(type));
        assertThat(found).as("one uniqueness for %s", masker.name()).hasSize(1);
        return switch (found.iterator().next()) {
            case PRESERVED -> "preserved";
            case LIKELY -> "likely";
            case LOST -> "lost";
        };
    }

    /** In a column of text without a limit, or else in the first that it can mask. */
    private static String capacityOf(Masker masker) {
        return TYPES.values().stream()
                .filter(type -> masker.refusalFor(type, true).isEmpty())
                .findFirst()
                .map(type -> masker.capacity(type))
                .filter(OptionalLong::isPresent)
                .map(most -> String.format(Locale.ROOT, "%,d", most.getAsLong()))
                .orElse("");
    }

    @Test
    void everyMaskerIsExplained() {
        String page = String.join("\n", Markdown.read(PAGE).lines());
        assertThat(Masker.kinds().keySet()).allSatisfy(name -> {
            assertThat(page).contains("\n### " + name + "\n");
            assertThat(page.substring(0, page.indexOf("## What all"))).contains("`" + name + "`");
        });
    }

    /** The first masker of each kind that an example shows. */
    private Map<String, Masker> examples() {
        Map<String, Masker> examples = new LinkedHashMap<>();
        for (Markdown.Table table : Markdown.read(PAGE).markedTables()) {
            if (!table.marks().containsKey("examples")) continue;
            for (List<String> row : table.rows()) {
                Masker masker = decision(row).masker();
                examples.putIfAbsent(masker.name(), masker);
            }
        }
        return examples;
    }

    /** Rule, type, value (with that of the sibling column behind it where the mask wants one), and the result. */
    private List<String> computed(List<String> row) {
        Decision.Masked decision = decision(row);
        // Its result is whatever other rows have.
        if (decision.masker() instanceof GenericMasker.Shuffle) return row;
        List<String> values = spans(row.get(2));
        @Nullable
        String masked = decision.masker()
                .bindTo(decision.type(), Keyring.parse(KEY).domain(decision.domain()))
                .apply(
                        values.getFirst(),
                        Siblings.of(values.subList(1, values.size()).toArray(String[]::new)));
        List<String> computed = new ArrayList<>(row.subList(0, 3));
        computed.add(masked == null ? "null" : "`" + masked + "`");
        return computed;
    }

    private Decision.Masked decision(List<String> row) {
        String rule = spans(row.get(0)).getFirst();
        DataType type = TYPES.get(row.get(1));
        assertThat(type).as("the type of %s", row).isNotNull();
        List<Column> columns = new ArrayList<>(List.of(Column.of("c", type, true)));
        for (String sibling : List.of("id", "country", "lon")) columns.add(Column.of(sibling, DataType.text(-1), true));
        Schema schema = new Schema(List.of(table(columns)), List.of(), List.of());
        try {
            Path file = Files.writeString(
                    folder.resolve("rules.yml"),
                    "tables:\n  t:\n    c: " + rule + "\n    id: keep\n    country: keep\n    lon: keep\n",
                    StandardCharsets.UTF_8);
            var decisions = Rulebook.read(List.of(file)).decide(schema, List.of());
            assertThat(decisions.findings()).as(rule).noneMatch(finding -> finding.isError());
            return (Decision.Masked) decisions.of(new ColumnName(TABLE, "c"));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static Table table(List<Column> columns) {
        return new Table(
                TABLE,
                Table.Kind.PLAIN,
                columns,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                0,
                0);
    }

    private static List<String> spans(String cell) {
        List<String> spans = new ArrayList<>();
        Matcher span = Pattern.compile("`([^`]*)`").matcher(cell);
        while (span.find()) spans.add(span.group(1));
        return spans;
    }
}
