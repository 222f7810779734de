package io.understudy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that an order refers to comes with its pictures, and they with their captions; not with reviews, which would bring their writers, nor with pictures that a condition leaves out. */
class PossessionsTest {
    private static final String DDL = """
            create table customers (id int primary key);
            create table products (id int primary key);
            create table pictures (id int primary key, kind text not null, about int not null, draft boolean not null);
            create table captions (picture_id int references pictures, language text, primary key (picture_id, language));
            create table orders (id int primary key, customer_id int not null references customers, product_id int not null references products);
            create table reviews (id int primary key, product_id int not null references products on delete cascade, customer_id int not null references customers);
            """;

    private static final String ROWS = """
            insert into customers select generate_series(1, 2000);
            insert into products select generate_series(1, 2000);
            insert into pictures select i, (array['product', 'shelf'])[1 + i % 2], 1 + i / 4, i % 3 = 0 from generate_series(1, 7000) i;
            insert into captions select i, l from generate_series(1, 7000) i, (values ('de'), ('en')) v (l);
            insert into orders select i, 1 + i * 7 % 2000, 1 + i * 13 % 2000 from generate_series(1, 5000) i;
            insert into reviews select i, 1 + i * 11 % 2000, 1 + i * 17 % 2000 from generate_series(1, 5000) i;
            analyze;
            """;

    @Test
    void comeAlongWhereTheyAreAboutNothingElse(@TempDir Path folder) {
        Stage stage = Stage.alike(folder, DDL).sample("""
                rate: 5%
                tables: { pictures: { with: products, where: "not draft" }, captions: { with: pictures } }
                references: [ pictures.(kind='product').about -> products.id ]
                """);
        stage.production().execute(ROWS);
        stage.manifest();
        String kept = stage.staging().value("select string_agg(id::text, ',') from public.products");
        assertThat(kept.split(",")).hasSizeGreaterThan(200);
        String theirs = "select count(*) from public.pictures where kind = 'product' and about in (" + kept + ")";
        assertThat(stage.staging().count(theirs))
                .isEqualTo(stage.production().count(theirs + " and not draft"))
                .isPositive();
        assertThat(stage.staging().count("select count(*) from public.pictures where draft"))
                .isZero();
        // Pictures of shelves share their numbers with products and are none of theirs: they have the rate.
        assertThat(stage.staging().count("select count(*) from public.pictures where kind = 'shelf'"))
                .isBetween(60L, 180L);
        assertThat(stage.staging().count("select count(*) from public.captions"))
                .isEqualTo(2 * stage.staging().count("select count(*) from public.pictures"));
        assertThat(stage.staging().count("select count(*) from public.reviews")).isBetween(150L, 350L);
    }
}
