package io.understudy.db;

import io.understudy.sample.Closure;
import io.understudy.sample.KeyText;
import io.understudy.sample.Unit;
import io.understudy.schema.Collation;
import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys as MySQL expressions: their text, which is {@link KeyText}'s, and what a reference compares. */
final class MySqlKeySql {
    private static final Set<Kind> NUMBERS = Set.of(Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT);
    private static final Set<Kind> DAYS = Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE);

    private MySqlKeySql() {}

    /** What both sides of a reference are compared by, column by column. */
    record Sides(List<String> child, List<String> parent) {
        String equal() {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < child.size(); i++) pairs.add(parent.get(i) + " = " + child.get(i));
            return String.join(" and ", pairs);
        }
    }

    /**
     * The sides of a reference. The parent's columns stand for themselves wherever an index on them is to be of use; a child's text is put into the parent's character set and collation first, and
     * where numbers meet texts both are compared as texts, because the server would take any word for the number 0.
     */
    static Sides sides(Reference reference, Table child, String childAlias, Table parent, String parentAlias) {
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            Column from = child.column(reference.columns().get(i)).orElseThrow();
            Column to = parent.column(reference.parentColumns().get(i)).orElseThrow();
            String one = column(childAlias, from);
            String other = column(parentAlias, to);
            if (isComparable(from.type(), to.type())) {
                left.add(one);
                right.add(other);
            } else if (to.type().isText()) {
                left.add(as(
                        text(childAlias, from), Objects.requireNonNull(to.type().collation())));
                right.add(other);
            } else {
                left.add(binary(text(childAlias, from)));
                right.add(binary(text(parentAlias, to)));
            }
        }
        return new Sides(left, right);
    }

    private static boolean isComparable(DataType left, DataType right) {
        if (NUMBERS.contains(left.kind()) && NUMBERS.contains(right.kind())) return true;
        if (DAYS.contains(left.kind()) && DAYS.contains(right.kind())) return true;
        if (left.kind() != right.kind() && !(left.isText() && right.isText())) return false;
        return Objects.equals(left.collation(), right.collation());
    }

    private static String as(String text, Collation collation) {
        return "convert(" + text + " using " + collation.charset() + ") collate " + collation.name();
    }

    static String binary(String text) {
        return "cast(" + text + " as binary)";
    }

    /** {@code a.x is not null and a.y is not null}. */
    static String present(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> alias + "." + MySqlNames.name(column) + " is not null")
                .collect(Collectors.joining(" and "));
    }

    /** The text of a key of several columns; null if one of them is. */
    static String text(String alias, Table table, List<String> columns) {
        return concat(columns.stream()
                .map(column -> text(alias, table.column(column).orElseThrow()))
                .toList());
    }

    /** Texts with the separator of a unit key between them; null if one of them is. */
    static String concat(List<String> texts) {
        return texts.size() == 1
                ? texts.getFirst()
                : "concat(" + String.join(", " + MySqlNames.literal(String.valueOf(Unit.SEPARATOR)) + ", ", texts)
                        + ")";
    }

    /** The text of a value in utf8mb4, as the codec of its column gives it and {@link KeyText} leaves it. */
    static String text(String alias, Column column) {
        String value = column(alias, column);
        DataType type = column.type();
        boolean zerofill = type.name().contains("zerofill");
        return switch (type.kind()) {
            case INTEGER -> utf8(zerofill ? value + " + 0" : value);
            case DECIMAL -> decimal(type, zerofill ? MySqlColumns.values(List.of(column)) : value);
            case TIME, TIMESTAMP -> withoutTrailingZeros(type, utf8(value));
            case TIMESTAMP_WITH_ZONE -> "concat(" + withoutTrailingZeros(type, utf8(value)) + ", _utf8mb4'+00')";
            case BYTES -> "concat(_utf8mb4 x'5c78', lower(" + utf8("hex(" + value + ")") + "))";
            case OTHER -> other(type, value);
            case TEXT, PADDED_TEXT, DATE, UUID, INET, JSON, JSONB, ENUM, BOOLEAN, ARRAY, FLOAT -> utf8(value);
        };
    }

    private static String other(DataType type, String value) {
        if (type.name().startsWith("bit")) return utf8(value + " + 0");
        return type.name().startsWith("year") || type.collation() != null
                ? utf8(value)
                : "concat(_utf8mb4 x'5c78', lower(" + utf8("hex(" + value + ")") + "))";
    }

    private static String decimal(DataType type, String value) {
        if (type.scale() <= 0) return utf8(value);
        return "trim(trailing '.' from trim(trailing '0' from " + utf8(value) + "))";
    }

    private static String withoutTrailingZeros(DataType type, String text) {
        return type.name().contains("(") ? "trim(trailing '.' from trim(trailing '0' from " + text + "))" : text;
    }

    private static String utf8(String value) {
        return "convert(" + value + " using utf8mb4)";
    }

    static String column(String alias, Column column) {
        return alias + "." + MySqlNames.name(column.name());
    }

    /** The rows of a request as a condition on {@code t}; null if no row can have any of the keys. */
    static @Nullable String wanted(Table table, Closure.Request request, MySqlCodecs codecs) {
        List<Column> columns = request.columns().stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
        List<String> keys = request.keys().stream()
                .map(key -> MySqlKeyLiterals.of(key, columns, codecs))
                .filter(literal -> !literal.isEmpty())
                .toList();
        if (keys.isEmpty()) return null;
        String names = columns.stream().map(column -> column("t", column)).collect(Collectors.joining(", "));
        return (columns.size() == 1 ? names : "(" + names + ")") + " in (" + String.join(", ", keys) + ")"
                + besides(table, request);
    }

    private static String besides(Table table, Closure.Request request) {
        Reference.Discriminator kind = request.discriminator();
        String ofKind = kind == null ? "" : " and " + discriminated("t", table, kind);
        return request.where() == null ? ofKind : ofKind + " and (" + request.where() + "\n)";
    }

    /** Whether a row is of the kind that a polymorphic reference is about; compared byte by byte, as the probe does. */
    static String discriminated(String alias, Table table, Reference.Discriminator kind) {
        return binary(text(alias, table.column(kind.column()).orElseThrow())) + " = "
                + binary(MySqlNames.literal(kind.value()));
    }
}
