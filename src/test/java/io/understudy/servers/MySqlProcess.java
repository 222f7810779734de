package io.understudy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running MySQL or MariaDB of a test, on a TCP port of 127.0.0.1, without TLS. User {@code root} may do everything and has no password; {@link #ORDINARY_USER} may do
 * everything in the databases whose names begin with {@code test_}, and nothing elsewhere. Small and fast rather than crash-proof.
 */
public final class MySqlProcess implements AutoCloseable {
    public static final String ORDINARY_USER = "ordinary";
    public static final String ORDINARY_PASSWORD = "ordinary-Secret-7";

    private static final int ATTEMPTS = 3;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /**
     * The server dies with the JVM, however the JVM dies: the shell waits for the end of its standard input, which is a pipe from the JVM, kills the server and takes its files away.
     * If the server ends first, so does the shell, and the files stay to be looked at.
     */
    private static final String KEEPER = """
            folder=$1; shift; exec 3<&0
            "$@" >"$folder/log" 2>&1 </dev/null 3<&- & server=$!
            { cat <&3 >/dev/null; touch "$folder/over.$server"; kill -9 $server; } & exec 3<&-
            wait $server
            if [ -e "$folder/over.$server" ]; then rm -rf "$folder"; fi
            """;

    private final String scheme;
    private final Path folder;
    private final List<String> command;
    private int port;
    private Process keeper;

    /**
     * @param scheme of the URLs for a configuration: {@code mysql} or {@code mariadb}
     * @param initialization the command that makes a data folder, but for the options that tests have always
     * @param server the command that starts the server, but for those options
     * @param options more of them, for this server
     */
    MySqlProcess(String scheme, List<String> initialization, List<String> server, List<String> options) {
        this.scheme = scheme;
        try {
            folder = Files.createTempDirectory("understudy-" + scheme + "-");
            Files.createDirectory(folder.resolve("tmp"));
            Files.writeString(folder.resolve("init.sql"), initialStatements());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        initialize(initialization, options);
        command = new ArrayList<>(server);
        command.addAll(always());
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--init-file=" + folder.resolve("init.sql"),
                "--secure-file-priv=" + folder.resolve("tmp"),
                "--innodb-buffer-pool-size=256M",
                "--innodb-flush-log-at-trx-commit=2",
                "--sync-binlog=0",
                "--max-connections=100",
                "--local-infile=1",
                "--skip-log-bin",
                "--skip-ssl"));
        command.addAll(options);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-" + scheme));
        start();
    }

    /** A server that gives up at once, as when another test process has taken its port, is no reason for a hundred tests to fail. */
    private void start() {
        for (int attempt = 1; ; attempt++) {
            port = FreePort.any();
            try {
                launch();
                return;
            } catch (IllegalStateException failure) {
                if (keeper.isAlive() || attempt == ATTEMPTS) throw failure;
            }
        }
    }

    /** The folder for temporary files among them: a server that starts takes away every temporary table that it finds there, those of another one too that is being made beside it. */
    private List<String> always() {
        return List.of(
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder.resolve("tmp"),
                "--innodb-log-file-size=64M",
                "--innodb-flush-method=nosync");
    }

    private void initialize(List<String> initialization, List<String> options) {
        List<String> all = new ArrayList<>(initialization);
        all.addAll(always());
        // MySQL 8 takes this one only when the data folder is made.
        options.stream()
                .filter(option -> option.startsWith("--lower-case-table-names"))
                .forEach(all::add);
        try {
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0)
                throw new IllegalStateException(all.getFirst() + " failed: " + endOfLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server reads one statement from each line. */
    private static String initialStatements() {
        return """
                CREATE USER IF NOT EXISTS '%1$s'@'localhost' IDENTIFIED BY '%2$s';
                GRANT ALL ON `test\\_%%`.* TO '%1$s'@'localhost';
                """.formatted(ORDINARY_USER, ORDINARY_PASSWORD);
    }

    private void launch() {
        List<String> all = new ArrayList<>(List.of("bash", "-c", KEEPER, "keeper", folder.toString()));
        all.addAll(command);
        all.add("--port=" + port);
        try {
            keeper = new ProcessBuilder(all).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!answers()) {
            if (!keeper.isAlive() || System.nanoTime() > deadline)
                throw new IllegalStateException(command.getFirst() + " does not start: " + endOfLog());
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Whether this server answers, not one of another test process that listens on the same port. */
    private boolean answers() {
        String impatient = "jdbc:mysql://127.0.0.1:" + port + "/?connectTimeout=5000&socketTimeout=5000";
        try (Connection connection = DriverManager.getConnection(impatient, "root", "");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select @@datadir")) {
            return answer.next() && Path.of(answer.getString(1)).equals(folder.resolve("data"));
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** What the server has written to its error log. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one line, as a summary of failed tests has no more. */
    private String endOfLog() {
        String log = log().strip().replaceAll("\\R+", " | ");
        return log.substring(Math.max(0, log.length() - 1_000));
    }

    /** A connection of the driver, to a database or, where {@code database} is empty, to none; several statements in one text are allowed. */
    public Connection connect(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("allowMultiQueries", "true");
        return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + port + "/" + database, properties);
    }

    /** A connection of root. */
    public Connection connect(String database) throws SQLException {
        return connect(database, "root", "");
    }

    /** Creates an empty database in utf8mb4, whose name begins with {@code test_}, and gives its name back. */
    public String createDatabase() {
        return createDatabase("CHARACTER SET utf8mb4");
    }

    /** The same with other words to {@code CREATE DATABASE}. */
    public String createDatabase(String options) {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " " + options);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot create the database " + name, failure);
        }
        return name;
    }

    /** The JDBC URL of a database as it stands in a configuration, whether the database exists or not. */
    public String url(String database) {
        return "jdbc:" + scheme + "://127.0.0.1:" + port + "/" + database;
    }

    /** The TCP port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Ends the server as a power cut would, and starts it again over the same files. */
    public void crashAndRestart() {
        long server;
        try {
            server = Long.parseLong(Files.readString(folder.resolve("pid")).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
        try {
            if (!keeper.waitFor(30, TimeUnit.SECONDS)) throw new IllegalStateException("the server outlives a kill");
            keeper.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        launch();
    }

    /** Stops the server and takes its files away. Idempotent. */
    @Override
    public void close() {
        if (keeper != null && keeper.isAlive()) {
            try {
                keeper.getOutputStream().close();
                if (!keeper.waitFor(30, TimeUnit.SECONDS)) keeper.destroyForcibly();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        UnpackedServer.delete(folder);
    }
}
