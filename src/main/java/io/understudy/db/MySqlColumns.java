package io.understudy.db;

import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.Table;
import java.util.List;
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
            case TEXT,
                    PADDED_TEXT,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_ZONE,
                    UUID,
                    INET,
                    JSON,
                    JSONB,
                    BYTES,
                    ENUM,
                    ARRAY,
                    OTHER -> name;
        };
    }

    private static boolean isZerofill(DataType type) {
        return type.name().contains("zerofill");
    }
}
