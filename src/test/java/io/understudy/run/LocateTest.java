package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a value of production is in staging is told as staging has it, and who asked stands in staging's ledger, without the value. */
final class LocateTest {
    private static final String RULES = """
            tables:
              people: { id: keep, email: email, name: { mask: person, part: full, of: id }, born: { mask: date-shift, entity: id, days: 30 }, city: keep, mood: { mask: shuffle, accept: true } }
            patterns: [ { column: ".*", mask: keep } ]
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8", "MARIADB_11"})
    void tellsWhatStagingHas(Server server) {
        Stage stage = Stage.alike(
                        server,
                        folder,
                        "create table people (id integer primary key, email varchar(80), name varchar(80), born date, city varchar(40), mood varchar(20))",
                        "create index by_born on people (born)")
                .rules(RULES);
        stage.production()
                .execute(
                        "insert into people values (1, 'jane@shop.org', 'Jane Doe', '1970-01-02', 'Graz', 'glad'), (2, 'joe@shop.org', 'Joe Roe', '1970-01-02', 'Linz', 'sad'), (3, null, '', null, 'Wien', 'mad')");
        Stage.Answer none = stage.run("locate", "people.email", "jane@shop.org");
        assertThat(none.exit()).as(none.err()).isEqualTo(5);
        assertThat(stage.refresh().exit()).isZero();

        Stage.Answer email = stage.run("locate", "people.email", "jane@shop.org");
        assertThat(email.exit()).as(email.err()).isZero();
        assertThat(email.out().strip())
                .isEqualTo(staging(server, stage, "email", 1))
                .doesNotContain("jane");
        assertThat(email.err()).contains("shell's history").doesNotContain("jane@");
        assertThat(piped(stage, "joe@shop.org\nmore", "locate", "people.email")
                        .out()
                        .strip())
                .isEqualTo(staging(server, stage, "email", 2));
        assertThat(piped(stage, "", "locate", "people.email").exit()).isEqualTo(2);

        Stage.Answer born = piped(stage, "1970-01-02\n", "locate", "people.born");
        assertThat(born.exit()).as(born.err()).isZero();
        assertThat(born.out().lines()).contains(staging(server, stage, "born", 1), staging(server, stage, "born", 2));
        assertThat(piped(stage, "1971-01-02\n", "locate", "people.born").out()).contains("no such row");
        assertThat(piped(stage, "Graz\n", "locate", "people.city").out()).isEqualTo("Graz\n");

        refuses(stage, "Jane Doe", "people.name", "no index leads");
        refuses(stage, "glad", "people.mood", "shuffled");
        refuses(stage, "someday", "people.born", "is no value of");
        refuses(stage, "x", "people.emial", "did you mean 'email'");
        refuses(stage, "x", "poeple.email", "did you mean 'people'");

        Stage.Answer lookups = stage.run("history", "--lookups");
        assertThat(lookups.exit()).as(lookups.err()).isZero();
        assertThat(lookups.out())
                .contains("people.email", "people.born", "people.city", System.getProperty("user.name"))
                .doesNotContain("jane", "1970");
        assertThat(stage.run("verify").exit()).isZero();
        assertThat(stage.refresh().exit()).isZero();
        assertThat(stage.run("history", "--lookups", "--json").out()).contains("people.email");
    }

    private static String staging(Server server, Stage stage, String column, int id) {
        return stage.staging()
                .value("select " + column + " from " + (server.isPostgreSql() ? "public." : "") + "people where id = "
                        + id);
    }

    private static void refuses(Stage stage, String value, String column, String why) {
        Stage.Answer answer = piped(stage, value + "\n", "locate", column);
        assertThat(answer.exit()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).contains(why);
        if (value.length() > 1) assertThat(answer.err() + answer.out()).doesNotContain(value);
    }

    private static synchronized Stage.Answer piped(Stage stage, String input, String command, String... options) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return stage.run(command, options);
        } finally {
            System.setIn(before);
        }
    }
}
