package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.MySqlLike;
import io.understudy.servers.MySqlProcess;
import io.understudy.servers.Stage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that migrations hang on staging's tables is there, word for word, after each run, each rollback and each part of a run, whatever it is called. */
final class MySqlPublishingTest {
    private static final String[] PRODUCTION = {
        "set foreign_key_checks = 0",
        """
        create table customers (id bigint unsigned auto_increment primary key, email varchar(100), full_name varchar(80) character set latin1, boss bigint unsigned, note text, unique key mail (email(40)), fulltext key ft (note),
            constraint boss_of foreign key (boss) references customers (id) on delete set null) auto_increment = 5000 comment = 'it''s "quoted"; -- tricky `x`'
        """,
        """
        create table orders (id int auto_increment primary key, customer_id bigint unsigned not null, total decimal(10, 2), doubled decimal(12, 2) as (total * 2) stored, half decimal(12, 2) as (total / 2) virtual, key k (customer_id),
            constraint o_c foreign key (customer_id) references customers (id) on delete cascade on update cascade)
        """,
        "create table visits (id int, at_year int, primary key (id, at_year)) partition by range (at_year) (partition p0 values less than (2020), partition p1 values less than maxvalue)",
        "create table legacy (id int primary key, t varchar(20), key (t)) engine = MyISAM",
        "create table `wéird ``na.me`` -x` (`a b` int primary key, `c``d` varchar(20))",
        "create table abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_1234567890 (id int primary key, cust bigint unsigned, constraint long_fk foreign key (cust) references customers (id))",
        "create table shapes (id int auto_increment primary key, g geometry not null, spatial key sg (g))"
    };

    /** The last order belongs to nobody, in production too. */
    private static final String[] ROWS = {
        "set foreign_key_checks = 0",
        "insert into customers values (1, 'a@example.org', 'Ümit', null, 'x'), (2, 'b@example.org', 'Zoë', 1, null)",
        "insert into orders (id, customer_id, total) values (1, 1, 3.5), (2, 2, 4), (3, 99, 5)",
        "insert into visits values (1, 2001), (2, 2025)",
        "insert into legacy values (1, 'old')",
        "insert into `wéird ``na.me`` -x` values (1, 'x')",
        "insert into abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_1234567890 values (1, 1)",
        "insert into shapes values (1, st_geomfromtext('POINT(1 2)'))"
    };

    private static final String[] OF_STAGING = {
        "create table outside (id int primary key, c bigint unsigned, constraint out_c foreign key (c) references customers (id) on delete cascade)",
        "create view v as select c.id, sum(o.total) as s from customers c left join orders o on o.customer_id = c.id group by c.id",
        "create trigger t1 before insert on customers for each row begin set new.note = concat(new.note, ';1'); end",
        "create trigger t2 before insert on customers for each row follows t1 set new.note = concat(new.note, ';2 ö')",
        "create trigger t0 before insert on customers for each row precedes t1 set new.note = concat(coalesce(new.note, ''), ';0')",
        "create trigger t3 after update on customers for each row begin declare x int; /* ; */ set x = 1; if new.id > 5 then set @q = 'a\"b'; end if; end",
        "set sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT'; create trigger \"t;4\" before update on orders for each row set @w = 'a' || \"total\"",
        "create trigger t5 before update on orders for each row set @w = new.total -- and that is all",
        "create function f() returns int reads sql data return (select count(*) from orders)",
        "create event e on schedule every 1 day disable do delete from orders where id < 0"
    };

    private static LiveDatabase create(MySqlProcess server, String name) {
        server.createDatabase();
        String url = server.url(URLEncoder.encode(name, StandardCharsets.UTF_8));
        new LiveDatabase(server.url("mysql"), "root").execute("create database `" + name.replace("`", "``") + "`");
        return new LiveDatabase(url, "root");
    }

    @ParameterizedTest
    @EnumSource
    void whatHangsOnTheTablesStays(MySqlLike kind, @TempDir Path folder) {
        MySqlProcess server = kind.shared();
        LiveDatabase production =
                create(server, "publishing_from").execute(PRODUCTION).execute(ROWS);
        LiveDatabase staging = create(server, "publishing-into.`a long name` of almost 64 characters 12345678")
                .execute(PRODUCTION)
                .execute(OF_STAGING);
        List<String> catalog = staging.catalog();
        Stage stage = new Stage(folder, production, staging);

        done(stage.refresh());
        assertThat(staging.catalog()).isEqualTo(catalog);
        assertThat(staging.count("select count(*) from v")).isEqualTo(2);

        done(stage.run("rollback"));
        assertThat(staging.catalog()).isEqualTo(catalog);
        assertThat(staging.count("select count(*) from v")).isZero();
        assertThat(stage.run("verify").out()).contains("the only one was rolled back");

        done(stage.run("rollback"));
        done(stage.run("verify"));

        // The others keep what somebody did to them, and orders goes on referring to them.
        staging.execute("update customers set note = 'mine'", "insert into outside values (1, 2)");
        done(stage.refresh("--only", "orders"));
        assertThat(staging.catalog()).isEqualTo(catalog);
        assertThat(staging.count("select count(*) from customers where note = 'mine'"))
                .isEqualTo(2);
        staging.execute("delete from customers where id = 2");
        assertThat(staging.count("select count(*) from orders")).isEqualTo(2);
        assertThat(staging.count("select count(*) from outside")).isZero();

        staging.execute("alter table orders add column added int");
        Stage.Answer refused = stage.run("rollback");
        assertThat(refused.exit()).as(refused.err()).isEqualTo(5);
        assertThat(refused.err()).contains("orders", "was altered since the last run", "Run refresh instead");
        done(stage.refresh());
        assertThat(staging.count("select count(*) from v")).isEqualTo(2);
    }

    private static void done(Stage.Answer answer) {
        assertThat(answer.exit()).as(answer.err()).isZero();
    }
}
