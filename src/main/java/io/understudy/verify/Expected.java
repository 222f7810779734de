package io.understudy.verify;

import io.understudy.schema.TableName;
import io.understudy.wire.Format;
import java.util.List;

/**
 * What a run says that a table holds.
 *
 * @param columns those that were written, in their order
 * @param format in which the checksum was taken
 * @param checksum of the rows, in any order; see {@link io.understudy.wire.Checksum}
 */
public record Expected(TableName table, List<String> columns, Format format, String checksum) {
    public Expected {
        columns = List.copyOf(columns);
    }
}
