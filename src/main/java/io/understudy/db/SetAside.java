package io.understudy.db;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of staging's schema that is out of the way during the load.
 *
 * @param what for messages: {@code constraint orders_total_check of public.orders}
 * @param remove the statement that takes it away
 * @param restore the statements that bring it back, exactly as it was but for the state that production has it in
 */
record SetAside(String what, String remove, List<String> restore) {
    SetAside {
        restore = List.copyOf(restore);
    }

    /** A constraint, with its comment. */
    static SetAside constraint(String table, String name, String definition, @Nullable String comment) {
        String constraint = Sql.name(name) + " on " + table;
        String add = "alter table " + table + " add constraint " + Sql.name(name) + " " + definition;
        return new SetAside(
                "constraint " + name + " of " + table,
                "alter table " + table + " drop constraint " + Sql.name(name),
                comment == null
                        ? List.of(add)
                        : List.of(add, "comment on constraint " + constraint + " is " + Sql.literal(comment)));
    }
}
