package io.understudy.verify;

import io.understudy.schema.TableName;

/**
 * What was found in one table.
 *
 * @param rows it holds now
 * @param same whether it holds exactly what was published
 * @param what it is, as a sentence, where it is not the same; else empty
 */
public record TableVerdict(TableName table, long rows, boolean same, String what) {}
