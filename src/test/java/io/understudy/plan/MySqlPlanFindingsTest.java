package io.understudy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.finding.Finding;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan finds on MySQL and MariaDB besides what it finds everywhere, that a run which follows what it says succeeds, and that nothing more is said. */
@TestInstance(Lifecycle.PER_CLASS)
class MySqlPlanFindingsTest {
    private static final String SHOP = """
            set foreign_key_checks = 1;
            create table customers (id int unsigned primary key, email varchar(60) character set latin1 not null, code varchar(30) collate utf8mb4_bin, note tinytext,
                unique key code (code), unique key start (email(12)))
            """;

    private static final String ROWS =
            "insert into customers values (1, 'jörg@example.org', 'Ab', 'x'), (4294967295, 'other@example.org', 'ab', null)";

    /** What every plan says. */
    private static final List<String> ALWAYS = List.of("load-data", "same-server", "snapshot");

    private final Map<Server, Stage> stages = new EnumMap<>(Server.class);

    @TempDir
    private Path folder;

    private Stage shop(Server server, String rules) {
        Stage stage = stages.computeIfAbsent(server, absent -> Stage.alike(absent, folder.resolve(absent.name())));
        stage.rebuild(SHOP).rules(rules + Stage.KEEP_ALL).production().execute(ROWS);
        return stage;
    }

    private static List<String> found(Stage stage) {
        return stage.plan().findings().stream()
                .filter(finding -> !ALWAYS.contains(finding.id()))
                .map(finding -> finding.severity() + " " + finding.id() + " "
                        + finding.where().replace(stage.production().name() + ".", "") + ": " + finding.message() + " "
                        + finding.remedy())
                .toList();
    }

    private static void succeeds(Stage stage) {
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void aSoundPlanSaysHowItIsDone(Server server) {
        Stage stage = shop(server, "");
        assertThat(stage.plan().findings()).extracting(Finding::id).containsExactlyInAnyOrderElementsOf(ALWAYS);
        succeeds(stage);
        assertThat(stage.production().differencesFrom(stage.staging())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void aColumnInAnotherCharacterSet(Server server) {
        Stage stage = shop(server, "");
        stage.staging()
                .execute(
                        "alter table customers drop key start, modify email varchar(60) character set utf8mb4 not null");
        assertThat(found(stage))
                .singleElement()
                .asString()
                .startsWith(
                        "ERROR different-charset customers.email: is in the character set latin1 in production and utf8mb4 in staging");
        String remedy = stage.plan().findings().getFirst().remedy();
        stage.staging().execute(remedy.replaceFirst("On staging, run: ", ""));
        assertThat(found(stage)).isEmpty();
        succeeds(stage);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void aUniqueColumnThatIsComparedInAnotherWay(Server server) {
        Stage stage = shop(server, "");
        stage.staging().execute("alter table customers modify code varchar(30) collate utf8mb4_general_ci");
        assertThat(found(stage)).singleElement().asString().startsWith("WARNING different-collation customers.code: ");
        // Production tells Ab and ab apart.
        assertThat(stage.refresh().exit()).isEqualTo(4);
        stage.staging()
                .execute("alter table customers drop key code, modify code varchar(30) collate utf8mb4_general_ci");
        assertThat(found(stage)).singleElement().asString().startsWith("NOTE different-collation customers.code: ");
        succeeds(stage);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void anIndexOnTheBeginningOfWhatIsMasked(Server server) {
        Stage stage = shop(server, "tables: { customers: { email: email } }\n");
        assertThat(found(stage))
                .singleElement()
                .asString()
                .startsWith(
                        "ERROR uniqueness-lost customers.email in start: email keeps whole values apart and not their beginnings");
        stage.rules("tables: { customers: { code: hash-token } }\n" + Stage.KEEP_ALL);
        assertThat(found(stage)).isEmpty();
        succeeds(stage);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void aValueThatTheColumnCannotHold(Server server) {
        for (String rule : List.of(
                "email: { mask: constant, value: \"日本\" }",
                "note: { mask: constant, value: \"" + "ä".repeat(128) + "\" }",
                "id: { mask: constant, value: \"-1\" }")) {
            Stage stage = shop(server, "tables: { customers: { " + rule + " } }\n");
            assertThat(found(stage)).as(rule).anyMatch(line -> line.startsWith("ERROR unfit-mask customers."));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void aTableWithoutTransactions(Server server) {
        Stage stage = shop(server, "");
        stage.production().execute("create table old (id int) engine = MyISAM; insert into old values (1)");
        stage.staging().execute("create table old (id int) engine = MyISAM");
        assertThat(found(stage))
                .singleElement()
                .asString()
                .startsWith("WARNING outside-snapshot old: is of engine MyISAM");
        succeeds(stage);
        stage.sample("{ rate: 100%, tables: { old: none } }");
        assertThat(found(stage)).isEmpty();
        stage.sample("rate: 100%");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void aReaderWhoMaySeeOnlyATable(Server server) {
        Stage stage = shop(server, "");
        String name = stage.production().name();
        stage.production()
                .execute(
                        "create table hidden (id int); drop user if exists 'half'@'localhost'; create user 'half'@'localhost' identified by 'half';"
                                + "grant select on " + name + ".customers to 'half'@'localhost'");
        Stage half = new Stage(folder.resolve("half"), stage.production().as("half", "half"), stage.staging());
        assertThat(found(half))
                .singleElement()
                .asString()
                .startsWith("WARNING not-all-visible ")
                .endsWith("GRANT SELECT ON `" + name + "`.* TO 'half'@'localhost';");
        succeeds(half);
    }

    @Test
    void serversOfTwoKinds() {
        Stage one = shop(Server.MYSQL_8, "");
        Stage other = shop(Server.MARIADB_11, "");
        // The protocol is the same, so a URL may say the one and lead to the other.
        LiveDatabase staging = new LiveDatabase(
                other.staging().url().replace("jdbc:mariadb:", "jdbc:mysql:"),
                other.staging().user());
        Stage mixed = new Stage(folder.resolve("mixed"), one.production(), staging);
        assertThat(found(mixed))
                .anyMatch(line -> line.startsWith(
                        "ERROR different-servers shop: production is MySQL 8.0.15 and staging is MariaDB 11"));
        assertThat(mixed.refresh().exit()).isEqualTo(3);
    }
}
