package io.understudy.db;

import io.understudy.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of staging's schema that is out of the way during the load.
 *
 * @param what for messages: {@code constraint orders_total_check of public.orders}
 * @param remove the statement that takes it away
 * @param restore the statements that bring it back, exactly as it was but for the state that production has it in
 * @param refreshed whether it is about rows that are loaded, and not about those of another table that refers to them
 */
record SetAside(String what, String remove, List<String> restore, boolean refreshed) {
    SetAside {
        restore = List.copyOf(restore);
    }

    SetAside(String what, String remove, List<String> restore) {
        this(what, remove, restore, true);
    }

    /**
     * A constraint, with its comment.
     *
     * @param of what {@code alter} calls its owner: {@code table public.orders}
     * @param on what {@code comment} calls it: {@code public.orders}
     */
    static SetAside constraint(String of, String on, String name, String definition, @Nullable String comment) {
        String add = "alter " + of + " add constraint " + Sql.name(name) + " " + definition;
        return new SetAside(
                "constraint " + name + " of " + on,
                "alter " + of + " drop constraint " + Sql.name(name),
                comment == null
                        ? List.of(add)
                        : List.of(
                                add,
                                "comment on constraint " + Sql.name(name) + " on " + on + " is "
                                        + Sql.literal(comment)));
    }

    /** The same for a constraint of a table. */
    static SetAside constraint(TableName table, String name, String definition, @Nullable String comment) {
        return constraint("table " + Sql.name(table), Sql.name(table), name, definition, comment);
    }

    SetAside ofRowsThatStay() {
        return new SetAside(what, remove, restore, false);
    }
}
