-- Everything that MySQL 8 and MariaDB 11 let a schema be, as far as rows are concerned; what only one of both knows stands in its versioned comments. In production: files 1, 2 and 3; in staging: 1 and 3.

set names utf8mb4;
set foreign_key_checks = 0;

-- Names -------------------------------------------------------------------------------------------------

create table `Odd ``table`` 'na"me" -- not a comment; \\e` (
    `select` int primary key comment 'it''s; `quoted`, \\ "and" -- more',
    `from where` text,
    `ünï.cödé` text,
    `a``b` text,
    `it's` text,
    `1` text,
    `tab	and
newline` text,
    `sixty_four_characters_long_sixty_four_characters_long_sixty_four` text);
create table `sixty_four_characters_long_sixty_four_characters_long_sixty_foUr` (`order` bigint primary key, `group` text, `key` int, key `sixty_four_characters_long_sixty_four_characters_long_sixty_four` (`key`));
create table twin (id int primary key, who text);
create table `Twin` (id int primary key, who text);

-- References --------------------------------------------------------------------------------------------

create table accounts (id bigint unsigned not null auto_increment primary key, code varchar(20) collate utf8mb4_general_ci, email varchar(60) character set latin1, parent_id bigint unsigned, note text);
create table account_details (account_id bigint unsigned primary key, about text);
create table places (country char(2) character set ascii, zip varchar(10) collate utf8mb4_bin, name varchar(40), since date, primary key (country, zip));
create table visits (id bigint auto_increment primary key, account_id bigint unsigned not null, country char(2) character set ascii, zip varchar(10) collate utf8mb4_bin, at timestamp not null default current_timestamp on update current_timestamp);
create table code_users (id int primary key, account_code varchar(20) collate utf8mb4_general_ci, seen boolean);
create table uuids (id binary(16) primary key, printed char(36) character set ascii as (lower(insert(insert(insert(insert(hex(id), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-'))) stored, label varchar(20));
create table uuid_users (region char(3) character set latin1 collate latin1_general_cs, uuid_id binary(16), no smallint unsigned zerofill, primary key (region, uuid_id, no));
create table deepest (id int primary key, region char(3) character set latin1 collate latin1_general_cs, uuid_id binary(16), no smallint unsigned zerofill);
create table ring_a (id int primary key, b_id int);
create table ring_b (id int primary key, c_id int);
create table ring_c (id int primary key, a_id int not null);
create table late (id int primary key, account_id bigint unsigned not null, previous_id int);
create table strays (id int primary key, account_id bigint unsigned, amount int, label text);
create table unenforced (id int primary key, account_id bigint unsigned, amount int);
-- A key to columns that several rows share, which InnoDB allows.
create table many_named (id int primary key, name varchar(20) collate utf8mb4_unicode_ci, key (name, id));
create table name_users (id int primary key, name varchar(20) collate utf8mb4_unicode_ci);
create table weird_keys (kind enum('a', 'it''s "fine", {really}', 'ünïcode', '') primary key, bits bit(5) unique, day date unique, at datetime(3) unique, f double unique, y year unique, t time(2) unique, b varbinary(8) unique, s set('x', 'y z') unique);
create table weird_uses (id int primary key, kind enum('a', 'it''s "fine", {really}', 'ünïcode', ''), bits bit(5), day date, at datetime(3), f double, y year, t time(2), b varbinary(8), s set('x', 'y z'));
create table wide_keys (k varchar(30) character set utf16 collate utf16_bin primary key, v varchar(30) character set ucs2);
create table wide_uses (id int primary key, k varchar(30) character set utf16 collate utf16_bin);

-- Tables of every kind ----------------------------------------------------------------------------------

create table by_range (id bigint, at date not null, account_id bigint unsigned, amount int, primary key (id, at)) partition by range (to_days(at)) subpartition by hash (id) subpartitions 2 (
    partition p2023 values less than (to_days('2024-01-01')), partition p2024 values less than (to_days('2025-01-01')), partition rest values less than maxvalue);
create table by_list (kind varchar(5) collate utf8mb4_bin, id int, label text, primary key (kind, id)) partition by list columns (kind) (partition ab values in ('a', 'b'), partition c values in ('c'));
create table by_hash (id int primary key, label text) partition by linear hash (id) partitions 3;
create table by_key (a int, b varchar(10), label text, primary key (a, b)) partition by key (a, b) partitions 4;
create table of_partitioned (id int primary key, range_id bigint, range_at date, list_kind varchar(5) collate utf8mb4_bin, list_id int, hash_id int);

create table old_style (grp varchar(10), id int not null auto_increment, what varchar(20), primary key (grp, id), fulltext (what)) engine = MyISAM default charset = latin1 checksum = 1;
create table in_memory (id int primary key, what varchar(20), key (what) using btree) engine = MEMORY;
create table squeezed (id int primary key, what text) row_format = compressed key_block_size = 4;
create table redundant (id int primary key, what varchar(3000) character set utf8) row_format = redundant;
create table `empty` (id int primary key, what text);
create table no_key (a int, b text, c float, mood enum('sad', 'ok', 'it''s "fine"'));
create table no_key_at_all (a int);
create table counted_up (id int, n int not null auto_increment, unique key (n)) auto_increment = 100;
create table below_zero (id int not null auto_increment primary key, what text);
create table all_default (id int primary key, a int default 5, b varchar(10) not null default 'x''y', c timestamp null default null, d datetime(6) not null default '1000-01-01 00:00:00.000001', e bit(3) default b'101'/*!80013 , f varchar(40) default (concat('a', 'b')) *//*M!100201 , f varchar(40) default (concat('a', 'b')) */);
create table only_computed (id int primary key, twice int as (id * 2) stored, thrice int as (id * 3) virtual, key (thrice), unique key (twice));
create table half_computed (id int not null auto_increment primary key, net decimal(10, 3), gross decimal(12, 4) as (net * 1.2) stored, label varchar(20) as (upper(concat('n', net))) virtual comment 'not stored', after_all varchar(20) default 'default') auto_increment = 1000;
create table shapes (id int primary key, place point not null/*!80003 srid 4326 */, anything geometry, spatial key (place));
create table documents (id int primary key, doc json, words text, fulltext key found (words)/*!50700 with parser ngram */);
/*M!100303 create table unseen (id int primary key, secret int invisible, `check` int check (`check` > 0), whole int, constraint both_of check (id > 0 and whole > 0)) */ /*!80000 do 0 */;
/*!80000 create table unseen (id int primary key, secret int, `check` int, whole int) */ /*M!100000 do 0 */;
/*M!100303 create table remembered (id int primary key, what varchar(20)) with system versioning */ /*!80000 do 0 */;
/*M!100303 create sequence counter start with 5 increment by 3 */ /*!80000 do 0 */;
/*M!100700 create table modern (id uuid primary key, address inet6, squeezed text compressed) */ /*!80000 do 0 */;
create table typed (id int primary key, t1 tinyint unsigned zerofill, b1 bit(64), e1 enum('x', 'y'), s1 set('1', '2', 'ü'), y1 year, ti time(6), ts timestamp(6) null, d1 date, c1 char(10) character set utf16, v1 varbinary(300), bl mediumblob, f1 float, de decimal(65, 30), tt tinytext character set gbk, la varchar(20) character set latin1, sj varchar(20) character set sjis);
create table large (id int primary key, words longtext, bytes longblob);

-- Triggers must not fire ----------------------------------------------------------------------------------

create table fired (who text);

-- Views and routines --------------------------------------------------------------------------------------

create view account_visits as select a.id, a.code, count(v.id) as visits from accounts a left join visits v on v.account_id = a.id group by a.id, a.code;
create algorithm = merge sql security invoker view aa_busy as select * from account_visits where visits > 1;
create function half(n int) returns int deterministic no sql return n div 2;
create procedure tidy() delete from accounts where half(id) < 0;
