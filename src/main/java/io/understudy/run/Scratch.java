package io.understudy.run;

import io.understudy.config.Database;
import io.understudy.config.Endpoint;
import io.understudy.config.ReferenceText;
import io.understudy.config.TableText;
import io.understudy.db.Amendment;
import io.understudy.db.Answer;
import io.understudy.db.Dialect;
import io.understudy.db.GivenRows;
import io.understudy.db.ServerIdentity;
import io.understudy.db.Source;
import io.understudy.db.Staging;
import io.understudy.db.TargetRefused;
import io.understudy.fixture.Fixture;
import io.understudy.plan.References;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The database in which rows of fixtures are tried: neither production nor staging, enrolled, and with no other rows in the tables that are used. */
final class Scratch implements AutoCloseable {
    private final Database database;
    private final Staging server;
    private final Schema production;
    private List<Table> used = List.of();
    private boolean holdsRows;

    private Scratch(Database database, Staging server, Schema production) {
        this.database = database;
        this.server = server;
        this.production = production;
    }

    /** Where it is. */
    static Endpoint endpoint(Database database) {
        Endpoint endpoint = database.scratch();
        if (endpoint == null)
            throw new ShrinkRefused(
                    "The database " + database.name()
                            + " has no scratch: in the configuration; write one beside staging:, a database with staging's tables and no rows in them that anybody needs.");
        return endpoint;
    }

    /**
     * Opens it, and keeps others away.
     *
     * @throws ShrinkRefused if none is configured
     * @throws TargetRefused if it is production or staging, under whatever name, or was never enrolled
     */
    static Scratch open(Database database) {
        Staging server = Dialect.of(database).openScratch(endpoint(database), database.timeouts());
        try {
            Schema production = refuseOthers(database, server.identity());
            server.lock();
            if (!server.isEnrolled())
                throw new TargetRefused(called(database)
                        + " was never enrolled; nothing was written. If it may be written to and emptied, run: understudy enroll "
                        + database.name() + " --scratch");
            return new Scratch(database, server, production);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    static String called(Database database) {
        return "Scratch of " + database.name() + " (" + endpoint(database).describe() + ")";
    }

    /**
     * Refuses what is not scratch, whatever the host is called.
     *
     * @return what production is made of
     */
    static Schema refuseOthers(Database database, ServerIdentity scratch) {
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            if (staging.identity().isSameDatabaseAs(scratch))
                throw new TargetRefused(
                        called(database)
                                + " is staging itself, or a replica of it; nothing was written. Point scratch: at another database.");
        }
        try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
            if (source.identity().isSameDatabaseAs(scratch))
                throw new TargetRefused(
                        called(database)
                                + " is the source itself, or a replica of it; nothing was written. Point scratch: at another database.");
            return source.schema();
        }
    }

    Staging server() {
        return server;
    }

    /** Most people give scratch its tables when they are told that it has none: in one sentence, however many there are. */
    void requireTables(Fixture fixture) {
        List<String> missing = fixture.tables().stream()
                .map(file -> fixture.renames().of(file.table()))
                .filter(wanted -> server.schema().tables().stream()
                        .noneMatch(table ->
                                wanted.names(table.name().schema(), table.name().name())))
                .map(TableText::toString)
                .toList();
        if (missing.isEmpty()) return;
        throw new ShrinkRefused(called(database) + " has no " + String.join(", ", missing)
                + "; make the tables that staging has there, without rows, and if one has another name by now than in fixture "
                + fixture.ticket() + ", write rename: in its fixture.yml.");
    }

    /** What refers to what: by foreign keys of production or of scratch, and by the configuration. */
    List<Reference> references() {
        List<ReferenceText> configured = database.sample().references();
        return Stream.of(production, server.schema())
                .flatMap(schema -> new References(schema, configured, new ArrayList<>()).all().stream())
                .distinct()
                .toList();
    }

    /**
     * From now on these tables hold what is tried, and nothing else. So do those that refer to them, because their rows could not stay.
     *
     * @param empty whether rows that are there may be removed
     * @throws TargetRefused if there are rows that may not
     */
    void use(Set<TableName> tables, boolean empty) {
        Set<TableName> names = new HashSet<>(tables);
        boolean more = true;
        while (more) more = names.addAll(referringTo(names));
        used = server.schema().tables().stream()
                .filter(table -> names.contains(table.name()))
                .toList();
        List<String> full = used.stream()
                .filter(server::holdsRows)
                .map(table -> table.name().toString())
                .toList();
        if (full.isEmpty()) return;
        if (!empty)
            throw new TargetRefused(
                    called(database) + " holds rows in " + String.join(", ", full)
                            + "; nothing was written. Use a database where these tables are empty, or add --empty, which removes all rows of them there.");
        clear();
    }

    private List<TableName> referringTo(Set<TableName> names) {
        return server.schema().tables().stream()
                .filter(table -> table.foreignKeys().stream()
                        .anyMatch(key -> names.contains(key.reference().parent())))
                .map(Table::name)
                .toList();
    }

    /** What a query gives when these are the rows; they are there for nobody else, and gone afterwards. */
    Answer ask(List<GivenRows> rows, String sql) {
        try (Amendment trial = server.amend()) {
            if (holdsRows) trial.empty(used);
            trial.write(rows);
            return trial.ask(sql);
        }
    }

    /** Leaves these rows, and no others. */
    void load(List<GivenRows> rows) {
        holdsRows = true;
        try (Amendment trial = server.amend()) {
            trial.empty(used);
            trial.write(rows);
            trial.commit();
        }
    }

    /** Leaves no rows. */
    void clear() {
        try (Amendment last = server.amend()) {
            last.empty(used);
            last.commit();
            holdsRows = false;
        }
    }

    /** Cuts the connection, from any thread. What is under way is undone. */
    void abort() {
        server.abort();
    }

    @Override
    public void close() {
        server.close();
    }
}
