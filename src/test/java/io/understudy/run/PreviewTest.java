package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What preview shows is what a refresh would write, the nasty rows are among it, and what production has stays there unless it is asked for. */
final class PreviewTest {
    @Nested
    final class OnPostgreSql18 extends Contract {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18, Path.of("sample-db/rules.yml"));
        }
    }

    @Nested
    final class OnMySql8 extends Contract {
        OnMySql8() {
            super(Server.MYSQL_8, Path.of("sample-db/rules-mysql.yml"));
        }
    }

    @Nested
    final class OnMariaDb11 extends Contract {
        OnMariaDb11() {
            super(Server.MARIADB_11, Path.of("sample-db/rules-mysql.yml"));
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Contract {
        private static final List<String> PEOPLE = List.of("""
                create table people (id int primary key, email varchar(80), name varchar(80), notes varchar(400), salary int,
                    born date, loaned varchar(20))
                """);

        private final Server server;
        private final Path sampleRules;
        private Stage people;
        private Path folder;

        Contract(Server server, Path sampleRules) {
            this.server = server;
            this.sampleRules = sampleRules;
        }

        @BeforeAll
        void fill(@TempDir Path temporary) {
            folder = temporary;
            people = Stage.alike(server, temporary.resolve("people"), PEOPLE.toArray(String[]::new));
            String rows = String.join(
                    ",",
                    IntStream.rangeClosed(1, 400)
                            .mapToObj(i -> "(" + i + ", 'person" + i + "@lantern.test', 'Person Number', 'plain note', "
                                    + (30_000 + i) + ", '1980-01-01', 'item')")
                            .toList());
            people.production()
                    .execute(
                            "insert into people values " + rows,
                            "insert into people values (1001, null, null, null, null, null, null)",
                            "insert into people values (1002, '', 'Ann', '', 0, '1900-01-01', 'item')",
                            "insert into people values (1003, 'broken@@lantern', 'Bo', 'x', -7, '1999-12-31', 'item')",
                            "insert into people values (1004, 'kanji@lantern.test', '山田 花子', 'x', 1, '1999-12-31', 'item')",
                            "insert into people values (1005, 'long@lantern.test', 'Cy', '" + "very ".repeat(70)
                                    + "long', 1, '1999-12-31', 'item')");
        }

        private Stage withRules(String rules) {
            return people.rules(rules);
        }

        private static final String RULES = """
                tables:
                  people: { id: keep, email: email, name: person-name, notes: redact, salary: number-noise, born: date-shift, loaned: keep }
                """;

        private static JsonNode json(Stage.Answer answer) {
            try {
                assertThat(answer.exit()).as(answer.err()).isZero();
                return new ObjectMapper().readTree(answer.out());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Test
        void theNastyRowsAreShown() {
            Stage.Answer answer = withRules(RULES).run("preview", "people", "--rows", "8");

            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out())
                    .contains("Row 1: an ordinary one")
                    .contains("email is null", "notes is empty", "name is in Han", "notes is longest")
                    .contains("email is written oddly", "salary is least")
                    .doesNotContain("Row 9");
            assertThat(answer.err()).isEmpty();
        }

        @Test
        void whatIsShownIsWhatARefreshWrites() {
            Stage stage = withRules(RULES);
            assertThat(stage.refresh("--json").exit()).isZero();
            JsonNode table = json(stage.run("preview", "people", "--rows", "50", "--json"))
                    .at("/databases/0/tables/0");

            assertThat(table.get("rows")).hasSize(50);
            for (JsonNode row : table.get("rows")) {
                List<String> shown = texts(row.get("staging"));
                List<String> written = stage.staging()
                        .rows(server.sql(
                                "select coalesce(email, 'none') from public.people where id = " + shown.getFirst()));
                assertThat(written).as(shown.getFirst()).containsExactly(shown.get(1) == null ? "none" : shown.get(1));
                assertThat(row.get("production").isNull()).isTrue();
            }
        }

        private static List<String> texts(JsonNode values) {
            List<String> texts = new ArrayList<>();
            values.forEach(value -> texts.add(value.isNull() ? null : value.asText()));
            return texts;
        }

        @Test
        void originalsAreShownOnlyWhereTheyAreAskedForAndThenWithAWarning() {
            Stage stage = withRules(RULES);
            Stage.Answer with = stage.run("preview", "people", "--show-originals");
            Stage.Answer without = stage.run("preview", "people");

            assertThat(with.out()).contains("in production").contains("broken@@lantern");
            assertThat(with.err()).contains("holds production's own values of masked columns");
            assertThat(without.out()).doesNotContain("in production", "broken@@lantern", "Person Number");
        }

        @Test
        void whatNobodyDecidedIsHidden() {
            String undecided = "tables: { people: { id: keep, email: email, salary: number-noise } }";
            Stage.Answer answer = withRules(undecided).run("preview", "people", "--rows", "20");

            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out()).contains("UNDECIDED").contains("(hidden)").doesNotContain("Person Number", "item");
        }

        @Test
        void whatOnlyASweepingKeepLetsThroughAgainstAPatternIsHidden() {
            String doubtful = "include: pack:common\ntables: { people: { \"*\": keep } }\n";
            Stage.Answer answer = withRules(doubtful).run("preview", "people", "--rows", "20");

            assertThat(answer.out()).contains("keep, in doubt").contains("item").doesNotContain("lantern.test");
        }

        @Test
        void aTableThatIsNotThereAndARuleThatCannotBeFollowedAreRefused() {
            assertThat(withRules(RULES).run("preview", "person").exit()).isEqualTo(3);
            Stage.Answer answer = withRules("tables: { people: { id: uuid } }").run("preview", "people");
            assertThat(answer.exit()).isEqualTo(3);
            assertThat(answer.err()).contains("unfit-mask");
            assertThat(answer.out()).isEmpty();
        }

        @Test
        void stagingIsNotNeeded() throws IOException {
            Path configuration = withRules(RULES).configuration();
            String text = Files.readString(configuration, StandardCharsets.UTF_8);
            String gone = text.replaceFirst("(staging: \\{ url: \"jdbc:[a-z]+://)[^/]+", "$1127.0.0.1:1");
            Files.writeString(configuration, gone, StandardCharsets.UTF_8);
            assertThat(Stage.run(configuration, "preview", "people").exit()).isZero();
        }

        /** Over every table of the small company, and every masked column. */
        @Test
        void noOriginalOfAMaskedColumnAppears() throws IOException {
            Stage company = new Stage(folder.resolve("company"), server.sampleProduction(), server.sampleStaging())
                    .sample("{ rate: 5%, references: [ audit_log.actor -> employees.username ] }")
                    .rules(Files.readString(sampleRules, StandardCharsets.UTF_8));
            String[] tables = Stream.concat(
                            company.plan().tables().stream()
                                    .map(planned -> planned.table().name().toString()),
                            Stream.of("--rows", "12", "--json"))
                    .toArray(String[]::new);
            String[] all = Stream.concat(Stream.of(tables), Stream.of("--show-originals"))
                    .toArray(String[]::new);
            String shown = company.run("preview", tables).out();
            JsonNode both = json(company.run("preview", all));

            Set<String> leaked = new TreeSet<>();
            int originals = 0;
            for (JsonNode table : both.at("/databases/0/tables")) {
                for (JsonNode row : table.get("rows")) {
                    for (int i = 0; i < table.get("columns").size(); i++) {
                        JsonNode column = table.get("columns").get(i);
                        String original = row.get("production").get(i).asText();
                        boolean masked = column.get("fate").asText().equals("MASKED");
                        boolean changed =
                                !original.equals(row.get("staging").get(i).asText());
                        // Addresses of a private network become others of it, which somebody else may have.
                        if (!masked || column.get("masker").asText().equals("ip")) continue;
                        if (!changed || original.strip().length() < 6) continue;
                        originals++;
                        String quoted = new ObjectMapper().writeValueAsString(original);
                        if (shown.contains(quoted))
                            leaked.add(table.get("table").asText() + "."
                                    + column.get("column").asText());
                    }
                }
            }
            assertThat(originals).isGreaterThan(300);
            assertThat(leaked).isEmpty();
        }
    }
}
