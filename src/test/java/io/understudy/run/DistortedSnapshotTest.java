package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.finding.Finding;
import io.understudy.mask.Mask;
import io.understudy.sample.Choice;
import io.understudy.schema.ColumnName;
import io.understudy.schema.TableName;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import io.understudy.verify.VerificationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mask that does what no mask may do, and a sample that is none, are found while rows stream, and nothing of what they made is published. */
final class DistortedSnapshotTest {
    private static final String[] DDL = {
        "create table people (id integer primary key, email varchar(80), name varchar(80))",
        "create table letters (id integer primary key, email varchar(80))"
    };

    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir
    private Path folder;

    /** A way to be broken, and what it is told as. */
    private record Fault(String finding, UnaryOperator<Mask> spoilt) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault(
                    "mask-null",
                    own -> (value, siblings) -> value.startsWith("p7") ? null : own.apply(value, siblings)),
            new Fault(
                    "mask-empty", own -> (value, siblings) -> value.startsWith("p7") ? "" : own.apply(value, siblings)),
            new Fault("mask-idle", own -> (value, siblings) -> value),
            new Fault("mask-validity", own -> (value, siblings) -> "no address " + value.length()),
            new Fault("mask-equality", own -> (value, siblings) -> "x" + CALLS.incrementAndGet() + "@a.example"));

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void isNeverPublished(Server server) {
        Stage stage = Stage.alike(server, folder, DDL)
                .rules("tables: { people: { email: email, name: person-name }, letters: { email: email } }\n"
                        + Stage.KEEP_ALL);
        stage.production()
                .execute(
                        "insert into people values " + rows("(%1$d, 'p%1$d@shop.org', 'Jane Doe')"),
                        "insert into letters values " + rows("(%1$d, 'p%1$d@shop.org')"));
        assertThat(stage.refresh().exit()).isZero();
        var before = stage.staging().checksums();
        for (Fault fault : FAULTS) {
            VerificationFailed failed =
                    catchThrowableOfType(VerificationFailed.class, () -> refresh(stage, fault.spoilt));
            assertThat(failed).as(fault.finding).isNotNull();
            List<Finding> errors =
                    failed.findings().stream().filter(Finding::isError).toList();
            assertThat(errors).extracting(Finding::id).contains(fault.finding);
            assertThat(errors).extracting(Finding::where).allMatch(where -> where.endsWith("email"));
            assertThat(stage.staging().checksums()).as(fault.finding).isEqualTo(before);
        }
    }

    private static String rows(String row) {
        return IntStream.rangeClosed(1, 80).mapToObj(row::formatted).collect(Collectors.joining(", "));
    }

    private static void refresh(Stage stage, UnaryOperator<Mask> spoilt) {
        refresh(stage, new Tampering() {
            @Override
            public Mask mask(ColumnName column, Mask own) {
                return column.column().equals("email") ? spoilt.apply(own) : own;
            }
        });
    }

    private static void refresh(Stage stage, Tampering tampering) {
        Configuration configuration = Configuration.read(stage.configuration(), Map.of());
        Database database = configuration.databases().values().iterator().next();
        new Refresh(configuration, database, Options.ALL, Progress.silent(), tampering).run();
    }

    /** The first rows of a table are older than the others, and nothing is as it was. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void theFirstPercentIsNoSample(Server server) {
        Stage stage = Stage.alike(
                        server,
                        folder,
                        "create table customers (id integer primary key, country varchar(2), score integer)",
                        "create table orders (id integer primary key, customer_id integer not null, cents integer not null, foreign key (customer_id) references customers (id))")
                .sample("{ rate: 20%, scan: full, tables: { customers: { by: id }, orders: { with: customers } } }")
                .verify("fidelity: 95");
        stage.production()
                .execute(
                        "insert into customers values "
                                + IntStream.rangeClosed(1, 5000)
                                        .mapToObj(id -> "(%d, '%s', %s)"
                                                .formatted(
                                                        id,
                                                        List.of("AT", "DE", "PL", "FR", "PT")
                                                                .get(id / 1001),
                                                        id < 1000 ? "null" : String.valueOf(id)))
                                        .collect(Collectors.joining(", ")),
                        "insert into orders values "
                                + IntStream.rangeClosed(1, 20_000)
                                        .mapToObj(id -> "(%d, %d, %d)"
                                                .formatted(id, 1 + (id * 7919 + id / 5000) % 5000, id * 31 % 997))
                                        .collect(Collectors.joining(", ")));
        Stage.Answer honest = stage.refresh();
        assertThat(honest.exit()).as(honest.err()).isZero();
        System.out.println(server + ", an honest sample. "
                + honest.out()
                        .lines()
                        .filter(line -> line.contains("Fidelity"))
                        .findFirst()
                        .orElseThrow());
        var before = stage.staging().checksums();
        AtomicInteger customers = new AtomicInteger();
        VerificationFailed failed = catchThrowableOfType(
                VerificationFailed.class,
                () -> refresh(stage, new Tampering() {
                    @Override
                    public Choice choice(TableName table, Choice own) {
                        return table.name().equals("customers") ? row -> customers.incrementAndGet() <= 50 : own;
                    }
                }));
        assertThat(failed).isNotNull();
        assertThat(failed.getMessage()).contains("staging is untouched. What it is like: ", "refused.html");
        Path page = Path.of(failed.getMessage().substring(failed.getMessage().indexOf(": ") + 2));
        assertThat(page).content().contains("this snapshot was refused");
        Stage.Answer told = stage.run("report", page.getParent().getFileName().toString());
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out()).contains("this snapshot was refused").doesNotContain("This staging proves");
        assertThat(stage.run("report").out())
                .as("the newest is what staging shows")
                .contains("This staging proves");
        assertThat(failed.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("fidelity-below");
            assertThat(finding.message()).contains("where 95 is demanded", "customers.country", "customers.score");
            System.out.println(server + ", the first percent: " + finding.message());
        });
        assertThat(stage.staging().checksums()).isEqualTo(before);
    }

    /** All rows of a ward are chosen or none, and of three wards none is one of a hundred. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void aTableThatLosesAllItsRowsIsNotLikeProductions(Server server) {
        String[] ddl = {"create table stays (id integer primary key, ward varchar(20))"};
        String stays = "insert into stays values "
                + IntStream.rangeClosed(1, 3000)
                        .mapToObj(id -> "(%d, 'ward %d')".formatted(id, id % 3))
                        .collect(Collectors.joining(", "));
        Stage coarse = Stage.alike(server, folder, ddl)
                .sample("{ rate: 1%, scan: full, tables: { stays: { by: ward } } }")
                .verify("fidelity: 95");
        coarse.production().execute(stays);
        Stage.Answer refused = coarse.refresh();
        assertThat(refused.exit()).as(refused.out()).isEqualTo(4);
        assertThat(refused.err()).contains("fidelity is 0.0 where 95 is demanded", "stays (rows 0)");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void whatAConditionLeavesOutIsSaid(Server server) {
        Stage stage = Stage.alike(server, folder, DDL)
                .rules("tables: { people: { email: email, name: person-name }, letters: { email: email } }\n"
                        + Stage.KEEP_ALL)
                .sample("{ rate: 100%, tables: { people: { where: 'id > 40' } } }");
        stage.production().execute("insert into people values " + rows("(%1$d, 'p%1$d@shop.org', 'Jane Doe')"));
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(stage.run("report").out())
                .contains("people outside its `where` would fare")
                .doesNotContain("letters outside");
    }
}
