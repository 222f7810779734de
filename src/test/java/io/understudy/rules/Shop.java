package io.understudy.rules;

import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes small schemas for tests. */
final class Shop {
    static final DataType NUMBER = DataType.integer(8);
    static final DataType TEXT = DataType.text(-1);

    private final List<Table> tables = new ArrayList<>();

    /** Adds a table of the schema {@code public}; a column is {@code name}, or {@code name!} for NOT NULL; text unless its name ends in {@code id}. */
    Shop table(String name, String... columns) {
        return table(
                new TableName("public", name),
                Arrays.stream(columns).map(Shop::column).toList());
    }

    Shop table(TableName name, List<Column> columns) {
        tables.add(new Table(
                name,
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
                0));
        return this;
    }

    /** Adds a foreign key, {@code orders.customer_id -> customers.id}, to a table added before. */
    Shop refers(String arrow) {
        Reference reference = reference(arrow);
        tables.replaceAll(table -> table.name().equals(reference.child()) ? with(table, reference) : table);
        return this;
    }

    private static Table with(Table table, Reference reference) {
        List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
        keys.add(new ForeignKey("fk" + keys.size(), reference, true, true, false, false, false));
        return new Table(
                table.name(),
                table.kind(),
                table.columns(),
                null,
                List.of(),
                List.of(),
                keys,
                List.of(),
                List.of(),
                false,
                0,
                0);
    }

    static Reference reference(String arrow) {
        String[] names = arrow.split(" -> |\\.", 4);
        return new Reference(
                new TableName("public", names[0]),
                List.of(names[1]),
                new TableName("public", names[2]),
                List.of(names[3]),
                null);
    }

    static Column column(String name) {
        String plain = name.replace("!", "");
        return Column.of(plain, plain.endsWith("id") ? NUMBER : TEXT, !name.endsWith("!"));
    }

    Schema schema() {
        return new Schema(tables, List.of(), List.of());
    }
}
