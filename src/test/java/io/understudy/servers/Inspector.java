package io.understudy.servers;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a database of one engine is looked at, without any help of what is tested. */
sealed interface Inspector permits PostgreSqlInspector, MySqlInspector {
    /** What a session sets so that values print alike in every database. */
    String settings();

    /** Statements that take everything out of a database, each ended. */
    String emptying(String database);

    /** For each table, partition and filled materialized view: its rows and an order-free checksum of them, computed by the server. */
    Map<String, String> checksums(LiveDatabase database);

    /** A hash of each row of a table. */
    Set<String> hashes(LiveDatabase database, String table);

    /** Each value under a declared foreign key that refers to nothing, with the key's name before it. */
    Set<String> orphans(LiveDatabase database);

    /** The foreign keys that the server vouches for and that rows break all the same, and how many do. */
    List<String> danglingRows(LiveDatabase database);

    /** Everything that migrations can make of a schema and a refresh must not change, as sorted lines. */
    List<String> catalog(LiveDatabase database);
}
