package io.understudy.plan;

import io.understudy.sample.Role;
import io.understudy.schema.Reference;
import io.understudy.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one table, before it becomes a cohort.
 *
 * @param role what the table is
 * @param owner the reference to its owner, if it is owned
 * @param because why
 */
record Ownership(TableName table, Role role, @Nullable Reference owner, String because) {
    Ownership {
        if ((role == Role.OWNED) != (owner != null))
            throw new IllegalArgumentException("an owned table, and only an owned table, has an owner");
    }
}
