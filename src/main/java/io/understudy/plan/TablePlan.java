package io.understudy.plan;

import io.understudy.sample.TableSample;
import io.understudy.schema.Table;

/**
 * What is planned for one table.
 *
 * @param table as production has it
 * @param sample which of its rows
 * @param estimatedRows how many that will be, closure included, as far as the catalog's own numbers tell
 * @param estimatedBytes how much that is on disk, without indexes
 */
public record TablePlan(Table table, TableSample sample, long estimatedRows, long estimatedBytes) {}
