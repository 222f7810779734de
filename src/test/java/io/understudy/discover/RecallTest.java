package io.understudy.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Database;
import io.understudy.config.Endpoint;
import io.understudy.config.JdbcUrl;
import io.understudy.config.Secret;
import io.understudy.config.Timeouts;
import io.understudy.db.Dialect;
import io.understudy.db.Source;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How much of what is personal is found, and how much of what is found is personal. The figures are printed; they are the product. */
class RecallTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/understudy/discover");

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void theSampleDatabase(Server server) {
        AnswerKey key = AnswerKey.csv(Path.of(server.isPostgreSql() ? "sample-db/pii.csv" : "sample-db/pii-mysql.csv"));
        AnswerKey.Score score = key.score(search(server.sampleProduction()));
        System.out.println("sample-db on " + server + ": " + score);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @CsvSource({
        "magento, MYSQL_8",
        "moodle, MYSQL_8",
        "erp, POSTGRESQL_18",
        "staff, POSTGRESQL_18",
        "gitlab, POSTGRESQL_18",
        "hospital, POSTGRESQL_18",
        "insurance, POSTGRESQL_18",
        "crm, MYSQL_8"
    })
    void otherPeoplesSchemas(String name, Server server) {
        Path file = FOLDER.resolve(name + (server.isPostgreSql() ? ".postgresql.sql" : ".mysql.sql"));
        LiveDatabase database =
                server.createDatabase().executeFiles(FOLDER, file.getFileName().toString());
        AnswerKey.Score score = AnswerKey.commented(file).score(search(database));
        System.out.println(name + ": " + score);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.85);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.88);
    }

    static List<Found> search(LiveDatabase database) {
        Endpoint endpoint =
                new Endpoint(JdbcUrl.parse(database.url()), database.user(), new Secret(database.password()), Map.of());
        Database pair = new Database("it", endpoint, endpoint, List.of(), null, null, Timeouts.DEFAULT);
        try (Source source = Dialect.of(pair).openSource(endpoint, Timeouts.DEFAULT)) {
            long before = System.nanoTime();
            Discovery discovery = new Discovery(source, 400, (table, number, of) -> {});
            List<Found> found = discovery.run(List.of());
            assertThat(discovery.complaints()).isEmpty();
            System.out.printf("  %d columns in %.1f s%n", found.size(), (System.nanoTime() - before) / 1e9);
            return found;
        }
    }
}
