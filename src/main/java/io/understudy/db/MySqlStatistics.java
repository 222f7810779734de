package io.understudy.db;

import io.understudy.schema.Collation;
import io.understudy.schema.Column;
import io.understudy.schema.Table;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from MySQL's histograms, where somebody made them (ANALYZE TABLE … UPDATE HISTOGRAM), which values are worth being looked for. MariaDB keeps its own where no ordinary user may read, and is not asked. These values are
 * production's own: they go back to it in a question and nowhere else, and so no library that logs what it reads is asked.
 */
final class MySqlStatistics {
    /** A column with no more different values has few. */
    private static final int FEW = 100;

    private static final Pattern SCALAR = Pattern.compile("\"([^\"]*)\"|([^\\[\\],\\s]+)");
    private static final Pattern TEXT = Pattern.compile("base64:type\\d+:(.*)");

    private static final String SQL = """
            select column_name, json_unquote(json_extract(histogram, '$."histogram-type"')), cast(json_extract(histogram, '$."null-values"') as char),
                   cast(json_extract(histogram, '$.buckets[*][0]') as char), cast(json_extract(histogram, '$.buckets[0][0]') as char),
                   cast(json_extract(histogram, '$.buckets[last][1]') as char)
            from information_schema.column_statistics where schema_name = database() and table_name = ?
            """;

    private MySqlStatistics() {}

    static Inquiry.Statistics of(Session session, Table table) {
        return session.attempt("Reading the statistics of " + table.name(), open -> {
            Set<String> known = new HashSet<>();
            List<Hint.Held> hints = new ArrayList<>();
            try (PreparedStatement statement = open.prepareStatement(SQL)) {
                statement.setString(1, table.name().name());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        Column column = table.column(rows.getString(1)).orElse(null);
                        if (column == null || column.generated()) continue;
                        known.add(column.name());
                        if (Double.parseDouble(rows.getString(3)) > 0)
                            hints.add(new Hint.Held(column.name(), Hint.Comparison.NULL, ""));
                        if (rows.getString(2).equals("singleton")) values(table, column, rows.getString(4), hints);
                        else ends(column, rows.getString(5), rows.getString(6), hints);
                    }
                }
            }
            return new Inquiry.Statistics(known, hints);
        });
    }

    private static void values(Table table, Column column, @Nullable String listed, List<Hint.Held> hints) {
        List<String> values = scalars(listed);
        if (values.size() > FEW || table.isKey(List.of(column.name()))) return;
        for (String value : values)
            text(column, value).ifPresent(text -> hints.add(new Hint.Held(column.name(), Hint.Comparison.EQUAL, text)));
    }

    private static void ends(Column column, @Nullable String least, @Nullable String greatest, List<Hint.Held> hints) {
        boolean hasEnds = switch (column.type().kind()) {
            case INTEGER, DECIMAL, FLOAT, DATE, TIMESTAMP -> true;
            case TEXT,
                    PADDED_TEXT,
                    BOOLEAN,
                    TIME,
                    TIMESTAMP_WITH_ZONE,
                    UUID,
                    INET,
                    JSON,
                    JSONB,
                    BYTES,
                    ENUM,
                    ARRAY,
                    OTHER -> false;
        };
        if (!hasEnds) return;
        for (String value : scalars(least))
            hints.add(new Hint.Held(column.name(), Hint.Comparison.AT_MOST, day(value)));
        for (String value : scalars(greatest))
            hints.add(new Hint.Held(column.name(), Hint.Comparison.AT_LEAST, day(value)));
    }

    private static List<String> scalars(@Nullable String json) {
        List<String> values = new ArrayList<>();
        Matcher scalar = SCALAR.matcher(json == null ? "" : json);
        while (scalar.find()) values.add(scalar.group(1) == null ? scalar.group(2) : scalar.group(1));
        return values;
    }

    /** The canonical text of a value; empty for kinds that are not told so that they could be asked for. */
    private static Optional<String> text(Column column, String value) {
        return switch (column.type().kind()) {
            case INTEGER, DECIMAL, FLOAT -> Optional.of(value);
            case DATE, TIMESTAMP -> Optional.of(day(value));
            case TEXT, PADDED_TEXT -> characters(column, value);
            // The labels of an enumeration are known without.
            case BOOLEAN, TIME, TIMESTAMP_WITH_ZONE, UUID, INET, JSON, JSONB, BYTES, ENUM, ARRAY, OTHER ->
                Optional.empty();
        };
    }

    /** Fractions of a second are always told, and are no part of the text where they are 0. */
    private static String day(String value) {
        return value.contains(":") && value.contains(".") ? value.replaceFirst("\\.?0+$", "") : value;
    }

    private static Optional<String> characters(Column column, String value) {
        Matcher text = TEXT.matcher(value);
        Collation collation = column.type().collation();
        if (!text.matches() || collation == null) return Optional.empty();
        Charset charset = charset(collation.charset());
        byte[] bytes = Base64.getMimeDecoder().decode(text.group(1));
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notAsItShouldBe) {
            return Optional.empty();
        }
    }

    /** Of sets of one byte a character, only what they have in common. */
    private static Charset charset(String name) {
        String java = MySqlCharsets.UNICODE.getOrDefault(name, MySqlCharsets.OF_MANY_BYTES.get(name));
        return java == null ? StandardCharsets.US_ASCII : Charset.forName(java);
    }
}
