package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a run takes place changes nothing about what it makes: not the machine's language, not its time zone, not its encoding. */
final class SurroundingsTest {
    @Nested
    final class OnPostgreSql18 extends SurroundingsOfPostgreSql {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends SurroundingsOfMySql {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends SurroundingsOfMySql {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class Surroundings {
        private final Server server;
        private final List<String> structure;
        private final List<String> data;

        /** @param structure of a table of people with a column of every type that a machine could read in its own way */
        Surroundings(Server server, List<String> structure, List<String> data) {
            this.server = server;
            this.structure = structure;
            this.data = data;
        }

        private static final Pattern CHECKSUM = Pattern.compile("\"checksum\"\\s*:\\s*\"[^\"]*\"");

        @TempDir
        Path folder;

        @Test
        void changeNothing() throws IOException {
            Rehearsal rehearsal = new Rehearsal(server, folder, structure, data)
                    .withSample("{ rate: 50%, tables: { people: { by: [name] } } }")
                    .withRules("""
                            tables:
                              people: { id: keep, name: person-name, email: email, phone: phone, born: { mask: date-shift, entity: id, days: 100 }, seen: keep, at: keep, hour: keep, zoned: keep, lasted: keep,
                                money: { mask: number-noise, percent: 10 }, ratio: keep, raw: keep, tags: %s, prefs: keep }
                            """.formatted(server.isPostgreSql() ? "text" : "keep"));
            Tool.runHere(rehearsal, "refresh").expect(0);
            List<String> here = rehearsal.shown();
            String manifest = checksums();
            try (Tool elsewhere = Tool.start(
                    rehearsal,
                    List.of(
                            "-Duser.language=tr",
                            "-Duser.country=TR",
                            "-Duser.timezone=Asia/Kathmandu",
                            "-Dfile.encoding=ISO-8859-1"),
                    "refresh")) {
                elsewhere.await().expect(0);
            }
            assertThat(rehearsal.shown()).isEqualTo(here);
            assertThat(checksums()).isEqualTo(manifest).isNotEmpty();
        }

        /** Of the last run; the one before is forgotten. */
        private String checksums() throws IOException {
            StringBuilder found = new StringBuilder();
            try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    CHECKSUM.matcher(Files.readString(file)).results().forEach(match -> found.append(match.group()));
                    Files.delete(file);
                }
            }
            return found.toString();
        }
    }

    abstract static class SurroundingsOfPostgreSql extends Surroundings {
        private static final List<String> STRUCTURE = List.of("""
                create table people (id int primary key, name text, email text, phone text, born date, seen timestamptz, at timestamp, hour time, zoned timetz, lasted interval, money numeric, ratio float8,
                    raw bytea, tags text[], prefs jsonb)
                """);

        private static final List<String> DATA = List.of(
                """
                insert into people select i, (array['Iğdır IŞIK', 'ISTANBUL', 'Ümit', '山田 太郎', 'Ольга', 'Straße', 'naïve'])[1 + i % 7] || ' ' || i, 'INFO.I' || i || '@Example.org', '+49 30 123' || 1000 + i,
                    date '1960-03-27' + i, timestamptz '2025-03-30 01:30:00+00' + i * interval '7 minutes', timestamp '2025-03-30 02:30' + i * interval '1 minute', time '23:59:59.999999', timetz '02:30+05:45',
                    interval '1 mon -3 days 04:05:06.789', i * 1234567.891, i / 7.0, decode('c3a9ff', 'hex'), array['ı', 'İ', 'ß' || i], jsonb_build_object('a', 'İ', 'n', 1.50) from generate_series(1, 500) i
                """,
                "insert into people values (0, null, null, null, 'infinity', '-infinity', '0044-03-15 BC', '24:00', null, null, 'NaN', 'NaN', '', '{}', 'null')",
                "analyze");

        SurroundingsOfPostgreSql(Server server) {
            super(server, STRUCTURE, DATA);
        }
    }

    abstract static class SurroundingsOfMySql extends Surroundings {
        private static final List<String> STRUCTURE = List.of("""
                create table people (id int primary key, name varchar(100), email varchar(100), phone varchar(40) character set latin1, born date, seen timestamp(6) null, `at` datetime(6), hour time(6), zoned year,
                    lasted time, money decimal(20, 4), ratio double, raw varbinary(20), tags set('ı', 'İ', 'ß') collate utf8mb4_bin, prefs json)
                """);

        private static final List<String> DATA = List.of(
                """
                insert into people select i, concat(elt(1 + i % 7, 'Iğdır IŞIK', 'ISTANBUL', 'Ümit', '山田 太郎', 'Ольга', 'Straße', 'naïve'), ' ', i), concat('INFO.I', i, '@Example.org'),
                    concat('+49 30 123', 1000 + i), date '1960-03-27' + interval i day, timestamp '2025-03-30 02:30:00.123456' + interval 1 hour, timestamp '2025-03-30 02:30' + interval i minute, '23:59:59.999999',
                    2000 + i % 100, '-838:59:59', i * 1234567.891, i / 7e0, x'c3a9ff', elt(1 + i % 3, 'ı', 'İ,ß', ''), json_object('a', 'İ', 'n', 1.50) from
                """ + MySqlVenue.numbers(500),
                "set sql_mode = ''; insert into people values (0, null, null, null, '0000-00-00', null, '2026-00-00', '838:59:59', 0, null, -0.0001, -0e0, '', '', 'null')",
                "analyze table people");

        SurroundingsOfMySql(Server server) {
            super(server, STRUCTURE, DATA);
        }
    }
}
