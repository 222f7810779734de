package io.understudy.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The servers of the tests are what they say they are: other tests mean nothing if MySQL were MariaDB, or a connection encrypted. */
class MySqlServersTest {
    @Test
    void mariaDbIs11_4() throws SQLException {
        assertThat(row(MariaDbServer.shared(), "select version()"))
                .startsWith("11.4.")
                .contains("MariaDB");
    }

    @Test
    void mySqlIs8() throws SQLException {
        assertThat(row(MySqlServer.shared(), "select version()"))
                .startsWith("8.0.")
                .doesNotContain("MariaDB");
        assertThat(row(MySqlServer.shared(), "select @@version_comment")).startsWith("MySQL Community Server");
    }

    @Test
    void bothSpeakWithoutTlsAndInUtf8mb4AndLetClientsLoadFiles() throws SQLException {
        for (MySqlProcess server : List.of(MariaDbServer.shared(), MySqlServer.shared())) {
            assertThat(row(server, "show status like 'Ssl_cipher'")).isEqualTo("Ssl_cipher|");
            assertThat(row(server, "select @@character_set_server, @@local_infile, @@log_bin, @@port"))
                    .isEqualTo("utf8mb4|1|0|" + server.port());
        }
    }

    @Test
    void theOrdinaryUserReachesDatabasesOfTestsOnly() throws SQLException {
        for (MySqlProcess server : List.of(MariaDbServer.shared(), MySqlServer.shared())) {
            String database = server.createDatabase();
            try (Connection connection =
                            server.connect(database, MySqlProcess.ORDINARY_USER, MySqlProcess.ORDINARY_PASSWORD);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table t (a int)");
                assertThatThrownBy(() -> statement.execute("select * from mysql.user"))
                        .isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> server.connect(database, MySqlProcess.ORDINARY_USER, "wrong"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aServerOfOnesOwnTakesOptionsAndComesBackAfterACrash() throws SQLException {
        try (MySqlProcess server = MySqlServer.start(
                "--local-infile=0",
                "--log-bin=binlog",
                "--server-id=7",
                "--gtid-mode=on",
                "--enforce-gtid-consistency",
                "--lower-case-table-names=1")) {
            assertThat(row(server, "select @@local_infile, @@log_bin, @@gtid_mode, @@lower_case_table_names"))
                    .isEqualTo("0|1|ON|1");
            String database = server.createDatabase();
            try (Connection connection = server.connect(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table T (a int); insert into t values (7)");
            }
            server.crashAndRestart();
            assertThat(row(server, "select a from " + database + ".T")).isEqualTo("7");
        }
        try (MySqlProcess server = MariaDbServer.start("--local-infile=0", "--log-bin=binlog", "--server-id=8")) {
            assertThat(row(server, "select @@local_infile, @@log_bin, @@server_id"))
                    .isEqualTo("0|1|8");
            server.crashAndRestart();
            assertThat(row(server, "select 1")).isEqualTo("1");
        }
    }

    private static String row(MySqlProcess server, String query) throws SQLException {
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            assertThat(found.next()).isTrue();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) values.add(found.getString(i));
            return String.join("|", values);
        }
    }
}
