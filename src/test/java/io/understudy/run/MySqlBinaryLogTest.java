package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.MariaDbServer;
import io.understudy.servers.MySqlLike;
import io.understudy.servers.MySqlProcess;
import io.understudy.servers.MySqlServer;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On servers that have a binary log: what is configured decides whether a load goes into it, and the privileges that the documentation names suffice for that, and are needed. */
final class MySqlBinaryLogTest {
    private static final Path PAGE = Path.of("docs/mysql.md");

    @ParameterizedTest
    @EnumSource
    void theLoadIsLoggedOrNot(MySqlLike kind, @TempDir Path folder) throws IOException {
        try (MySqlProcess server = start(kind)) {
            LiveDatabase root = new LiveDatabase(server.url("mysql"), "root");
            root.execute("create database shop", "create database stage");
            LiveDatabase production = new LiveDatabase(server.url("shop"), "root")
                    .execute(
                            "create table customers (id int primary key, email varchar(60))",
                            "insert into customers values (1, 'a@example.org'), (2, 'b@example.org')");
            LiveDatabase staging = new LiveDatabase(server.url("stage"), "root")
                    .execute("create table customers (id int primary key, email varchar(60))");
            documented("mysql source").forEach(statement -> root.execute(statement.replace("…", "read")));
            documented("mysql staging").stream()
                    .filter(statement -> !statement.startsWith("SET GLOBAL"))
                    .forEach(statement -> root.execute(statement
                            .replace("…", "load")
                            .replace("shop.*", "stage.*")
                            .replace("`shop\\_", "`stage\\_")));
            Stage stage = new Stage(folder, production.as("reader", "read"), staging.as("loader", "load"));
            root.execute("flush binary logs");

            Stage.Answer refused = refresh(stage, "binlog: false");
            assertThat(refused.exit()).as(refused.err()).isEqualTo(3);
            String grant = grantOf(kind);
            assertThat(refused.err())
                    .contains("staging.binlog is configured")
                    .contains(grant.substring(0, grant.indexOf(" TO ")));

            root.execute(grant, "flush binary logs");
            Stage.Answer silent = refresh(stage, "binlog: false");
            assertThat(silent.exit()).as(silent.err()).isZero();
            assertThat(production.differencesFrom(staging)).isEmpty();
            assertThat(logged(root)).noneMatch(line -> line.contains("stage"));

            Stage.Answer loud = refresh(stage, "binlog: true");
            assertThat(loud.exit()).as(loud.err()).isZero();
            assertThat(logged(root)).anyMatch(line -> line.contains("stage__understudy_next"));
        }
    }

    private static MySqlProcess start(MySqlLike kind) {
        return switch (kind) {
            case MYSQL -> MySqlServer.start("--log-bin=binlog", "--server-id=7");
            case MARIADB -> MariaDbServer.start("--log-bin=binlog", "--server-id=7");
        };
    }

    private static Stage.Answer refresh(Stage stage, String binlog) {
        String shop = stage.database("shop").replace("staging: { ", "staging: { " + binlog + ", ");
        Path configuration = stage.write("key: file:key\nseed: 2026\nruns: runs\ndatabases:\n" + shop);
        return Stage.run(configuration, "refresh");
    }

    /** The events of the log that is written now. */
    private static List<String> logged(LiveDatabase root) {
        String last = root.rows("show binary logs").getLast().split("\\|", -1)[0];
        return root.rows("show binlog events in '" + last + "'");
    }

    /** The statements that the page tells to run there. */
    private static List<String> documented(String place) throws IOException {
        return Pattern.compile("<!-- on: " + place + " -->\n```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceFirst(";$", ""))
                .toList();
    }

    /** The statement in the page's sentence about the binary log. */
    private static String grantOf(MySqlLike kind) throws IOException {
        String name = switch (kind) {
            case MYSQL -> "MySQL";
            case MARIADB -> "MariaDB";
        };
        return Pattern.compile("`(GRANT [^`]*)` on " + name + "[,.]")
                .matcher(Files.readString(PAGE))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
