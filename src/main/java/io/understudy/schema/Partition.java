package io.understudy.schema;

/**
 * A part of a partitioned table, at any depth.
 *
 * @param table the whole that it belongs to
 * @param name its own
 * @param parent what it is directly a part of: the whole, or a part that is itself partitioned
 * @param place the bound of its parent, and so on from the top, each followed by a line break; empty under the whole itself
 * @param bound which rows it takes, as the server prints it: {@code FOR VALUES IN ('a')} or {@code DEFAULT}
 * @param empty whether it takes no room on disk
 */
public record Partition(TableName table, TableName name, TableName parent, String place, String bound, boolean empty) {
    /** Whether it takes the rows that no other part of its parent does. */
    public boolean takesTheRest() {
        return bound.equals("DEFAULT");
    }
}
