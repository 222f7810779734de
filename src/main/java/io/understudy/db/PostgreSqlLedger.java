package io.understudy.db;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our own schema on staging: the enrolment that allows writing there, and one line for each run that was published. */
final class PostgreSqlLedger {
    static final String SCHEMA = "understudy";

    private static final List<String> STRUCTURE = List.of(
            "create schema if not exists understudy",
            "comment on schema understudy is 'Written by Understudy: this database is staging and may be overwritten'",
            """
            create table if not exists understudy.enrolment (system text not null, database text not null, enrolled_at timestamptz not null default now(),
                enrolled_by text not null default current_user, primary key (system, database))
            """,
            """
            create table if not exists understudy.ledger (run text primary key, started_at timestamptz not null, published_at timestamptz not null default clock_timestamp(),
                rows bigint not null, snapshot text not null, manifest jsonb not null)
            """);

    private final Session session;

    PostgreSqlLedger(Session session) {
        this.session = session;
    }

    private boolean exists() {
        return session.single(
                        "Looking for the ledger",
                        "select to_regclass('understudy.enrolment') is not null and to_regclass('understudy.ledger') is not null")
                .equals("true");
    }

    /** Whether the enrolment names this very database on this very server: a dump restored elsewhere takes the row along, and is not enrolled by it. */
    boolean isEnrolled(ServerIdentity identity) {
        if (!exists()) return false;
        return session.single(
                        "Looking for the enrolment",
                        "select count(*) from understudy.enrolment where system = ? and database = ?",
                        identity.system(),
                        identity.database())
                .equals("1");
    }

    void enrol(ServerIdentity identity) {
        STRUCTURE.forEach(statement -> session.execute("Enrolling", statement));
        session.query(
                "Enrolling",
                "insert into understudy.enrolment (system, database) values (?, ?) on conflict do nothing returning 1",
                row -> row,
                identity.system(),
                identity.database());
    }

    void record(String run, String startedAt, long rows, String snapshot, String manifest) {
        session.query(
                "Writing the ledger",
                "insert into understudy.ledger (run, started_at, rows, snapshot, manifest) values (?, ?::timestamptz, ?, ?, ?::jsonb) returning 1",
                row -> row,
                run,
                startedAt,
                rows,
                snapshot,
                manifest);
    }

    void recordLookup(String column, String user) {
        session.execute(
                "Writing the ledger",
                "create table if not exists understudy.lookups (at timestamptz not null default clock_timestamp(), looked_by text not null, column_name text not null)");
        session.query(
                "Writing the ledger",
                "insert into understudy.lookups (looked_by, column_name) values (?, ?) returning 1",
                row -> row,
                user,
                column);
    }

    List<Staging.Lookup> lookups(int most) {
        String there = session.single("Looking for the ledger", "select to_regclass('understudy.lookups') is not null");
        if (!there.equals("true")) return List.of();
        return session.query(
                "Reading the ledger",
                "select to_char(at, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') as at, looked_by as looked_by, column_name as column_name from understudy.lookups order by understudy.lookups.at desc limit ?",
                row -> new Staging.Lookup(
                        row.get("at", String.class),
                        row.get("looked_by", String.class),
                        row.get("column_name", String.class)),
                most);
    }

    @Nullable
    String lastManifest() {
        if (!exists()) return null;
        List<String> found = session.query(
                "Reading the ledger",
                "select manifest::text as manifest from understudy.ledger order by published_at desc limit 1",
                row -> row.get("manifest", String.class));
        return found.isEmpty() ? null : found.getFirst();
    }

    List<Staging.PastRun> history(int most) {
        if (!exists()) return List.of();
        return session.query(
                "Reading the ledger",
                """
                select run, to_char(started_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as started, to_char(published_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as published, rows, snapshot
                from understudy.ledger order by published_at desc limit ?
                """,
                row -> new Staging.PastRun(
                        row.get("run", String.class),
                        row.get("started", String.class),
                        row.get("published", String.class),
                        row.get("rows", Long.class),
                        row.get("snapshot", String.class),
                        null),
                most);
    }
}
