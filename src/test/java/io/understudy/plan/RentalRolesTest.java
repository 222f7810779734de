package io.understudy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.sample.Cohort;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a video rental, whose keys never cascade and whose stores and staff are in a circle. */
class RentalRolesTest {
    private static final String DDL = """
            create table country (country_id int primary key);
            create table city (city_id int primary key, country_id int not null references country);
            create table address (address_id int primary key, city_id int not null references city);
            create table store (store_id int primary key, manager_staff_id int not null unique, address_id int not null references address);
            create table staff (staff_id int primary key, address_id int not null references address, store_id int not null references store);
            alter table store add foreign key (manager_staff_id) references staff;
            create table customer (customer_id int primary key, store_id int not null references store, address_id int not null references address);
            create table language (language_id int primary key);
            create table category (category_id int primary key);
            create table actor (actor_id int primary key);
            create table film (film_id int primary key, language_id int not null references language, original_language_id int references language);
            create table film_actor (actor_id int references actor, film_id int references film, primary key (actor_id, film_id));
            create table film_category (film_id int references film, category_id int references category, primary key (film_id, category_id));
            create table inventory (inventory_id int primary key, film_id int not null references film, store_id int not null references store);
            create table rental (rental_id int primary key, inventory_id int not null references inventory,
                customer_id int not null references customer, staff_id int not null references staff);
            create table payment (payment_id int, payment_date timestamptz, customer_id int not null references customer,
                staff_id int not null references staff, rental_id int not null references rental, primary key (payment_date, payment_id));
            """;

    private static final Map<String, Long> ROWS = Map.ofEntries(
            Map.entry("country", 109L),
            Map.entry("city", 600L),
            Map.entry("address", 603L),
            Map.entry("store", 2L),
            Map.entry("staff", 2L),
            Map.entry("customer", 599L),
            Map.entry("language", 6L),
            Map.entry("category", 16L),
            Map.entry("actor", 200L),
            Map.entry("film", 1000L),
            Map.entry("film_actor", 5462L),
            Map.entry("film_category", 1000L),
            Map.entry("inventory", 4581L),
            Map.entry("rental", 16044L),
            Map.entry("payment", 16049L));

    @Test
    void customersKeepTheirHistoryAndTheRestIsShared(@TempDir Path folder) {
        LiveDatabase staging = LiveDatabase.embedded().execute(DDL);
        Stage stage = new Stage(folder, LiveDatabase.embedded().execute(DDL), staging).sample("rate: 10%");
        ROWS.forEach(stage::pretend);
        Map<String, String> roles = stage.plan().sampling().tables().stream()
                .collect(Collectors.toMap(
                        sample -> sample.table().name(),
                        sample -> sample.cohort() instanceof Cohort.WithOwner owned
                                ? "of " + owned.owner().parent().name()
                                : sample.cohort() instanceof Cohort.Whole
                                        ? "whole"
                                        : sample.role().name().toLowerCase(Locale.ROOT)));
        assertThat(roles)
                .containsAllEntriesOf(Map.of(
                        "customer", "root", "rental", "of customer", "payment", "of rental", "inventory", "reference"))
                .containsAllEntriesOf(Map.of("film", "whole", "film_actor", "whole", "film_category", "whole"))
                .containsAllEntriesOf(Map.of("address", "whole", "city", "whole", "store", "whole", "staff", "whole"));
    }
}
