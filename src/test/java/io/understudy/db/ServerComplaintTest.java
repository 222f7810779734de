package io.understudy.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Endpoint;
import io.understudy.config.JdbcUrl;
import io.understudy.config.Secret;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a server says comes through only where it cannot hold a value, and always with what to do. */
class ServerComplaintTest {
    private static final Endpoint REPLICA =
            new Endpoint(JdbcUrl.parse("jdbc:postgresql://replica/shop"), "reader", new Secret("hunter2"), Map.of());

    private static String sentence(SQLException e) {
        return ServerComplaint.sentence("Reading public.orders", REPLICA, e);
    }

    private static SQLException fromServer(String fields) {
        return new PSQLException(new ServerErrorMessage(fields.replace('|', '\0')));
    }

    @Test
    void aStandbyThatGoesOnWithRecovery() {
        assertThat(
                        sentence(
                                fromServer(
                                        "SERROR|C40001|Mcanceling statement due to conflict with recovery|DUser query might have needed to see row versions that must be removed.|")))
                .isEqualTo(
                        "Reading public.orders failed on replica:5432/shop as reader: canceling statement due to conflict with recovery; a standby cancelled the read to go on with recovery; set hot_standby_feedback or max_standby_streaming_delay, or read the primary.");
    }

    @ParameterizedTest
    @CsvSource({
        "23505", "23503", "23502", "23514", "22001", "22003", "22P02", "22P03", "22021", "P0001", "XX000", "99999"
    })
    void aMessageThatMayHoldAValueStaysWhereItIs(String state) {
        assertThat(
                        sentence(
                                fromServer(
                                        "SERROR|C" + state
                                                + "|Mit is about 4711-secret|DKey (email)=(4711-secret) exists.|HTry 4711-secret.|spublic|torders|")))
                .doesNotContain("4711-secret")
                .contains("public.orders");
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, check user and password",
        "3D000, check the database name",
        "42501, grant what is missing",
        "53100, free disk space",
        "53300, no connection left",
        "55P03, timeouts.lock",
        "57014, timeouts.statement",
        "57P01, try again"
    })
    void whatToDoIsSaid(String state, String advice) {
        assertThat(sentence(fromServer("SERROR|C" + state + "|Mso it is|"))).contains("so it is", advice);
    }

    @Test
    void theDriverIsNotQuotedWhereItMayQuoteSql() {
        assertThat(sentence(new SQLException("near 4711-secret", "22023"))).doesNotContain("4711-secret");
    }
}
