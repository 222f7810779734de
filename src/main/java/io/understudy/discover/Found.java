package io.understudy.discover;

import io.understudy.schema.Column;
import io.understudy.schema.Table;

/**
 * What one column holds.
 *
 * @param table that it is in
 * @param column the column
 * @param verdict on the column as a whole
 * @param inside what its documents or attributes hold; {@link Inside#NOTHING} where it has none
 * @param traits what its values have in common
 */
public record Found(Table table, Column column, Verdict verdict, Inside inside, Traits traits) {
    Found with(Verdict other) {
        return new Found(table, column, other, inside, traits);
    }
}
