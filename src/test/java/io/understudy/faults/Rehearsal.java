package io.understudy.faults;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.MySqlProcess;
import io.understudy.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A small production, a staging with the same structure, and a configuration for both. Staging has gates: places where a run stops until the test lets it go on, so that a test can do harm at
 * an exact moment.
 */
final class Rehearsal {
    static final String KEY = "QkJCQ0NDREREREVFRUZGRkdHR0hISEhJSUlKSkpLS0s=";

    private final Path folder;
    private final Venue venue;
    final String source;
    final String staging;
    private String sourceAddress;
    private String stagingAddress;
    private String stagingDatabase = "";
    private String sourceUser = "";
    private String user;
    private String password;
    private String timeouts = "{ connect: 5s, lock: 30s, silence: 60s }";
    private String sample = "{ rate: 50%, small: 10, tables: { products: { where: 'id < 0' } } }";
    private String rules = """
            tables:
              customers: { id: keep, name: { mask: person-name }, email: email, born: keep }
              products: { id: keep, title: keep }
              orders: { id: keep, customer_id: keep, product_id: keep, note: text, total: keep }
            """;

    Rehearsal(Server server, Path folder, List<String> structure, List<String> data) {
        this(Venue.of(server), folder, structure, data);
    }

    private Rehearsal(Venue venue, Path folder, List<String> structure, List<String> data) {
        this.folder = folder;
        this.venue = venue;
        source = venue.create();
        staging = venue.create();
        onSource(structure);
        onSource(data);
        onStaging(structure);
        sourceAddress = address(venue.database(source));
        stagingAddress = venue.stagingAddress();
        password = MySqlProcess.ORDINARY_PASSWORD;
        user = venue.user(password);
        withStaging(stagingAddress, staging);
    }

    /** The shop, with gates on staging. */
    static Rehearsal shop(Server server, Path folder) {
        Venue venue = Venue.of(server);
        Rehearsal shop = new Rehearsal(venue, folder, venue.structure(), venue.data());
        shop.onStaging(venue.extras());
        shop.onStaging(venue.gateStatements());
        return shop;
    }

    Venue venue() {
        return venue;
    }

    private static String address(LiveDatabase database) {
        return database.url().replaceFirst("^.*//(.*)/.*$", "$1");
    }

    static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** Where the program reaches the source's server, if nothing else is said. */
    int sourcePort() {
        return port(address(venue.database(source)));
    }

    /** Where the program reaches staging's server, if nothing else is said. */
    int stagingPort() {
        return port(venue.stagingAddress());
    }

    Path folder() {
        return folder;
    }

    Path configuration() {
        return folder.resolve("understudy.yml");
    }

    Rehearsal withTimeouts(String text) {
        timeouts = text;
        return write();
    }

    Rehearsal withPassword(String text) {
        password = text;
        user = venue.user(text);
        return write();
    }

    Rehearsal withSourceUser(String name) {
        sourceUser = name;
        return write();
    }

    Rehearsal withSample(String text) {
        sample = text;
        return write();
    }

    Rehearsal withRules(String text) {
        rules = text;
        return write();
    }

    /** Lets the program reach the source at another port. */
    Rehearsal withSourcePort(int port) {
        sourceAddress = "localhost:" + port;
        return write();
    }

    Rehearsal withStagingPort(int port) {
        return withStaging("localhost:" + port, staging);
    }

    Rehearsal withStaging(String address, String database) {
        stagingAddress = address;
        stagingDatabase = database;
        return write();
    }

    private Rehearsal write() {
        String url = venue.database("%").url().replaceFirst("//.*", "//%s/%s");
        String text = """
                key: file:key
                databases:
                  shop:
                    source: { url: "%s", user: %s, password: "%s" }
                    staging: { url: "%s", user: %s, password: "%s" }
                    rules: [ rules.yml ]
                    sample: %s
                    timeouts: %s
                """.formatted(
                        url.formatted(sourceAddress, source),
                        sourceUser.isEmpty() ? user : sourceUser,
                        password,
                        url.formatted(stagingAddress, stagingDatabase),
                        user,
                        password,
                        sample,
                        timeouts);
        try {
            Files.writeString(configuration(), text);
            Files.writeString(folder.resolve("rules.yml"), rules);
            Path key = Files.writeString(folder.resolve("key"), KEY);
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** What messages call a table. */
    String table(String name) {
        return venue.table(source, name);
    }

    void onSource(List<String> statements) {
        on(source, statements);
    }

    void onStaging(List<String> statements) {
        on(staging, statements);
    }

    void on(String database, List<String> statements) {
        venue.database(database).execute(statements.toArray(String[]::new));
    }

    /** What the server says against it. */
    String complaint(String database, List<String> statements) {
        return complaint(venue.database(database), statements);
    }

    static String complaint(LiveDatabase database, List<String> statements) {
        try (Connection connection = database.connect()) {
            run(connection, statements);
            return "";
        } catch (SQLException | IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    List<String> ask(String database, String sql) {
        try (Connection connection = venue.database(database).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            while (rows.next()) result.add(rows.getString(1));
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gates that stand in our tables, which are there only after the first run. */
    void gateTheLedger() {
        onStaging(venue.ledgerGateStatements());
    }

    /** Closes a gate until it is let go. */
    Hold close(Gate gate) {
        return venue.close(staging, gate);
    }

    /** Waits until a run stands at a gate. */
    void awaitAt(Gate gate, Tool tool) {
        Moments.whileRunning(tool, () -> venue.awaitAt(staging, gate));
    }

    boolean isWaitedAt(Gate gate) {
        return venue.isWaitedAt(staging, gate);
    }

    /** Locks a table until it is let go. */
    Hold lock(String database, String table) {
        return hold(database, venue.locking(table));
    }

    /** Runs statements and keeps the session. */
    Hold hold(String database, List<String> statements) {
        return hold(venue.database(database), statements);
    }

    static Hold hold(LiveDatabase database, List<String> statements) {
        try {
            Connection holder = database.connect();
            run(holder, statements);
            return new Hold(holder);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitLockWait(String database) {
        Moments.await(() -> venue.isLockWaitedFor(database));
    }

    /** Waits until no server process works for the program in a database. */
    void awaitNoProcess(String database) {
        Moments.await(() -> venue.processes(database).isEmpty());
    }

    /** Everything that staging shows, and what it knows of past runs. */
    List<String> fingerprint() {
        return venue.fingerprint(staging);
    }

    /** Everything that staging shows. */
    List<String> shown() {
        return fingerprint().stream()
                .filter(line -> !line.startsWith("understudy"))
                .toList();
    }
}
