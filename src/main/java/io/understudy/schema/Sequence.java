package io.understudy.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence.
 *
 * @param name schema and name
 * @param owner the column that it numbers, or null
 */
public record Sequence(TableName name, @Nullable ColumnName owner) {}
