package io.understudy.sample;

import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what the rows of tables are called as all of them stream past, so that it can be said of a reference that it dangles. Whole numbers take next to nothing, all other names 16 bytes or less; of those no
 * more are taken down than fit into a small heap.
 */
public final class Census {
    /** The most names that are not whole numbers. */
    private static final long MOST = 2_000_000;

    private final Map<String, Names> names = new LinkedHashMap<>();

    /** What rows of a table are called in some columns. Those of a table that was not seen whole are of no use. */
    public static final class Names {
        private final KeySpace space;
        private final KeySet all = new KeySet();
        private boolean complete;

        private Names(KeySpace space) {
            this.space = space;
        }

        private void add(KeyProbe probe, Row row) {
            long integer = probe.readInteger(row);
            if (integer >= 0) {
                all.add(integer);
            } else {
                String[] key = probe.read(row);
                if (key != null) all.add(key);
            }
        }

        /** Whether a row of that name is there. */
        public boolean has(KeyProbe probe, Row row) {
            long integer = probe.readInteger(row);
            if (integer >= 0) return all.contains(integer);
            String[] key = probe.read(row);
            return key != null && all.contains(key);
        }

        /** Calls for each name that is one number from 0 to 2^32 - 1, told as 32 bits. */
        void forEachInteger(IntConsumer each) {
            all.forEachInteger(each);
        }

        /** Whether a row is called by this number, told as 32 bits. */
        boolean hasInteger(int name) {
            return all.contains(Integer.toUnsignedLong(name));
        }

        public KeySpace space() {
            return space;
        }
    }

    /** For the references of which it is to be known whether they dangle. */
    public Census(List<Reference> references, Schema schema) {
        for (Reference reference : references) {
            Table parent = schema.table(reference.parent()).orElseThrow();
            boolean small = parent.rows() <= MOST || isInteger(parent, reference.parentColumns());
            if (small)
                names.computeIfAbsent(
                        id(reference),
                        absent -> new Names(new KeySpace(reference.parent(), reference.parentColumns())));
        }
    }

    private static String id(Reference reference) {
        return reference.parent() + " " + reference.parentColumns();
    }

    private static boolean isInteger(Table table, List<String> columns) {
        return columns.size() == 1
                && table.column(columns.getFirst()).orElseThrow().type().kind() == Kind.INTEGER;
    }

    /** Takes down the names of a table of which every row is about to stream past. */
    public Onlooker of(TableName table, Closure.Probes probes) {
        List<Onlooker> takers = new ArrayList<>();
        for (Names some : names.values()) {
            if (!some.space.table().equals(table)) continue;
            KeyProbe probe = probes.probe(table, some.space.columns(), null, some.space);
            takers.add((row, kept) -> some.add(probe, row));
        }
        return takers.stream().reduce(Onlooker.NONE, Onlooker::and);
    }

    /** Every row of a table has streamed past. */
    public void streamed(TableName table) {
        names.values().stream().filter(some -> some.space.table().equals(table)).forEach(some -> some.complete = true);
    }

    /** What the rows are called that a reference refers to; null where that is not known of all of them. */
    public @Nullable Names of(Reference reference) {
        Names some = names.get(id(reference));
        return some == null || !some.complete ? null : some;
    }
}
