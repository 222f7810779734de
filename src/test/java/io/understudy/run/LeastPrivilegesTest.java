package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the two users need, and what is said when they lack it. Nobody here is a superuser. */
final class LeastPrivilegesTest {
    private static final String DDL = """
            create schema shop;
            create table shop.customers (id serial primary key, email text);
            create table shop.orders (id integer generated always as identity primary key, customer_id integer not null references shop.customers);
            create sequence shop.invoice_no;
            create materialized view shop.counted as select count(*) from shop.orders;
            """;

    @TempDir
    private Path folder;

    private LiveDatabase source;
    private LiveDatabase target;
    private Stage databases;

    @BeforeEach
    void createUsers() {
        source = LiveDatabase.embedded().execute(DDL);
        target = LiveDatabase.embedded();
        for (String role :
                new String[] {"reader_" + source.name(), "loader_" + source.name(), "stranger_" + source.name()})
            source.execute("create role " + role + " login");
        source.execute(
                "insert into shop.customers (email) select 'a' || n || '@example.org' from generate_series(1, 100) n",
                "insert into shop.orders (customer_id) select 1 + n % 100 from generate_series(1, 500) n",
                "select nextval('shop.invoice_no') from generate_series(1, 42)",
                "analyze",
                "grant usage on schema shop to " + reader(),
                "grant select on all tables in schema shop to " + reader(),
                "grant select on all sequences in schema shop to " + reader());
        target.execute("grant create on database " + target.name() + " to " + loader());
        target.as(loader()).execute(DDL);
        databases = new Stage(folder, source.as(reader()), target.as(loader()));
    }

    private String reader() {
        return "reader_" + source.name();
    }

    private String loader() {
        return "loader_" + source.name();
    }

    @Test
    void aReaderAndAnOwnerOfTheTablesSuffice() {
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(source.execute("refresh materialized view shop.counted").differencesFrom(target))
                .isEmpty();
        assertThat(target.count("select nextval('shop.invoice_no')")).isEqualTo(43);
    }

    @Test
    void eachTableThatMayNotBeReadIsNamedWithTheGrant() {
        source.execute("revoke select on shop.orders, shop.customers from " + reader());
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.err())
                .contains("GRANT SELECT ON \"shop\".\"orders\" TO \"" + reader() + "\";")
                .contains("GRANT SELECT ON \"shop\".\"customers\" TO \"" + reader() + "\";");
    }

    @Test
    void aSchemaWhereNoIndexMayBeMadeIsNamedWithTheGrant() {
        target.execute("alter schema shop owner to postgres", "grant usage on schema shop to " + loader());
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isEqualTo(3);
        assertThat(answer.err()).contains("On staging, run: GRANT CREATE ON SCHEMA \"shop\" TO \"" + loader() + "\";");
    }

    @Test
    void aSchemaThatMayNotBeUsedIsNamedWithTheGrant() {
        source.execute("revoke usage on schema shop from " + reader());
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).as(answer.err()).isEqualTo(3);
        assertThat(answer.err()).contains("GRANT USAGE ON SCHEMA \"shop\" TO \"" + reader() + "\";");
    }

    @Test
    void hiddenRowsAreNeverMissedInSilence() {
        source.execute("alter table shop.orders enable row level security");
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.err())
                .contains("row-level security hides rows")
                .contains("ALTER ROLE \"" + reader() + "\" BYPASSRLS;");
        source.execute("alter role " + reader() + " bypassrls");
        assertThat(databases.refresh().exit()).isZero();
        assertThat(target.count("select count(*) from shop.orders")).isEqualTo(500);
    }

    @Test
    void whatTheLoaderDoesNotOwnIsToldBeforeAnythingIsLoaded() {
        String stranger = "stranger_" + source.name();
        target.execute(
                "revoke create on database " + target.name() + " from " + loader(),
                "grant create on schema shop to " + stranger,
                "alter table shop.orders owner to " + stranger,
                "alter sequence shop.invoice_no owner to " + stranger,
                "alter materialized view shop.counted owner to " + stranger,
                "create table shop.extra (customer_id integer references shop.customers)");
        Stage.Answer answer = databases.refresh();
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.err())
                .contains("ALTER TABLE \"shop\".\"orders\" OWNER TO \"" + loader() + "\";")
                .contains("ALTER TABLE \"shop\".\"extra\" OWNER TO \"" + loader() + "\";")
                .contains("ALTER SEQUENCE \"shop\".\"invoice_no\" OWNER TO \"" + loader() + "\";")
                .contains("ALTER MATERIALIZED VIEW \"shop\".\"counted\" OWNER TO \"" + loader() + "\";")
                .contains("GRANT CREATE ON DATABASE \"" + target.name() + "\" TO \"" + loader() + "\";");
        assertThat(target.count("select count(*) from shop.customers")).isZero();
    }
}
