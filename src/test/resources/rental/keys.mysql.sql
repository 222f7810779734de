alter table city add foreign key (country_id) references country (country_id) on update cascade;
alter table address add foreign key (city_id) references city (city_id) on update cascade;
alter table store add unique key (manager_staff_id), add foreign key (address_id) references address (address_id), add foreign key (manager_staff_id) references staff (staff_id);
alter table staff add foreign key (address_id) references address (address_id), add foreign key (store_id) references store (store_id);
alter table customer add foreign key (address_id) references address (address_id), add foreign key (store_id) references store (store_id), add key (last_name desc);
alter table film add foreign key (language_id) references language (language_id), add foreign key (original_language_id) references language (language_id), add fulltext key search (title, description);
alter table film_actor add foreign key (actor_id) references actor (actor_id), add foreign key (film_id) references film (film_id);
alter table film_category add foreign key (film_id) references film (film_id), add foreign key (category_id) references category (category_id);
alter table inventory add foreign key (film_id) references film (film_id), add foreign key (store_id) references store (store_id);
alter table rental add foreign key (inventory_id) references inventory (inventory_id), add foreign key (customer_id) references customer (customer_id), add foreign key (staff_id) references staff (staff_id),
    add unique key (rental_date, inventory_id, customer_id);
analyze table country, city, address, store, staff, customer, language, category, actor, film, film_actor, film_category, inventory, rental, payment;
