package io.understudy.db;

import io.understudy.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The databases that publishing into MySQL works with, all on staging's server.
 *
 * @param staging the one that people use
 * @param next where a snapshot is put together; it exists during a run only
 * @param previous where the tables go that staging showed before, for {@code rollback}
 * @param ledger our own notes: the enrolment, the runs, and the journal of a swap that is under way
 */
record MySqlDatabases(String staging, String next, String previous, String ledger) {
    private static final int NAME_CHARACTERS_MAX = 64;
    private static final String LEDGER = "__understudy";
    private static final String NEXT = "__understudy_next";
    private static final String PREVIOUS = "__understudy_previous";

    static MySqlDatabases of(String staging) {
        String stem = stem(staging);
        return new MySqlDatabases(staging, stem + NEXT, stem + PREVIOUS, stem + LEDGER);
    }

    /** A name that leaves no room behind itself is cut, and made unlike any other by its checksum. */
    private static String stem(String staging) {
        int room = NAME_CHARACTERS_MAX - PREVIOUS.length();
        if (staging.codePointCount(0, staging.length()) <= room) return staging;
        CRC32 checksum = new CRC32();
        checksum.update(staging.getBytes(StandardCharsets.UTF_8));
        String mark = "_" + HexFormat.of().toHexDigits((int) checksum.getValue());
        return staging.substring(0, staging.offsetByCodePoints(0, room - mark.length())) + mark;
    }

    /** Those that are ours alone. */
    List<String> own() {
        return List.of(next, previous, ledger);
    }

    /** What a GRANT calls all of ours at once. */
    String grantPattern() {
        return MySqlNames.name(ledger.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%") + "%");
    }

    /** A table of one of them. */
    static String name(String database, String table) {
        return MySqlNames.name(database) + "." + MySqlNames.name(table);
    }

    static String name(String database, TableName table) {
        return name(database, table.name());
    }
}
