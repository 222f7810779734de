package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Somebody else's database, which nothing here was written for: a video rental with a partitioned table of payments and a cycle between stores and staff. */
final class RentalTest {
    private static final Path DATA = Path.of("..", "shared", "data", "rental");
    private static final Path RULES = Path.of("src", "test", "resources", "rental");

    /** A line of load.sql: {@code \copy film (…) from film.csv with (…)}. */
    private static final Pattern COPY = Pattern.compile("\\\\copy (.*) from (\\S+\\.csv) (with .*)");

    @TempDir
    private Path folder;

    private static final class Loaded {
        static final LiveDatabase PRODUCTION = load(structure(), true);
    }

    private static LiveDatabase structure() {
        return LiveDatabase.embedded().executeFiles(DATA, "schema.postgresql.sql");
    }

    /** Runs load.sql as psql would: with its rows, or only for the keys and indexes at its end. */
    private static LiveDatabase load(LiveDatabase database, boolean rows) {
        try (Connection connection = database.connect()) {
            for (String line : Files.readAllLines(DATA.resolve("load.sql"))) {
                Matcher copy = COPY.matcher(line);
                if (copy.matches()) {
                    if (rows) copy(connection, copy);
                } else if (!line.startsWith("--") && (rows || !line.contains("setval"))) {
                    try (var statement = connection.createStatement()) {
                        statement.execute(line);
                    }
                }
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static void copy(Connection connection, Matcher copy) throws SQLException, IOException {
        try (Reader file = Files.newBufferedReader(DATA.resolve(copy.group(2)))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + copy.group(1) + " from stdin " + copy.group(3), file);
        }
    }

    private Stage databases(String rules) throws IOException {
        return new Stage(folder, Loaded.PRODUCTION, load(structure(), false))
                .rules(Files.readString(RULES.resolve(rules)));
    }

    @Test
    void everythingKeptIsIdentical() throws IOException {
        Stage databases = databases("keep-all.yml");
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(databases.production().differencesFrom(databases.staging())).isEmpty();
        assertThat(databases.staging().count("select count(*) from public.rental"))
                .isGreaterThan(16_000);
    }

    @Test
    void aTenthIsWhole() throws IOException {
        Stage databases = databases("rules.yml").sample("rate: 10%");
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        LiveDatabase staging = databases.staging();
        assertThat(staging.danglingRows()).isEmpty();
        assertThat(staging.count("select count(*) from public.customer")).isBetween(30L, 110L);
        assertThat(staging.count("select count(*) from public.rental")).isBetween(800L, 3500L);
        assertThat(staging.count("select count(*) from only public.payment_2022_03"))
                .isPositive();
    }

    @Test
    void peopleAreMaskedAlikeWhereverTheyOccur() throws IOException {
        Stage databases = databases("rules.yml");
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        Map<String, String> masks = new HashMap<>();
        for (String query : List.of(
                "select 'c' || customer_id, first_name from public.customer",
                "select 's' || staff_id, first_name from public.staff",
                "select 's' || staff_id, username from public.staff")) {
            Map<String, String> before = values(databases.production(), query);
            Map<String, String> after = values(databases.staging(), query);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.forEach((key, value) -> assertThat(masks.merge(value, after.get(key), (one, other) -> one))
                    .as("the mask of a name that occurs twice")
                    .isEqualTo(after.get(key)));
        }
        long unchanged = masks.entrySet().stream()
                .filter(mask -> mask.getKey().equals(mask.getValue()))
                .count();
        assertThat(unchanged).isLessThan(masks.size() / 20);
        String emails = "select email from public.customer where email is not null";
        assertThat(databases.staging().rows(emails))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(databases.production().rows(emails));
    }

    private static Map<String, String> values(LiveDatabase database, String query) {
        Map<String, String> result = new LinkedHashMap<>();
        database.rows(query).forEach(row -> result.put(row.split("\\|", 2)[0], row.split("\\|", 2)[1]));
        return result;
    }
}
