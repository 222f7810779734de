package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.finding.Finding;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the two users need, and what is said when they lack it. Nobody here is a superuser. */
final class LeastPrivilegesTest {
    @Nested
    final class OnPostgreSql18 extends LeastPrivilegesOfPostgreSql {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnPostgreSql15 extends LeastPrivilegesOfPostgreSql {
        OnPostgreSql15() {
            super(Server.POSTGRESQL_15);
        }
    }

    @Nested
    final class OnMySql8 extends LeastPrivilegesOfMySql {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends LeastPrivilegesOfMySql {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class LeastPrivileges {
        final Server server;
        LiveDatabase source;
        LiveDatabase target;
        Stage databases;

        @TempDir
        private Path folder;

        LeastPrivileges(Server server) {
            this.server = server;
        }

        @BeforeEach
        void createUsers() {
            source = server.createDatabase();
            target = server.createDatabase();
            createStructure();
            source.execute(
                    "insert into %s (email) select concat('a', i, '@example.org') from %s"
                            .formatted(table("customers"), server.numbers(100)),
                    "insert into %s (customer_id) select 1 + i %% 100 from %s"
                            .formatted(table("orders"), server.numbers(500)));
            createReaderAndLoader();
            databases = new Stage(folder, asUser(source, reader()), asUser(target, loader()));
        }

        String reader() {
            return "reader_" + source.name();
        }

        String loader() {
            return "loader_" + source.name();
        }

        String stranger() {
            return "stranger_" + source.name();
        }

        abstract String table(String name);

        abstract void createStructure();

        abstract void createReaderAndLoader();

        abstract LiveDatabase asUser(LiveDatabase database, String user);

        /** Everything that a refresh brings is the same on both sides. */
        abstract void assertAllIsThere();

        /** Takes from both users all that a plan can do without. */
        abstract List<String> revokedOnSource();

        abstract List<String> revokedOnStaging();

        @Test
        void aReaderAndALoaderSuffice() {
            Stage.Answer answer = databases.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertAllIsThere();
        }

        @Test
        void whatThePlanSaysToRunSuffices() {
            source.execute(revokedOnSource().toArray(String[]::new));
            target.execute(revokedOnStaging().toArray(String[]::new));
            Stage.Answer refused = databases.refresh();
            assertThat(refused.exit()).as(refused.err()).isEqualTo(3);
            assertThat(target.count("select count(*) from " + table("customers")))
                    .isZero();
            // What may not be seen can only be told once it may.
            assertThat(heed()).isPositive();
            heed();
            Stage.Answer answer = databases.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertAllIsThere();
        }

        /** Runs what the plan says is to be run, and tells how much that was. */
        private int heed() {
            List<Finding> errors = databases.plan().findings().stream()
                    .filter(Finding::isError)
                    .toList();
            for (Finding finding : errors) {
                boolean onStaging = finding.remedy().startsWith("On staging, run: ");
                (onStaging ? target : source).execute(finding.remedy().replaceFirst("^On .*?, run: ", ""));
            }
            return errors.size();
        }
    }

    abstract static class LeastPrivilegesOfPostgreSql extends LeastPrivileges {
        private static final String DDL = """
                create schema shop;
                create table shop.customers (id serial primary key, email text);
                create table shop.orders (id integer generated always as identity primary key, customer_id integer not null references shop.customers);
                create sequence shop.invoice_no;
                create materialized view shop.counted as select count(*) from shop.orders;
                """;

        LeastPrivilegesOfPostgreSql(Server server) {
            super(server);
        }

        @Override
        String table(String name) {
            return "shop." + name;
        }

        @Override
        void createStructure() {
            source.execute(DDL);
            for (String role : new String[] {reader(), loader(), stranger()})
                source.execute("create role " + role + " login");
            target.execute("grant create on database " + target.name() + " to " + loader());
            target.as(loader()).execute(DDL);
        }

        @Override
        void createReaderAndLoader() {
            source.execute(
                    "select nextval('shop.invoice_no') from generate_series(1, 42)",
                    "analyze",
                    "grant usage on schema shop to " + reader(),
                    "grant select on all tables in schema shop to " + reader(),
                    "grant select on all sequences in schema shop to " + reader());
        }

        @Override
        LiveDatabase asUser(LiveDatabase database, String user) {
            return database.as(user);
        }

        @Override
        void assertAllIsThere() {
            assertThat(source.execute("refresh materialized view shop.counted").differencesFrom(target))
                    .isEmpty();
            assertThat(target.count("select nextval('shop.invoice_no')")).isEqualTo(43);
        }

        @Override
        List<String> revokedOnSource() {
            return List.of(
                    "revoke select on all tables in schema shop from " + reader(),
                    "revoke usage on schema shop from " + reader());
        }

        @Override
        List<String> revokedOnStaging() {
            return List.of(
                    "revoke create on database " + target.name() + " from " + loader(),
                    "grant create on schema shop to " + stranger(),
                    "alter table shop.orders owner to " + stranger());
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
            assertThat(answer.err())
                    .contains("On staging, run: GRANT CREATE ON SCHEMA \"shop\" TO \"" + loader() + "\";");
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

    abstract static class LeastPrivilegesOfMySql extends LeastPrivileges {
        private static final String PASSWORD = "no-Secret-5";

        private static final String[] DDL = {
            "create table customers (id int unsigned auto_increment primary key, email varchar(100))",
            "create table orders (id int auto_increment primary key, customer_id int unsigned not null, constraint of_customer foreign key (customer_id) references customers (id))",
            "create table told (what varchar(20))"
        };

        LeastPrivilegesOfMySql(Server server) {
            super(server);
        }

        @Override
        String table(String name) {
            return name;
        }

        private static String account(String user) {
            return "'" + user + "'@'localhost'";
        }

        @Override
        void createStructure() {
            source.execute(DDL);
            target.execute(DDL);
        }

        @Override
        void createReaderAndLoader() {
            for (String user : List.of(reader(), loader(), stranger()))
                source.execute("create user " + account(user) + " identified by '" + PASSWORD + "'");
            source.execute("grant select on " + source.name() + ".* to " + account(reader()));
            target.execute(
                    "grant select, insert, create, drop, alter, index, references, trigger on " + target.name()
                            + ".* to " + account(loader()),
                    "grant all on `" + target.name().replace("_", "\\_") + "\\_\\_understudy%`.* to "
                            + account(loader()));
            asUser(target, loader())
                    .execute("create trigger tell after insert on orders for each row insert into told values ('own')");
        }

        @AfterEach
        void dropUsers() {
            for (String user : List.of(reader(), loader(), stranger())) source.execute("drop user " + account(user));
        }

        @Override
        LiveDatabase asUser(LiveDatabase database, String user) {
            return database.as(user, PASSWORD);
        }

        @Override
        void assertAllIsThere() {
            assertThat(source.differencesFrom(target)).isEmpty();
            for (LiveDatabase database : List.of(source, target))
                database.execute("insert into orders (customer_id) values (1)");
            String last = "select max(id) from orders";
            assertThat(target.count(last)).isEqualTo(source.count(last));
            assertThat(target.count("select count(*) from told")).isPositive();
        }

        @Override
        List<String> revokedOnSource() {
            return List.of();
        }

        @Override
        List<String> revokedOnStaging() {
            return List.of(
                    "revoke insert, alter, trigger on " + target.name() + ".* from " + account(loader()),
                    "revoke all on `" + target.name().replace("_", "\\_") + "\\_\\_understudy%`.* from "
                            + account(loader()),
                    "create definer = " + account(stranger())
                            + " trigger as_another after insert on customers for each row insert into told values ('as another')",
                    "grant insert, trigger on " + target.name() + ".* to " + account(stranger()));
        }

        @Test
        void aTableThatMayNotBeReadIsOnlySeenByWhoSaysSo() {
            source.execute(
                    "revoke select on " + source.name() + ".* from " + account(reader()),
                    "grant select on " + source.name() + ".customers to " + account(reader()));
            Stage.Answer answer = databases.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(databases.run("plan").out())
                    .contains(
                            "not-all-visible",
                            "GRANT SELECT ON `" + source.name() + "`.* TO " + account(reader()) + ";");
            assertThat(target.count("select count(*) from customers")).isEqualTo(100);
            assertThat(target.count("select count(*) from orders")).isZero();
        }

        @Test
        void aReaderOfSomeColumnsIsNotEnough() {
            source.execute(
                    "revoke select on " + source.name() + ".* from " + account(reader()),
                    "grant select on " + source.name() + ".orders to " + account(reader()),
                    "grant select (id) on " + source.name() + ".customers to " + account(reader()));
            Stage.Answer answer = databases.refresh();
            assertThat(answer.exit()).as(answer.err()).isEqualTo(3);
            assertThat(answer.err()).contains("GRANT SELECT ON", source.name(), "customers");
        }

        @Test
        void aRoleGivesWhatItWasGiven() {
            String role = "role_" + source.name();
            source.execute(
                    "create role " + role,
                    "revoke select on " + source.name() + ".* from " + account(reader()),
                    "grant select on " + source.name() + ".* to " + role,
                    "grant " + role + " to " + account(reader()),
                    server == Server.MYSQL_8
                            ? "set default role " + role + " to " + account(reader())
                            : "set default role " + role + " for " + account(reader()));
            try {
                Stage.Answer answer = databases.refresh();
                assertThat(answer.exit()).as(answer.err()).isZero();
                assertThat(databases.run("plan").out()).doesNotContain("not-all-visible");
                assertAllIsThere();
            } finally {
                source.execute("drop role " + role);
            }
        }
    }
}
