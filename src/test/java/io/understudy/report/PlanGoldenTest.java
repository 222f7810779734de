package io.understudy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.plan.Plan;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan as people and machines are told it. {@code -Dgolden=write} writes the files anew; what changed in them is then for the commit to explain. */
class PlanGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/understudy/report");

    @TempDir
    private Path folder;

    @Test
    void isToldAsEver() throws IOException {
        Stage stage = Stage.alike(folder, """
                create table countries (code char(2) primary key, name text);
                create table customers (id bigint primary key, email text, full_name text, country char(2) references countries);
                create table orders (id bigint primary key, customer_id bigint references customers, note text);
                create table comments (id bigint primary key, subject_type text, subject_id text);
                create table sessions (token text primary key);
                """);
        stage.pretend("countries", 249)
                .pretend("customers", 20_000)
                .pretend("orders", 90_000)
                .pretend("comments", 5_000)
                .pretend("sessions", 70_000)
                .sample("""
                        rate: 5%
                        tables: { customers: { by: email }, sessions: none }
                        references: [ comments.(subject_type='order').subject_id -> orders.id ]
                        """)
                .rules("""
                        tables: { customers: { email: email, full_name: person-name }, orders: { note: redact } }
                        patterns: [ { column: "id|.*_id|code|name|country|token|subject_type", mask: keep } ]
                        """);
        stage.staging().execute("alter table orders alter note set not null");
        Plan plan = stage.plan();
        compare("plan.txt", PlanText.of(plan));
        compare("plan.json", Json.text(Map.of("databases", List.of(PlanDocument.of(plan)))));
    }

    @Test
    void isToldAsEverOnMySql() throws IOException {
        String[] ddl = {
            "create table countries (code char(2) primary key, name text)",
            """
                create table customers (id bigint unsigned auto_increment primary key, email varchar(190) character set latin1, full_name text, country char(2), unique key mail (email),
                    foreign key (country) references countries (code), check (email like '%@%'))
                """,
            "create table orders (id int primary key, customer_id bigint unsigned not null, note text, total double, foreign key (customer_id) references customers (id))",
            "create table measures (at double primary key, value float)",
            "create table sessions (token varchar(64) primary key) engine = MyISAM"
        };
        // Of names as long as ever, because tables of text are as wide as their names.
        LiveDatabase any = Server.MYSQL_8.createDatabase();
        Stage stage = new Stage(
                folder,
                called(any, "golden_shop").execute(ddl),
                called(any, "golden_staging").execute(ddl));
        pretend(stage, "countries", 249);
        pretend(stage, "customers", 20_000);
        pretend(stage, "orders", 90_000);
        pretend(stage, "measures", 5_000);
        stage.sample("{ rate: 5%, tables: { customers: { by: email }, measures: { rate: 1% } } }")
                .rules("""
                tables: { customers: { email: email, full_name: person-name }, orders: { note: redact } }
                patterns: [ { column: "id|.*_id|code|name|country|token|total|at|value", mask: keep } ]
                """);
        stage.staging().execute("alter table orders modify note text not null");
        Plan plan = stage.plan();
        compare("mysql-plan.txt", PlanText.of(plan));
        compare("mysql-plan.json", Json.text(Map.of("databases", List.of(PlanDocument.of(plan)))));
    }

    private static LiveDatabase called(LiveDatabase any, String name) {
        any.execute("drop database if exists " + name, "create database " + name + " character set utf8mb4");
        return new LiveDatabase(any.url().replace("/" + any.name(), "/" + name), any.user());
    }

    /** Lets the statistics of MySQL say that a table has so many rows. */
    private static void pretend(Stage stage, String table, long rows) {
        stage.production()
                .execute(
                        "update mysql.innodb_table_stats set n_rows = " + rows + " where table_name = '" + table
                                + "' and database_name = '" + stage.production().name() + "'",
                        "flush tables " + table);
    }

    private void compare(String name, String text) throws IOException {
        String normal = text.replace(folder.toString() + "/", "")
                .replaceAll("PostgreSQL [0-9.]+", "PostgreSQL VERSION")
                .replaceAll("database test_\\d+", "database NAME")
                .replaceAll("MySQL [0-9.]+", "MySQL VERSION");
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("golden"))) Files.writeString(file, normal);
        assertThat(normal).isEqualTo(Files.readString(file));
    }
}
