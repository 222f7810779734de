package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One configuration over databases of two kinds: one run, and the same customers in both. */
final class TwoEnginesTest {
    @TempDir
    private Path folder;

    /** A shop, and a newsletter that knows the shop's customers by addresses that somebody typed again. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void oneRunKeepsTheSameCustomersInBoth(Server other) {
        Stage shop = Stage.alike(
                        Server.POSTGRESQL_18,
                        folder,
                        "create table customers (id int primary key, email text)",
                        "create table orders (id int primary key, customer_id int references customers (id))")
                .sample("{ rate: 10%, tables: { customers: { by: email } } }");
        Stage letters = Stage.alike(
                        other,
                        folder,
                        "create table readers (no bigint unsigned primary key, address varchar(90) character set latin1, name varchar(90) character set utf16)",
                        "create table letters (no int primary key, reader_no bigint unsigned not null, foreign key (reader_no) references readers (no))")
                .sample("{ rate: 10%, tables: { readers: { by: address } } }");
        shop.production()
                .execute(
                        "insert into customers select i, concat('Zoë.', i, '@example.org') from "
                                + Server.POSTGRESQL_18.numbers(4000),
                        "insert into orders select i, 1 + i % 4000 from " + Server.POSTGRESQL_18.numbers(8000),
                        "analyze");
        letters.production()
                .execute(
                        "insert into readers select 18446744073709551615 - i, concat(' zOë.', i, '@EXAMPLE.org '), 'Zoë' from "
                                + other.numbers(4000),
                        "insert into letters select i, 18446744073709551615 - (1 + i % 4000) from "
                                + other.numbers(8000),
                        other.analyze("readers", "letters"));
        Path configuration = shop.write("""
                key: file:key
                seed: "2026"
                runs: runs
                databases:
                %s
                %s
                """.formatted(shop.database("shop"), letters.database("letters")));
        Stage.Answer answer = Stage.run(configuration, "refresh");
        assertThat(answer.exit()).as(answer.err()).isZero();
        List<String> customers = shop.staging()
                .rows("select cast(regexp_replace(email, '[^0-9]', '', 'g') as int) from public.customers order by 1");
        List<String> readers = letters.staging()
                .rows(
                        "select cast(substring_index(substring_index(address, '@', 1), '.', -1) as unsigned) from readers order by 1");
        assertThat(readers).hasSizeBetween(330, 470).isEqualTo(customers);
        assertThat(shop.staging().count("select count(*) from public.orders")).isEqualTo(2L * customers.size());
        assertThat(letters.staging().count("select count(*) from letters")).isEqualTo(2L * readers.size());
    }
}
