package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be production is never written to. */
final class RefusedTest {
    @Nested
    final class OnPostgreSql18 extends Refused {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends Refused {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends Refused {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class Refused {
        private final Server server;

        Refused(Server server) {
            this.server = server;
        }

        private static final List<String> TABLE =
                List.of("create table customers (id int primary key, email varchar(100))");
        private static final List<String> ROWS = List.of("insert into customers values (1, 'one@example.org')");

        @TempDir
        Path folder;

        private Rehearsal rehearsal;

        @BeforeEach
        void rehearse() {
            rehearsal = new Rehearsal(server, folder, TABLE, ROWS)
                    .withRules("tables: { customers: { id: keep, email: email } }\n")
                    .withSample("{ rate: 100% }");
        }

        private boolean wasWrittenTo(String database) {
            return rehearsal.venue().wasWrittenTo(database);
        }

        @Test
        void theSourceItself() {
            rehearsal.withStaging("localhost:" + rehearsal.sourcePort(), rehearsal.source);
            for (String command : List.of("refresh", "plan", "enroll"))
                Tool.runHere(rehearsal, command).expect(5).says("is the source itself", rehearsal.source);
            assertThat(wasWrittenTo(rehearsal.source)).isFalse();
        }

        @Test
        void theSourceByAnotherName() throws IOException {
            rehearsal.withStaging("127.0.0.1:" + rehearsal.sourcePort(), rehearsal.source);
            Tool.runHere(rehearsal, "refresh").expect(5).says("is the source itself");
            try (Proxy proxy = new Proxy(rehearsal.sourcePort())) {
                rehearsal.withStaging("localhost:" + proxy.port(), rehearsal.source);
                Tool.runHere(rehearsal, "refresh").expect(5).says("is the source itself");
                Tool.runHere(rehearsal, "enroll").expect(5).says("it was not enrolled");
            }
            assertThat(wasWrittenTo(rehearsal.source)).isFalse();
        }

        @Test
        void aDatabaseWithDataThatWasNeverEnrolled() {
            rehearsal.onStaging(List.of("insert into customers values (7, 'seven@example.org')"));
            List<String> before = rehearsal.fingerprint();
            Tool.runHere(rehearsal, "refresh").expect(5).says("was never enrolled", "understudy enroll shop");
            assertThat(Tool.runHere(rehearsal, "plan").expect(0).out()).contains("not-enrolled");
            assertThat(rehearsal.fingerprint()).isEqualTo(before);
            assertThat(wasWrittenTo(rehearsal.staging)).isFalse();

            assertThat(Tool.runHere(rehearsal, "enroll").expect(0).out()).contains("is enrolled");
            assertThat(Tool.runHere(rehearsal, "enroll").expect(0).out()).contains("was enrolled already");
            Tool.runHere(rehearsal, "refresh").expect(0);
        }

        @Test
        void aCopyOfAnEnrolledDatabase() {
            Tool.runHere(rehearsal, "refresh").expect(0);
            String copy = rehearsal.venue().copyOf(rehearsal.staging);
            rehearsal.withStaging(rehearsal.venue().stagingAddress(), copy);
            Tool.runHere(rehearsal, "refresh").expect(5).says("was never enrolled", copy);
        }

        @Test
        void anEmptyDatabaseIsTakenAndEnrolledByTheFirstRun() {
            Tool.runHere(rehearsal, "refresh").expect(0);
            Tool.runHere(rehearsal, "refresh").expect(0);
            assertThat(Tool.runHere(rehearsal, "enroll").expect(0).out()).contains("was enrolled already");
        }

        @Test
        void nothingIsPublishedWhenThatIsAsked() {
            Tool.runHere(rehearsal, "refresh", "--no-publish").expect(0);
            assertThat(rehearsal.ask(rehearsal.staging, "select count(*) from customers"))
                    .containsExactly("0");
            assertThat(wasWrittenTo(rehearsal.staging)).isFalse();
            assertThat(folder.resolve("runs")).doesNotExist();
        }
    }
}
