package io.understudy.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where names of people, accounts and numbers stand in the place of names of fields, neither what discover prints nor the file that it writes holds one; and fields are told all the same. */
final class NothingToldTest {
    /** Each of them stands only where a key or an attribute does. */
    private static final List<String> SOMEBODYS =
            List.of("emma", "smith", "kowalski", "zxkiwi", "q.example", "4915112", "wolfgang", "friederike");

    @Nested
    final class OnPostgreSql18 extends NothingTold {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18, "jsonb");
        }
    }

    @Nested
    final class OnMySql8 extends NothingTold {
        OnMySql8() {
            super(Server.MYSQL_8, "json");
        }
    }

    abstract static class NothingTold {
        private final Server server;
        private final String json;

        @TempDir
        private Path folder;

        NothingTold(Server server, String json) {
            this.server = server;
            this.json = json;
        }

        @Test
        void noKeyThatIsSomebodysIsPrintedOrWritten() throws IOException {
            Stage stage = Stage.alike(server, folder, """
                    create table teams (id integer primary key, votes %1$s, members %1$s, settings %1$s, packed text);
                    create table guestbook (id integer primary key, name varchar(60), content text);
                    create table profile (id integer primary key, attribute varchar(60), value text);
                    """.formatted(json))
                    .rules("patterns:\n  - { column: nothing_is_called_so, mask: keep }\n");
            StringBuilder teams = new StringBuilder("insert into teams values ");
            StringBuilder guests = new StringBuilder("insert into guestbook values ");
            StringBuilder profile = new StringBuilder("insert into profile values ");
            List<String> guestNames = List.of("Emma", "Jan Kowalski", "Wolfgang", "Friederike", "Anna Smith");
            for (int i = 1; i <= 60; i++) {
                String comma = i == 1 ? "" : ", ";
                teams.append(comma)
                        .append("(%1$d, '{\"Emma\": 1, \"Jan Kowalski\": %1$d, \"wolfgang\": 2}', ".formatted(i)
                                + "'{\"zxkiwi%1$d\": {\"email\": \"m%1$d@mail.test\", \"color\": \"red\"}, \"x@q.example\": 1, \"+4915112%1$d\": \"y\"}', "
                                        .formatted(i)
                                + "'{\"email\": \"s%1$d@mail.test\", \"color\": \"red\", \"theme\": {\"size\": 3}}', "
                                        .formatted(i)
                                + "'a:2:{s:10:\"friederike\";s:15:\"n%1$02d@mail.test\";s:5:\"smith\";s:3:\"yes\";}')"
                                        .formatted(i));
                guests.append(comma)
                        .append("(%d, '%s', 'I was here %d times, write to g%d@mail.test')"
                                .formatted(i, guestNames.get(i % 5), i, i));
                profile.append(comma)
                        .append("(%d, '%s', '%s')"
                                .formatted(
                                        i,
                                        List.of("email", "hair_color", "zxkiwi" + i)
                                                .get(i % 3),
                                        i % 3 == 0 ? "p" + i + "@mail.test" : "text " + i));
            }
            stage.production().execute(teams.toString(), guests.toString(), profile.toString());
            Path rules = folder.resolve("found.yml");

            Stage.Answer answer = stage.run("discover", "--json", "--write", rules.toString());
            Stage.Answer table = stage.run("discover");

            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out()).contains("$.email");
            assertThat(Files.readString(rules)).contains("hair_color", "$.theme.size");
            for (String text : List.of(answer.out(), answer.err(), table.out(), table.err(), Files.readString(rules))) {
                for (String somebodys : SOMEBODYS)
                    assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(somebodys);
            }
        }
    }
}
