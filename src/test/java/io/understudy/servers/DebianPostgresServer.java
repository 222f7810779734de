package io.understudy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 15 as Debian installs it, and a hot standby of it: the server that production runs on is seldom the newest. User {@code postgres} may do everything; there is no password.
 * PostgreSQL does not run as root, so root starts it as nobody.
 */
public final class DebianPostgresServer implements AutoCloseable {
    private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable DebianPostgresServer shared;

    private final Path folder;
    private final int port;

    private DebianPostgresServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** One for the whole JVM, started when it is first asked for. Tests share it, never a database. */
    public static synchronized DebianPostgresServer shared() {
        if (shared == null) shared = start();
        return shared;
    }

    /** A new server, without a database of its own but {@code postgres}. */
    public static DebianPostgresServer start() {
        DebianPostgresServer server = inNewFolder();
        server.run("initdb", "-D", server.data(), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        server.launch();
        return server;
    }

    /** A read-only copy that follows this one. */
    public DebianPostgresServer standby() {
        DebianPostgresServer standby = inNewFolder();
        standby.run(
                "pg_basebackup",
                "-D",
                standby.data(),
                "-h",
                "localhost",
                "-p",
                String.valueOf(port),
                "-U",
                "postgres",
                "--write-recovery-conf",
                "--checkpoint=fast",
                "--no-sync");
        standby.launch();
        return standby;
    }

    private static DebianPostgresServer inNewFolder() {
        if (!Files.isExecutable(BINARIES.resolve("postgres")))
            throw new IllegalStateException(
                    "PostgreSQL 15 is not in " + BINARIES + "; on Debian 12, as root: apt-get install postgresql-15");
        try {
            Path folder = Files.createTempDirectory("understudy-postgres-15-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            return new DebianPostgresServer(folder, FreePort.any());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void launch() {
        String options = "-p " + port + " -k " + folder + " -c listen_addresses=localhost -c fsync=off";
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-postgres-15"));
        run("pg_ctl", "-D", data(), "-o", options, "-l", folder.resolve("log").toString(), "-w", "start");
    }

    /** Creates an empty database under a name of its own. */
    public LiveDatabase createDatabase() {
        return createDatabase("test_" + DATABASES.incrementAndGet());
    }

    /** Creates an empty database. */
    public LiveDatabase createDatabase(String name) {
        database("postgres").execute("create database " + name + " encoding 'UTF8' template template0");
        return database(name);
    }

    public LiveDatabase database(String name) {
        return new LiveDatabase("jdbc:postgresql://localhost:" + port + "/" + name, "postgres");
    }

    /** Waits until this standby shows everything that the primary has now. */
    public void catchUpWith(DebianPostgresServer primary) {
        String written = primary.database("postgres").value("select pg_current_wal_lsn()");
        String caughtUp = "select pg_last_wal_replay_lsn() >= '" + written + "'";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!database("postgres").value(caughtUp).equals("t")) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("the standby does not catch up");
            Thread.onSpinWait();
        }
    }

    private void run(String binary, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root"))
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        command.add(BINARIES.resolve(binary).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve(binary + ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0)
                throw new IllegalStateException(binary + " failed: " + Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isRunning() {
        try (var connection = DriverManager.getConnection(database("postgres").url() + "?user=postgres")) {
            return connection.isValid(5);
        } catch (SQLException stopped) {
            return false;
        }
    }

    /** Stops the server and takes its files away. Idempotent. */
    @Override
    public void close() {
        if (isRunning()) run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
