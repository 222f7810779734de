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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Keys as MySQL expressions: their text, which is {@link KeyText}'s, and what a reference compares. */
final class MySqlKeySql {
    private static final Set<Kind> NUMBERS = Set.of(Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT);
    private static final Set<Kind> DAYS = Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE);

    /** How many keys of several columns are looked for in one query. */
    private static final int ROWS_AT_ONCE = 100;

    private MySqlKeySql() {}

    /** What both sides of a reference are compared by. */
    record Sides(List<String> child, List<String> parent) {
        /** What a part of the parent's name is called in a derived table: by no name that a condition from the configuration could mean. */
        static String name(int number) {
            return "understudy_" + number;
        }

        /** The parent's side as the columns of a derived table. */
        String namedParent() {
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < parent.size(); i++) columns.add(parent.get(i) + " as " + name(i));
            return String.join(", ", columns);
        }

        /** The child's side as the columns of a derived table. */
        String namedChild() {
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < child.size(); i++) columns.add(child.get(i) + " as " + name(i));
            return String.join(", ", columns);
        }

        /** The columns of such a table. */
        String names() {
            return IntStream.range(0, parent.size()).mapToObj(Sides::name).collect(Collectors.joining(", "));
        }

        /** The same of a derived table that goes by a name. */
        String names(String derived) {
            return IntStream.range(0, parent.size())
                    .mapToObj(part -> derived + "." + name(part))
                    .collect(Collectors.joining(", "));
        }

        /** The parent's side against those columns. */
        String parentEquals(String derived) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < parent.size(); i++) pairs.add(parent.get(i) + " = " + derived + "." + name(i));
            return String.join(" and ", pairs);
        }

        /** The child's side against those columns. */
        String childEquals(String derived) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < child.size(); i++) pairs.add(derived + "." + name(i) + " = " + child.get(i));
            return String.join(" and ", pairs);
        }
    }

    /**
     * The sides of a reference. The parent's columns stand for themselves wherever an index on them is to be of use; a child's text is put into the parent's character set and collation first, and
     * where numbers meet texts both are compared as texts, because the server would take any word for the number 0; the number as well, for which there is an index.
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
                String indexed = castable(to.type());
                if (indexed != null) {
                    left.add("cast(" + one + " as " + indexed + ")");
                    right.add(other);
                }
                left.add(binary(text(childAlias, from)));
                right.add(binary(text(parentAlias, to)));
            }
        }
        return new Sides(left, right);
    }

    /** What text is cast to so that it can be looked up in an index on such a column; null where that is not worth it. */
    private static @Nullable String castable(DataType type) {
        if (type.kind() == Kind.INTEGER) return type.isUnsigned() ? "unsigned" : "signed";
        return type.kind() == Kind.UUID ? "uuid" : null;
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

    /**
     * The rows of a request as conditions on {@code t}, each for a query of its own; none if no row can have any of the keys. Of keys of several columns MySQL's optimizer takes time with the square of
     * their number, a minute and a half for ten thousand, so there are few in each.
     */
    static List<String> wanted(Table table, @Nullable Table owner, Closure.Request request, MySqlCodecs codecs) {
        List<Column> columns = request.columns().stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
        List<Column> compared = compared(columns, owner, request.owner());
        List<String> keys = request.keys().stream()
                .map(key -> MySqlKeyLiterals.of(key, compared, codecs))
                .filter(literal -> !literal.isEmpty())
                .toList();
        String names = names(table, owner, request);
        String name = columns.size() == 1 ? names : "(" + names + ")";
        int most = columns.size() == 1 ? Math.max(1, keys.size()) : ROWS_AT_ONCE;
        List<String> conditions = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += most) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + most));
            conditions.add(name + " in (" + String.join(", ", some) + ")" + besides(table, request));
        }
        return conditions;
    }

    /** What the keys of a request are compared with: columns of {@code t}, or what a collation makes of them. */
    static String names(Table table, @Nullable Table owner, Closure.Request request) {
        List<Column> columns = request.columns().stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
        List<Column> compared = compared(columns, owner, request.owner());
        List<String> sides = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column own = columns.get(i);
            sides.add(
                    own.equals(compared.get(i))
                            ? column("t", own)
                            : as(
                                    text("t", own),
                                    Objects.requireNonNull(
                                            compared.get(i).type().collation())));
        }
        return String.join(", ", sides);
    }

    /** By which columns the keys are compared: what belongs to an owner names it as the owner's collation takes names for equal, which its own may not. */
    private static List<Column> compared(List<Column> columns, @Nullable Table owner, @Nullable Reference reference) {
        if (owner == null || reference == null) return columns;
        List<Column> result = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column own = columns.get(i);
            Column named = owner.column(reference.parentColumns().get(i)).orElseThrow();
            boolean texts = own.type().isText() && named.type().isText();
            result.add(texts && !isComparable(own.type(), named.type()) ? named : own);
        }
        return result;
    }

    private static String besides(Table table, Closure.Request request) {
        Reference.Discriminator kind = request.discriminator();
        String ofKind = kind == null ? "" : indexed(table, kind) + " and " + discriminated("t", table, kind);
        return request.where() == null ? ofKind : ofKind + " and (" + request.where() + "\n)";
    }

    /** What an index that begins with the kind can be asked: rows that the exact comparison then chooses from, because what is equal byte by byte is equal under every collation. */
    private static String indexed(Table table, Reference.Discriminator kind) {
        boolean isPlain = table.column(kind.column()).orElseThrow().type().isText()
                && kind.value().chars().allMatch(letter -> letter < 128);
        return isPlain ? " and t." + MySqlNames.name(kind.column()) + " = " + MySqlNames.literal(kind.value()) : "";
    }

    /** Whether a row is of the kind that a polymorphic reference is about; compared byte by byte, as the probe does. */
    static String discriminated(String alias, Table table, Reference.Discriminator kind) {
        return binary(text(alias, table.column(kind.column()).orElseThrow())) + " = "
                + binary(MySqlNames.literal(kind.value()));
    }
}
