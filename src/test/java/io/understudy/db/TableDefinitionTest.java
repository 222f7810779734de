package io.understudy.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Timeouts;
import io.understudy.db.TableDefinition.Kind;
import io.understudy.db.TableDefinition.Part;
import io.understudy.servers.MySqlLike;
import io.understudy.servers.MySqlSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real server prints, taken apart and put together again, makes the same table. */
class TableDefinitionTest {
    private static final int TABLES = 40;

    private static final String WEIRD = """
            create table `we``ird (ta,ble` (
              `id` bigint unsigned not null auto_increment comment 'it''s (a) , comment; `quoted` \\\\ and\\nmore',
              `a,b` varchar(40) character set latin1 default 'x,(''y\\\\', e enum('a,b','c)''d','`') not null default 'a,b', p int, k2 int, g point not null, txt text,
              gen int generated always as (`p` + length(')') ) stored, genv varchar(80) generated always as (concat(`a,b`, ',(')) virtual, j json, primary key (p, id),
              unique key `uq ,(` (`a,b`(10), p desc), key `AUTO_INCREMENT=3` (id, k2), key ix (k2) comment 'c,''d', fulltext key ft (txt), spatial key sp (g),
              constraint `fk ,(` foreign key (k2) references p(k) on delete set null on update cascade
            ) engine=InnoDB auto_increment=77 row_format=dynamic comment='tab''le (x), y AUTO_INCREMENT=5 z'""";

    private static Session open(MySqlSessions at) {
        return MySqlConnections.open(
                at.endpoint("root", ""),
                Timeouts.DEFAULT,
                Session.Side.STAGING,
                Map.of("enableEscapeProcessing", "false"));
    }

    @ParameterizedTest
    @EnumSource
    void takesApartWhatNamesAndCommentsWouldHide(MySqlLike server) {
        MySqlSessions at = server.database();
        at.run("create table p (k int primary key)");
        at.run(WEIRD);
        try (Session session = open(at)) {
            TableDefinition weird = MySqlTables.definition(session, at.database(), "we`ird (ta,ble");
            assertThat(weird.name()).isEqualTo("we`ird (ta,ble");
            assertThat(weird.of(Kind.COLUMN))
                    .extracting(Part::name)
                    .containsExactly("id", "a,b", "e", "p", "k2", "g", "txt", "gen", "genv", "j");
            assertThat(weird.of(Kind.UNIQUE_KEY)).extracting(Part::name).containsExactly("uq ,(");
            assertThat(weird.of(Kind.INDEX)).extracting(Part::name).containsExactlyInAnyOrder("AUTO_INCREMENT=3", "ix");
            assertThat(weird.of(Kind.SPECIAL_INDEX)).extracting(Part::name).containsExactlyInAnyOrder("ft", "sp");
            assertThat(weird.numbered()).contains("id");
            assertThat(weird.isInnoDb()).isTrue();
            assertThat(weird.options()).contains("AUTO_INCREMENT=77").contains("AUTO_INCREMENT=5 z");
            assertThat(weird.optionsWithoutNumber())
                    .doesNotContain("AUTO_INCREMENT=77")
                    .contains("'tab''le (x), y AUTO_INCREMENT=5 z'");
            List<Part> keys = weird.of(Kind.FOREIGN_KEY);
            assertThat(keys).extracting(Part::name).containsExactly("fk ,(");
            Part away = keys.getFirst();
            assertThat(TableDefinition.target(away, "shop")).isEqualTo(new TableDefinition.Target("shop", "p"));
            assertThat(TableDefinition.columns(away)).containsExactly("k2");
            assertThat(TableDefinition.targetColumns(away)).containsExactly("k");
            assertThat(TableDefinition.referringTo(away, new TableDefinition.Target("o`ther", "q")))
                    .isEqualTo(
                            "CONSTRAINT `fk ,(` FOREIGN KEY (`k2`) REFERENCES `o``ther`.`q` (`k`) ON DELETE SET NULL ON UPDATE CASCADE");
            assertSameAgain(at, session, "we`ird (ta,ble");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatOnlyOneOfTheServersHas(MySqlLike server) {
        MySqlSessions at = server.database();
        at.run(
                "create table part (id int not null, d date not null, primary key (id,d)) partition by range (to_days(d)) (partition p0 values less than (to_days('2020-01-01')) comment = 'a,b)', partition pm values less than maxvalue)");
        at.run("create table my1 (id int primary key, x varchar(10), key(x)) engine=myisam");
        at.run(
                switch (server) {
                    case MYSQL ->
                        "create table own (a int, b varchar(9), key fx ((a+1), (concat(b, ',)'))), key ic (a) invisible, s point not null srid 4326, spatial key (s))";
                    case MARIADB ->
                        "create table own (a int invisible, u uuid, i inet6 default '::1', key ic (a) ignored, c char(3) check (c<>'x,)'), b int default (1+2), t text compressed, constraint k check (a > b or c = ')'), s date, e date, period for x(s,e))";
                });
        try (Session session = open(at)) {
            for (String table : List.of("part", "my1", "own")) assertSameAgain(at, session, table);
            assertThat(MySqlTables.definition(session, at.database(), "my1").isInnoDb())
                    .isFalse();
            if (server == MySqlLike.MARIADB)
                assertThat(MySqlTables.definition(session, at.database(), "own").of(Kind.CHECK))
                        .extracting(Part::name)
                        .containsExactly("k");
        }
    }

    /** All parts at once, and then bare first and the indexes later, as a load does it. */
    private static void assertSameAgain(MySqlSessions at, Session session, String table) {
        TableDefinition definition = MySqlTables.definition(session, at.database(), table);
        session.execute("test", "create database if not exists " + at.database() + "_again");
        session.execute("test", "set foreign_key_checks = 0");
        String again = MySqlDatabases.name(at.database() + "_again", table);
        session.execute("test", definition.create(again, definition.parts()));
        assertThat(MySqlTables.definition(session, at.database() + "_again", table)
                        .isSameAs(definition))
                .as("%s", table)
                .isTrue();
        session.execute("test", "drop table " + again);
    }

    @ParameterizedTest
    @EnumSource
    void makesAnyTableAgain(MySqlLike server) {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        MySqlSessions at = server.database();
        try (Session session = open(at)) {
            for (int number = 0; number < TABLES; number++) {
                String sql = randomTable(random, "t" + number);
                session.execute("seed " + seed + ": " + sql, sql);
                TableDefinition definition = MySqlTables.definition(session, at.database(), "t" + number);
                assertThat(definition.of(Kind.OTHER))
                        .as("seed %s: %s", seed, sql)
                        .isEmpty();
                assertSameAgain(at, session, "t" + number);
            }
        }
    }

    private static String randomTable(RandomGenerator random, String name) {
        List<String> parts = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        int count = random.nextInt(1, 6);
        for (int number = 0; number < count; number++) {
            String column = MySqlNames.name(number + text(random).strip());
            columns.add(column);
            String label = literal(text(random).strip() + number);
            parts.add(column + " "
                    + switch (random.nextInt(6)) {
                        case 0 -> "varchar(60) default " + label;
                        case 3 -> "varchar(60) collate utf8mb4_unicode_ci not null";
                        case 4 -> "varchar(60) character set utf8mb4 collate utf8mb4_bin";
                        case 1 -> "enum(" + label + ", 'b') not null default 'b'";
                        case 2 -> "int unsigned";
                        default -> "varchar(90) character set latin1 not null";
                    }
                    + " comment " + literal(text(random)));
        }
        parts.add("key " + MySqlNames.name("i" + text(random).strip()) + " (" + String.join(", ", columns)
                + ") comment " + literal(text(random)));
        if (random.nextBoolean())
            parts.add("unique " + MySqlNames.name("u" + text(random).strip()) + " (" + columns.getFirst() + ")");
        return "create table " + name + " (" + String.join(", ", parts) + ") comment " + literal(text(random))
                + (random.nextBoolean() ? " default charset = utf8mb4 collate = utf8mb4_unicode_ci" : "");
    }

    private static String text(RandomGenerator random) {
        String alphabet = "ab`'\"(),;\\ é=*/-\n\t";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(9);
        for (int number = 0; number < length; number++) text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        return text.toString();
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Test
    void saysWhatIsMissing() {
        for (String broken : List.of(
                "", "CREATE TABLE t (a int)", "CREATE TABLE `t` (`a` int", "CREATE TABLE `t` (`a` int default 'x)")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> TableDefinition.parse(broken))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
