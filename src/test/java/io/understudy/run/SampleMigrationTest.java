package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.TableText;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import io.understudy.fixture.FixtureTable;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.SampleTickets;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fixture of the sample database outlives the migrations of its schema, or is refused by its ticket's number while staging stays as it is. What production holds afterwards makes no difference: it is empty here. */
final class SampleMigrationTest {
    private static final String TICKET = "INC-4401";
    private static final String LATITUDE = "mask: geo-point, part: latitude, beside: longitude";
    private static final String LONGITUDE = "mask: geo-point, part: longitude, beside: latitude";

    @TempDir
    private Path folder;

    private Server server;
    private LiveDatabase production;
    private LiveDatabase staging;
    private Stage stage;
    private String rules;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MARIADB_11"})
    void isFollowedOrRefused(Server on) throws IOException {
        server = on;
        staging = server.sampleStaging();
        Stage before = SampleTickets.stage(server, folder, server.sampleProduction(), staging);
        new SampleTickets(SampleTickets.withLocators(server, before, folder))
                .capture(TICKET, "INC-4401.eml", "--children", "2");
        production = server.sampleStructure(server.createDatabase());
        stage = SampleTickets.stage(server, folder, production, staging);
        rules = SampleTickets.rules(server);
        // On MySQL and MariaDB nothing can be put into a table with triggers, except by a refresh.
        if (!server.isPostgreSql()) migrate("drop trigger customers_tidy_insert", "drop trigger customers_tidy_update");
        assertFollowed();

        migrate(
                "alter table customers add column loyalty_points int not null default 7",
                server.isPostgreSql()
                        ? "alter table payments alter column amount type numeric(15, 4)"
                        : "alter table payments modify amount decimal(15, 4) not null",
                server.isPostgreSql()
                        ? "alter table customers alter column display_name type varchar(80)"
                        : "alter table customers modify display_name varchar(80)");
        decide("    id: keep                         # a number that means nothing", "    loyalty_points: keep\n$0");
        assertFollowed();
        assertThat(staging.rows(
                        server.sql("select distinct loyalty_points from public.customers where id in (1041, 24475)")))
                .as("added NOT NULL with a default")
                .containsExactly("7");

        migrate(
                server.isPostgreSql()
                        ? "alter table orders rename column note to remark"
                        : "alter table orders change note remark text");
        decide("    note: text (?=.*neighbour)", "    remark: text ");
        assertRefused("a column note", "rename:", "orders.note");
        rename("orders.note: remark");
        assertFollowed();

        split();
        assertRefused("a column latitude", "a column longitude");
        moveByHand();
        assertFollowed();
        assertThat(
                        staging.count(
                                server.sql(
                                        "select count(*) from public.address_positions where customer_id = 24475 and latitude is not null")))
                .isEqualTo(2);
    }

    /** Production's old rows break rules that MariaDB would hold them against when it copies a table. */
    private void migrate(String... statements) {
        List<String> all = new ArrayList<>(List.of(statements));
        if (server == Server.MARIADB_11) all.addFirst("set check_constraint_checks = 0");
        production.execute(all.toArray(String[]::new));
        staging.execute(all.toArray(String[]::new));
    }

    private void decide(String line, String instead) {
        String changed = rules.replaceFirst(line, instead);
        assertThat(changed).isNotEqualTo(rules);
        rules = changed;
        stage.rules(rules);
    }

    private void rename(String columns) throws IOException {
        Path file = folder.resolve("fixtures").resolve(TICKET).resolve("fixture.yml");
        Files.writeString(file, Files.readString(file) + "rename: { columns: { " + columns + " } }\n");
    }

    private void split() {
        migrate("""
                create table address_positions (customer_id bigint, address_no smallint, latitude numeric(9, 6), longitude numeric(9, 6), primary key (customer_id, address_no),
                    foreign key (customer_id, address_no) references addresses (customer_id, address_no))
                """, "alter table addresses drop column latitude, drop column longitude");
        decide("    latitude: [^\n]*\n    longitude: [^\n]*\n", "");
        decide(
                "\n  addresses:",
                "\n  address_positions: { address_no: keep, latitude: { " + LATITUDE + " }, longitude: { " + LONGITUDE
                        + " } }\n$0");
    }

    /** As the refusal says: the columns leave the one file and get another. */
    private void moveByHand() {
        FixtureFolder fixtures = new FixtureFolder(folder.resolve("fixtures"));
        Fixture fixture = fixtures.read(TICKET);
        List<FixtureTable> tables = new ArrayList<>();
        for (FixtureTable table : fixture.tables()) {
            if (!table.table().name().equals("addresses")) {
                tables.add(table);
                continue;
            }
            List<String> stay = new ArrayList<>(table.columns());
            stay.removeAll(List.of("latitude", "longitude"));
            tables.add(part(table, table.table(), stay));
            tables.add(part(
                    table,
                    new TableText(table.table().schema(), "address_positions"),
                    List.of("customer_id", "address_no", "latitude", "longitude")));
        }
        fixtures.write(new Fixture(
                TICKET,
                "",
                null,
                fixture.captured(),
                fixture.seeds(),
                tables,
                List.of(),
                List.of(),
                fixture.renames()));
    }

    private static FixtureTable part(FixtureTable whole, TableText name, List<String> columns) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable String> row : whole.rows()) {
            List<@Nullable String> values = new ArrayList<>();
            for (String column : columns) values.add(row.get(whole.columns().indexOf(column)));
            rows.add(values);
        }
        return new FixtureTable(name, columns, rows);
    }

    private void assertFollowed() {
        for (String command : List.of("plan", "refresh", "fixture apply", "fixture check")) {
            Stage.Answer answer = stage.run(command);
            assertThat(answer.exit())
                    .as("%s: %s%s", command, answer.out(), answer.err())
                    .isZero();
        }
    }

    private void assertRefused(String... words) {
        Map<String, String> before = staging.checksums();
        for (String command : List.of("plan", "refresh", "fixture apply")) {
            Stage.Answer answer = stage.run(command);
            assertThat(answer.exit())
                    .as("%s: %s%s", command, answer.out(), answer.err())
                    .isEqualTo(3);
            assertThat(answer.out() + answer.err()).contains(TICKET).contains(words);
        }
        assertThat(staging.checksums()).isEqualTo(before);
    }
}
