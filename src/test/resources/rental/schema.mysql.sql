-- The video rental as MySQL and MariaDB would have it; what only one of both knows stands in its versioned comments. Keys are in keys.mysql.sql, to be run after the rows are in.
SET NAMES utf8mb4;
create table country (country_id smallint unsigned not null auto_increment primary key, country varchar(50) not null, last_update timestamp(6) not null default current_timestamp(6) on update current_timestamp(6));
create table city (city_id smallint unsigned not null auto_increment primary key, city varchar(50) not null, country_id smallint unsigned not null, last_update timestamp(6) not null default current_timestamp(6) on update current_timestamp(6));
create table address (address_id smallint unsigned not null auto_increment primary key, address varchar(50) not null, address2 varchar(50), district varchar(20) not null,
    city_id smallint unsigned not null, postal_code varchar(10), phone varchar(20) not null, last_update timestamp(6) not null default current_timestamp(6) on update current_timestamp(6)) default charset = latin1;
create table store (store_id tinyint unsigned not null primary key, manager_staff_id tinyint unsigned not null, address_id smallint unsigned not null, last_update timestamp(6) not null default current_timestamp(6));
create table staff (staff_id tinyint unsigned not null primary key, first_name varchar(45) not null, last_name varchar(45) not null, address_id smallint unsigned not null, email varchar(50),
    store_id tinyint unsigned not null, active boolean not null, username varchar(16) not null, password char(40) character set ascii collate ascii_bin, last_update timestamp(6) not null default current_timestamp(6));
create table customer (customer_id smallint unsigned not null auto_increment primary key, store_id tinyint unsigned not null, first_name varchar(45) not null,
    last_name varchar(45) not null, email varchar(50), address_id smallint unsigned not null, activebool boolean not null, create_date date not null,
    last_update timestamp(6) null, active bit(1)) default charset = utf8;
create table language (language_id tinyint unsigned not null primary key, name char(20) not null, last_update timestamp(6) not null default current_timestamp(6));
create table category (category_id tinyint unsigned not null primary key, name varchar(25) not null, last_update timestamp(6) not null default current_timestamp(6));
create table actor (actor_id smallint unsigned not null primary key, first_name varchar(45) not null, last_name varchar(45) not null, last_update timestamp(6) not null default current_timestamp(6));
create table film (film_id smallint unsigned not null primary key, title varchar(128) not null, description text, release_year year, language_id tinyint unsigned not null,
    original_language_id tinyint unsigned, rental_duration tinyint unsigned not null, rental_rate decimal(4,2) not null, length smallint unsigned zerofill,
    replacement_cost decimal(5,2) not null, rating enum('G', 'PG', 'PG-13', 'R', 'NC-17'), last_update timestamp(6) not null default current_timestamp(6),
    special_features set('Trailers', 'Commentaries', 'Deleted Scenes', 'Behind the Scenes'), shelf varchar(131) as (concat(left(title, 1), '/', lower(title))) stored);
create table film_actor (actor_id smallint unsigned not null, film_id smallint unsigned not null, last_update timestamp(6) not null default current_timestamp(6), primary key (actor_id, film_id));
create table film_category (film_id smallint unsigned not null, category_id tinyint unsigned not null, last_update timestamp(6) not null default current_timestamp(6), primary key (film_id, category_id));
create table inventory (inventory_id mediumint unsigned not null primary key, film_id smallint unsigned not null, store_id tinyint unsigned not null, last_update timestamp(6) not null default current_timestamp(6));
create table rental (rental_id int not null auto_increment primary key, rental_date datetime not null, inventory_id mediumint unsigned not null,
    customer_id smallint unsigned not null, return_date datetime, staff_id tinyint unsigned not null, last_update timestamp(6) not null default current_timestamp(6));
-- MySQL declares no foreign keys on partitioned tables.
create table payment (payment_id int not null, customer_id smallint unsigned not null, staff_id tinyint unsigned not null, rental_id int not null,
    amount decimal(5,2) not null, payment_date datetime(6) not null, primary key (payment_date, payment_id))
    partition by range columns (payment_date) (
        partition payment_early values less than ('2022-03-01'),
        partition payment_2022_03 values less than ('2022-04-01'),
        partition payment_2022_04 values less than ('2022-05-01'),
        partition payment_late values less than (maxvalue));
