package io.understudy.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our own database beside staging: the enrolment that allows writing there, one line for each run, and the names of the databases that we made. */
final class MySqlLedger {
    private static final String TEXT = " character set utf8mb4 collate utf8mb4_bin";

    private static final Map<String, String> TABLES = Map.of(
            "enrolment",
            "(`system` varchar(100)" + TEXT + " not null, `database` varchar(64)" + TEXT
                    + " not null, enrolled_at datetime(6) not null, enrolled_by varchar(300)" + TEXT
                    + " not null, primary key (`system`, `database`))",
            "runs",
            "(run varchar(100)" + TEXT
                    + " primary key, started_at datetime(6) not null, published_at datetime(6) null, undone_at datetime(6) null, row_count bigint not null, snapshot varchar(500)"
                    + TEXT + " not null, manifest longtext" + TEXT + " not null)",
            "made",
            "(`database` varchar(64)" + TEXT + " primary key)");

    private final Session session;
    private final String database;

    MySqlLedger(Session session, MySqlDatabases databases) {
        this.session = session;
        this.database = databases.ledger();
    }

    boolean exists() {
        return !session.single(
                        "Looking for the ledger",
                        "select count(*) from information_schema.tables where table_schema = ? and table_name = 'runs'",
                        database)
                .equals("0");
    }

    void create() {
        if (exists()) return;
        session.execute(
                "Making the ledger",
                "create database if not exists " + MySqlNames.name(database) + " default character set utf8mb4");
        // The table that exists() asks for comes last.
        List.of("enrolment", "made", "runs")
                .forEach(table -> session.execute(
                        "Making the ledger",
                        "create table if not exists " + table(table) + " " + TABLES.get(table) + " engine=InnoDB"));
    }

    /** Takes the ledger away again if nothing stands in it, as before the first run. */
    void dropIfUnused() {
        if (!exists()) return;
        String used = "select (select count(*) from " + table("enrolment") + ") + (select count(*) from "
                + table("runs") + ")";
        if (session.single("Reading the ledger", used).equals("0"))
            session.execute("Cleaning up", "drop database if exists " + MySqlNames.name(database));
    }

    String table(String name) {
        return MySqlDatabases.name(database, name);
    }

    /** Whether the enrolment names this very database on this very server. */
    boolean isEnrolled(ServerIdentity identity) {
        return exists()
                && session.single(
                                "Looking for the enrolment",
                                "select count(*) from " + table("enrolment") + " where `system` = ? and `database` = ?",
                                identity.system(),
                                identity.database())
                        .equals("1");
    }

    void enrol(ServerIdentity identity) {
        create();
        update(
                "Enrolling",
                "insert ignore into " + table("enrolment") + " values (?, ?, utc_timestamp(6), current_user())",
                identity.system(),
                identity.database());
    }

    /** Notes a run that is about to be published. */
    void record(String run, String startedAt, long rows, String snapshot, String manifest) {
        update(
                "Writing the ledger",
                "insert into " + table("runs")
                        + " (run, started_at, row_count, snapshot, manifest) values (?, str_to_date(left(?, 19), '%Y-%m-%dT%H:%i:%s'), ?, ?, ?)",
                run,
                startedAt,
                rows,
                snapshot,
                manifest);
    }

    /** Takes back the line of a run that was not published after all. */
    void forget(String run) {
        if (!run.isEmpty())
            update(
                    "Writing the ledger",
                    "delete from " + table("runs") + " where run = ? and published_at is null",
                    run);
    }

    /** The run whose rows staging shows; null if there is none. */
    @Nullable
    String lastManifest() {
        if (!exists()) return null;
        List<String> found = session.query(
                "Reading the ledger",
                "select manifest as manifest from " + table("runs")
                        + " where published_at is not null and undone_at is null order by published_at desc limit 1",
                row -> row.get(0, String.class));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The run that was published last, undone or not; null if there is none. */
    @Nullable
    String lastPublished() {
        if (!exists()) return null;
        List<String> found = session.query(
                "Reading the ledger",
                "select run as run from " + table("runs")
                        + " where published_at is not null order by published_at desc limit 1",
                row -> row.get(0, String.class));
        return found.isEmpty() ? null : found.getFirst();
    }

    boolean isUndone(String run) {
        return session.single(
                        "Reading the ledger",
                        "select count(*) from " + table("runs") + " where run = ? and undone_at is not null",
                        run)
                .equals("1");
    }

    List<Staging.PastRun> history(int most) {
        if (!exists()) return List.of();
        String format = ", '%Y-%m-%dT%H:%i:%sZ')";
        return session.query(
                "Reading the ledger",
                "select run as run, date_format(started_at" + format + " as started, date_format(published_at" + format
                        + " as published, date_format(undone_at" + format
                        + " as undone, row_count as row_count, snapshot as snapshot from " + table("runs")
                        + " where published_at is not null order by published_at desc limit " + most,
                row -> new Staging.PastRun(
                        row.get("run", String.class),
                        row.get("started", String.class),
                        row.get("published", String.class),
                        row.get("row_count", Long.class),
                        row.get("snapshot", String.class),
                        row.get("undone", String.class)));
    }

    void recordLookup(String column, String user) {
        session.execute(
                "Writing the ledger",
                "create table if not exists " + table("lookups")
                        + " (number bigint auto_increment primary key, looked_at datetime(6) not null, looked_by varchar(300)"
                        + TEXT + " not null, column_name varchar(300)" + TEXT + " not null) engine=InnoDB");
        update(
                "Writing the ledger",
                "insert into " + table("lookups")
                        + " (looked_at, looked_by, column_name) values (utc_timestamp(6), ?, ?)",
                user,
                column);
    }

    List<Staging.Lookup> lookups(int most) {
        boolean none = session.single(
                        "Looking for the ledger",
                        "select count(*) from information_schema.tables where table_schema = ? and table_name = 'lookups'",
                        database)
                .equals("0");
        if (none) return List.of();
        return session.query(
                "Reading the ledger",
                "select date_format(looked_at, '%Y-%m-%dT%H:%i:%sZ') as at, looked_by as looked_by, column_name as column_name from "
                        + table("lookups") + " order by number desc limit " + most,
                row -> new Staging.Lookup(
                        row.get("at", String.class),
                        row.get("looked_by", String.class),
                        row.get("column_name", String.class)));
    }

    /** Whether a database is one that we made, and may take away. */
    boolean made(String other) {
        return session.single(
                        "Reading the ledger", "select count(*) from " + table("made") + " where `database` = ?", other)
                .equals("1");
    }

    /** Notes a database before it is made, so that it is known for ours whatever happens next. */
    void willMake(String other) {
        update("Writing the ledger", "insert ignore into " + table("made") + " values (?)", other);
    }

    /** A statement with parameters that changes rows. */
    void update(String doing, String sql, Object... parameters) {
        session.attempt(doing, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return execute(statement, parameters);
            }
        });
    }

    private static int execute(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int number = 0; number < parameters.length; number++) statement.setObject(number + 1, parameters[number]);
        return statement.executeUpdate();
    }
}
