package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where not all that is rare can be added, families of many rows do not take what a few odd rows could be had for; and odd rows are told apart wherever they stand. */
@TestInstance(Lifecycle.PER_CLASS)
final class CoverShareTest {
    private LiveDatabase production;
    private LiveDatabase staging;
    private Manifest manifest;

    /** Customers with eight columns that are null independently of one another, a few of whom have a hundred orders and some dozens; none but the first ones are odd. */
    @BeforeAll
    void refresh(@TempDir Path folder) {
        Stage stage = Stage.alike(folder, """
                create table customers (id integer primary key, name text, tags text[], term daterange, born date, score float8, rare integer,
                  n1 integer, n2 integer, n3 integer, n4 integer, n5 integer, n6 integer, n7 integer, n8 integer);
                create table orders (id integer primary key, customer_id integer not null references customers on delete cascade);
                create index on orders (customer_id);
                """);
        production = stage.production();
        staging = stage.staging();
        production.execute("""
                insert into customers select n, 'somebody', case when n % 2 = 0 then array['a'] end, null, date '2000-01-01' + n % 300, n % 300, 1,
                  case when n % 2 = 0 then 1 end, case when n % 3 = 0 then 1 end, case when n % 5 = 0 then 1 end, case when n % 7 = 0 then 1 end,
                  case when n % 11 = 0 then 1 end, case when n % 13 = 0 then 1 end, case when n % 17 = 0 then 1 end, case when n % 19 = 0 then 1 end
                from generate_series(1, 20000) n
                """, """
                insert into orders select row_number() over (), c.id from customers c
                  cross join generate_series(1, case c.id when 31 then 100 when 32 then 40 when 33 then 24 when 34 then 12 else c.id % 2 end)
                """, """
                update customers set rare = null where id = 1;
                update customers set born = 'infinity' where id = 2; update customers set born = '-infinity' where id = 3;
                update customers set score = 'infinity' where id = 4; update customers set score = '-infinity' where id = 5;
                update customers set tags = '{}' where id = 6; update customers set tags = array[null, 'x'] where id = 7;
                update customers set name = '' where id = 8; update customers set name = 'Ω' where id = 9; update customers set name = ' x' where id = 10;
                update customers set score = 'NaN' where id = 11; update customers set score = -1 where id = 12;
                """, "analyze");
        stage.sample("{ rate: 1%, cover: 1 }");
        manifest = stage.manifest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rare is null",
                "born = 'infinity'",
                "born = '-infinity'",
                "score = 'infinity'",
                "score = '-infinity'",
                "tags = '{}'",
                "array_position(tags, null) > 0",
                "name = ''",
                "name = 'Ω'",
                "name like ' %'",
                "score = 'NaN'",
                "score = -1"
            })
    void anOddRowIsThere(String odd) {
        String count = "select count(*) from public.customers where " + odd;
        assertThat(production.value(count)).isEqualTo("1");
        assertThat(staging.value(count)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 24})
    void aFamilyForWhichThereIsRoomIsThere(int orders) {
        assertThat(staging.count(
                        "select count(*) from (select 1 from public.orders group by customer_id having count(*) = "
                                + orders + ") families"))
                .isEqualTo(1);
    }

    @Test
    void whatThereIsNoRoomForIsNamed() {
        assertThat(
                        staging.count(
                                "select count(*) from (select 1 from public.orders group by customer_id having count(*) = 100) families"))
                .isZero();
        assertThat(manifest.tables().stream().flatMap(table -> table.coverage().missing().keySet().stream()))
                .anyMatch(missing -> missing.startsWith("family of") && missing.endsWith("64 to 127 rows"));
    }
}
