/**
 * Owns every conversation with a server: connections, the catalog, reading rows out of a snapshot, writing them and publishing them.
 * May import {@code config} (where a server is), {@code schema}, {@code sample} (which rows, as values) and {@code wire}; the only home of JDBC, jOOQ, HikariCP and the drivers; never sees rules or masks.
 * What a server says reaches nobody unread: its messages can hold values, so every failure is told in our own words.
 */
@NullMarked
package io.understudy.db;

import org.jspecify.annotations.NullMarked;
