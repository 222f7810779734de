package io.understudy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that an order refers to comes with its pictures, and they with their captions; not with reviews, which would bring their writers, nor with pictures that a condition leaves out. */
final class PossessionsTest {
    @Nested
    final class OnPostgreSql18 extends Possessions {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnPostgreSql15 extends Possessions {
        OnPostgreSql15() {
            super(Server.POSTGRESQL_15);
        }
    }

    @Nested
    final class OnMySql8 extends Possessions {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends Possessions {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class Possessions {
        private static final String[] DDL = {
            "create table customers (id int primary key)",
            "create table products (id int primary key)",
            "create table pictures (id int primary key, kind varchar(9) not null, about int not null, draft boolean not null)",
            "create table captions (picture_id int, language varchar(2), primary key (picture_id, language), foreign key (picture_id) references pictures (id))",
            "create table orders (id int primary key, customer_id int not null, product_id int not null, foreign key (customer_id) references customers (id), foreign key (product_id) references products (id))",
            "create table reviews (id int primary key, product_id int not null, customer_id int not null, foreign key (product_id) references products (id) on delete cascade, foreign key (customer_id) references customers (id))"
        };

        private final Server server;

        Possessions(Server server) {
            this.server = server;
        }

        private void fill(LiveDatabase production) {
            production.execute(
                    "insert into customers select i from " + server.numbers(2000),
                    "insert into products select i from " + server.numbers(2000),
                    "insert into pictures select i, case when i % 2 = 0 then 'product' else 'shelf' end, 1 + floor(i / 4), i % 3 = 0 from "
                            + server.numbers(7000),
                    "insert into captions select i, 'de' from " + server.numbers(7000),
                    "insert into captions select i, 'en' from " + server.numbers(7000),
                    "insert into orders select i, 1 + i * 7 % 2000, 1 + i * 13 % 2000 from " + server.numbers(5000),
                    "insert into reviews select i, 1 + i * 11 % 2000, 1 + i * 17 % 2000 from " + server.numbers(5000),
                    server.analyze("customers", "products", "pictures", "captions", "orders", "reviews"));
        }

        @Test
        void comeAlongWhereTheyAreAboutNothingElse(@TempDir Path folder) {
            Stage stage = Stage.alike(server, folder, DDL).sample("""
                    rate: 5%
                    tables: { pictures: { with: products, where: "not draft" }, captions: { with: pictures } }
                    references: [ pictures.(kind='product').about -> products.id ]
                    """);
            fill(stage.production());
            stage.manifest();
            List<String> products = stage.staging().rows(server.sql("select id from public.products"));
            assertThat(products).hasSizeGreaterThan(200);
            String theirs = "select count(*) from public.pictures where kind = 'product' and about in ("
                    + String.join(", ", products) + ")";
            assertThat(count(stage.staging(), theirs))
                    .isEqualTo(count(stage.production(), theirs + " and not draft"))
                    .isPositive();
            assertThat(count(stage.staging(), "select count(*) from public.pictures where draft"))
                    .isZero();
            // Pictures of shelves share their numbers with products and are none of theirs: they have the rate.
            assertThat(count(stage.staging(), "select count(*) from public.pictures where kind = 'shelf'"))
                    .isBetween(60L, 180L);
            assertThat(count(stage.staging(), "select count(*) from public.captions"))
                    .isEqualTo(2 * count(stage.staging(), "select count(*) from public.pictures"));
            assertThat(count(stage.staging(), "select count(*) from public.reviews"))
                    .isBetween(150L, 350L);
        }

        private long count(LiveDatabase database, String sql) {
            return database.count(server.sql(sql));
        }
    }
}
