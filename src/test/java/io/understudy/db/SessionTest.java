package io.understudy.db;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.understudy.config.Endpoint;
import io.understudy.config.JdbcUrl;
import io.understudy.config.Secret;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who lets go of a connection from another thread is not told how the driver took it. */
final class SessionTest {
    @Test
    void aDriverThatTripsOverItsOwnEndIsNoFailure() {
        // MySQL's does, if the thread that it is taken from closes it at that moment; that cannot be made to happen.
        Connection tripping = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("abort")) throw new IllegalStateException("already closed");
                    return null;
                });
        Endpoint endpoint =
                new Endpoint(JdbcUrl.parse("jdbc:mysql://127.0.0.1/shop"), "nobody", new Secret(""), Map.of());
        try (Session session = new Session(
                tripping, endpoint, Session.Side.STAGING, Duration.ofMinutes(1), () -> new Vigil.Answer.Works())) {
            assertThatCode(session::abort).doesNotThrowAnyException();
        }
    }
}
