package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.mask.KeySpelling;
import io.understudy.mask.Mask;
import io.understudy.mask.Siblings;
import io.understudy.schema.Collation;
import io.understudy.schema.DataType;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are spelled in several ways find their rows after masking as before, wherever the server's collation says that they are the same. */
final class KeySpellingTest {
    @TempDir
    private Path folder;

    private static Mask folding(String collation) {
        DataType type = new DataType(
                "varchar(9)",
                DataType.Kind.TEXT,
                9,
                -1,
                -1,
                -1,
                List.of(),
                null,
                true,
                new Collation(collation, collation.replaceFirst("_.*", ""), 4, true));
        return KeySpelling.of((value, siblings) -> value, type);
    }

    /** What two letters have in common is for the server to say: a fold too many would make two keys one. */
    @ParameterizedTest
    @CsvSource({
        "MYSQL_8, utf8mb4_0900_ai_ci",
        "MYSQL_8, utf8mb4_general_ci",
        "MYSQL_8, utf8mb4_unicode_ci",
        "MYSQL_8, utf8_general_ci",
        "MYSQL_8, utf8mb4_unicode_520_ci",
        "MYSQL_8, utf8mb4_spanish_ci",
        "MYSQL_8, utf8mb4_de_pb_0900_ai_ci",
        "MYSQL_8, latin1_swedish_ci",
        "MYSQL_8, latin1_german1_ci",
        "MYSQL_8, utf8mb4_bin",
        "MYSQL_8, utf8mb4_0900_as_ci",
        "MARIADB_11, utf8mb4_uca1400_ai_ci",
        "MARIADB_11, utf8mb4_general_ci",
        "MARIADB_11, utf8mb4_unicode_nopad_ci",
        "MARIADB_11, utf8mb4_turkish_ci"
    })
    void nothingIsFoldedThatTheServerKeepsApart(Server server, String collation) {
        Mask folding = folding(collation);
        LiveDatabase database = server.createDatabase()
                .execute("create table letters (a varchar(9), b varchar(9)) character set "
                        + collation.replaceFirst("_.*", "") + " collate " + collation);
        String letters = IntStream.rangeClosed('A', 0x1EFF)
                .filter(letter -> letter < 0x530 || letter >= 0x1E00)
                .filter(letter -> !collation.startsWith("latin1") || letter < 0x100)
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .map(letter -> "('" + letter + "', '"
                        + folding.apply("x" + letter, Siblings.NONE).substring(1) + "')")
                .collect(Collectors.joining(", "));
        database.execute("insert into letters values " + letters);
        assertThat(database.count("select count(*) from letters")).isGreaterThan(100);
        assertThat(database.rows("select a, b from letters where a <> b")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void rowsThatSpellAKeyOtherwiseFindItAfterMasking(Server server) {
        String collation = server == Server.MYSQL_8 ? "utf8mb4_0900_ai_ci" : "utf8mb4_uca1400_ai_ci";
        Stage stage = Stage.alike(
                        server,
                        folder,
                        "create table parents (code varchar(40) collate " + collation
                                + " primary key, mail varchar(60) collate utf8mb4_general_ci not null, unique key (mail))",
                        "create table children (id int primary key, code varchar(40) collate " + collation
                                + ", mail varchar(60) collate utf8mb4_general_ci, foreign key (code) references parents (code), foreign key (mail) references parents (mail))")
                .rules("tables: { parents: { code: hash-token, mail: email } }\n" + Stage.KEEP_ALL);
        stage.production()
                .execute(
                        "insert into parents values ('Élan-4711-XyZ', 'Zoë@Example.org'), ('B-2', 'b@example.org')",
                        "insert into children values (1, 'ELAN-4711-xyz', 'zoe@example.org  '), (2, 'élan-4711-XYZ', 'ZOË@example.ORG'), (3, 'b-2', 'B@EXAMPLE.org')");
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(
                        stage.staging()
                                .rows(
                                        "select c.id from children c join parents p on p.code = c.code join parents m on m.mail = c.mail order by 1"))
                .containsExactly("1", "2", "3");
        assertThat(stage.staging().rows("select code, mail from parents"))
                .noneMatch(row ->
                        row.contains("4711") || row.toLowerCase(Locale.ROOT).contains("example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash-token", "email", "username", "digits"})
    void soDoRowsOfCitext(String mask) {
        Stage stage = Stage.alike(
                        Server.POSTGRESQL_18,
                        folder,
                        "create extension citext",
                        "create table parents (code citext primary key)",
                        "create table children (id int primary key, code citext references parents)")
                .rules("tables: { parents: { code: " + mask + " } }\n" + Stage.KEEP_ALL);
        stage.production()
                .execute("insert into parents values ('Abc4711xYz')", "insert into children values (1, 'aBC4711xyZ')");
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(
                        stage.staging()
                                .count(
                                        "select count(*) from public.children c join public.parents p on lower(p.code::text) = lower(c.code::text)"))
                .isEqualTo(1);
    }

    @Test
    void aKeyInCapitalsStaysInCapitals() {
        Mask folding = folding("utf8mb4_general_ci");
        assertThat(folding.apply("ÉLAN-12 ", Siblings.NONE)).isEqualTo("ELAN-12");
        assertThat(folding.apply("Élan-12", Siblings.NONE)).isEqualTo("elan-12");
        assertThat(folding.apply("  ", Siblings.NONE)).isEqualTo("  ");
        assertThat(folding("utf8mb4_bin").apply("Élan", Siblings.NONE)).isEqualTo("Élan");
        assertThat(folding("utf8mb4_spanish_ci").apply("Ñandú", Siblings.NONE)).isEqualTo("ñandú");
    }
}
