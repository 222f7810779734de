package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the columns of a MySQL table are asked for, so that each value comes in bytes that it can be loaded from again. Production and staging are asked alike: checksums are made of what they answer. */
final class MySqlColumns {
    private MySqlColumns() {}

    /** The stored columns of a row {@code t}, in their order; a table without any still has rows. */
    static String stored(Table table) {
        return values(table.stored());
    }

    /** These columns of a row {@code t}. */
    static String values(List<Column> columns) {
        if (columns.isEmpty()) return "1";
        return columns.stream().map(MySqlColumns::value).collect(Collectors.joining(", "));
    }

    private static String value(Column column) {
        String name = "t." + MySqlNames.name(column.name());
        DataType type = column.type();
        return switch (type.kind()) {
            // By itself the server shows six digits of a float, and as many of a double(m,d) as it was declared with.
            case FLOAT -> name + " * 1e0";
            // How many zeros are shown before a number is no part of it.
            case INTEGER -> isZerofill(type) ? name + " + 0" : name;
            case DECIMAL ->
                isZerofill(type)
                        ? "cast(" + name + " as decimal(" + type.precision() + "," + type.scale() + "))"
                        : name;
            case ENUM -> isNumbered(type) ? name + " + 0" : name;
            // Decimals and dates that a function put into a document print as what they are no longer once they are
            // read again, here or in staging.
            case JSON -> isJson(type) ? "cast(cast(" + name + " as char) as json)" : name;
            case TEXT,
                    PADDED_TEXT,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_ZONE,
                    UUID,
                    INET,
                    JSONB,
                    BYTES,
                    ARRAY,
                    OTHER -> name;
        };
    }

    /** Whether values of an enumeration travel by their numbers, because '' is the text of two of them. */
    static boolean isNumbered(DataType type) {
        return type.kind() == DataType.Kind.ENUM && type.labels().contains("");
    }

    /** Whether it is MySQL's own type, and not text that a check holds to JSON. */
    static boolean isJson(DataType type) {
        return type.name().toLowerCase(Locale.ROOT).equals("json");
    }

    private static boolean isZerofill(DataType type) {
        return type.name().contains("zerofill");
    }
}
