package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's database, which nothing here was written for: a video rental with a partitioned table of payments and a cycle between stores and staff. */
final class RentalTest {
    @Nested
    final class OnPostgreSql18 extends RentalContract {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends RentalContract {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends RentalContract {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class RentalContract {
        /** MySQL declares no key on a partitioned table, so there the application's belief stands in the configuration. */
        private static final String REFERENCES = """

                references:
                  - payment.customer_id -> customer.customer_id
                  - payment.staff_id -> staff.staff_id
                  - payment.rental_id -> rental.rental_id
                """;

        private final Server server;
        private LiveDatabase production;
        private LiveDatabase staging;

        @TempDir
        private Path folder;

        RentalContract(Server server) {
            this.server = server;
        }

        @BeforeAll
        void load() {
            production = Rental.production(server);
            staging = Rental.staging(server);
        }

        private void refresh(String rules, String rate) throws IOException {
            Stage.Answer answer = new Stage(folder, production, staging)
                    .rules(Files.readString(Rental.RULES.resolve(rules)))
                    .sample("rate: " + rate + (server.isPostgreSql() ? "" : REFERENCES))
                    .refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
        }

        private long count(String sql) {
            return staging.count(server.sql(sql));
        }

        @Test
        void everythingKeptIsIdentical() throws IOException {
            refresh("keep-all.yml", "100%");
            assertThat(production.differencesFrom(staging)).isEmpty();
            assertThat(count("select count(*) from public.rental")).isGreaterThan(16_000);
        }

        @Test
        void aTenthIsWhole() throws IOException {
            refresh("rules.yml", "10%");
            assertThat(staging.danglingRows()).isEmpty();
            assertThat(staging.orphans()).isEmpty();
            assertThat(count("select count(*) from public.customer")).isBetween(30L, 110L);
            assertThat(count("select count(*) from public.rental")).isBetween(800L, 3500L);
            String lost =
                    "select count(*) from public.payment p where not exists (select from public.rental r where r.rental_id = p.rental_id)";
            assertThat(count(lost)).isZero();
            String march =
                    server.isPostgreSql() ? "only public.payment_2022_03" : "payment partition (payment_2022_03)";
            assertThat(staging.count("select count(*) from " + march)).isPositive();
        }

        @Test
        void peopleAreMaskedAlikeWhereverTheyOccur() throws IOException {
            refresh("rules.yml", "100%");
            Map<String, String> masks = new HashMap<>();
            for (String query : List.of(
                    "select concat('c', customer_id), first_name from public.customer",
                    "select concat('s', staff_id), first_name from public.staff",
                    "select concat('s', staff_id), username from public.staff")) {
                Map<String, String> before = values(production, query);
                Map<String, String> after = values(staging, query);
                assertThat(after.keySet()).isEqualTo(before.keySet());
                before.forEach((key, value) -> assertThat(masks.merge(value, after.get(key), (one, other) -> one))
                        .as("the mask of a name that occurs twice")
                        .isEqualTo(after.get(key)));
            }
            long unchanged = masks.entrySet().stream()
                    .filter(mask -> mask.getKey().equals(mask.getValue()))
                    .count();
            assertThat(unchanged).isLessThan(masks.size() / 20);
            String emails = server.sql("select email from public.customer where email is not null");
            assertThat(staging.rows(emails)).isNotEmpty().doesNotContainAnyElementsOf(production.rows(emails));
        }

        private Map<String, String> values(LiveDatabase database, String query) {
            Map<String, String> result = new LinkedHashMap<>();
            for (String row : database.rows(server.sql(query)))
                result.put(row.split("\\|", 2)[0], row.split("\\|", 2)[1]);
            return result;
        }
    }
}
