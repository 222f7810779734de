-- What old applications have left. The numbers to select from are in n, which goes again.
set names utf8mb4;
set foreign_key_checks = 0, unique_checks = 0, sql_mode = '', time_zone = '+00:00';

create table n_ (n int primary key);
insert into n_ select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d from
    (select 0 d union select 1 union select 2 union select 3 union select 4 union select 5 union select 6 union select 7 union select 8 union select 9) a,
    (select 0 d union select 1 union select 2 union select 3 union select 4 union select 5 union select 6 union select 7 union select 8 union select 9) b,
    (select 0 d union select 1 union select 2 union select 3 union select 4 union select 5 union select 6 union select 7 union select 8 union select 9) c,
    (select 0 d union select 1 union select 2 union select 3 union select 4) e;

insert into `Odd ``table`` 'na"me" -- not a comment; \\e` select n, concat('from', n), concat('😀', n), '"', '\'', '\\', '\t\n\r\b\0', repeat('x', n) from n_ where n <= 100;
insert into `sixty_four_characters_long_sixty_four_characters_long_sixty_foUr` select n, concat('g', n), n from n_ where n <= 50;
insert into twin select n, 'small' from n_ where n <= 40;
insert into `Twin` select n, 'capital' from n_ where n <= 20;

insert into accounts (code, email, note) select concat('code-', n), concat('Pérson', n % 900, '@example.org'), if(n % 7 = 0, null, concat('note ', n)) from n_ where n <= 1000;
update accounts set parent_id = id div 2 where id % 3 = 0 and id > 3;
update accounts set code = null where id % 50 = 0;
insert into account_details select id, concat('about ', id) from accounts where id % 2 = 0;
insert into places select concat('C', n % 5), lpad(n, 5, '0'), concat('place ', n), if(n % 9, '2000-02-30' + interval 0 day, '0000-00-00') from n_ where n <= 300;
insert into visits (account_id, country, zip, at) select 1 + (n * 37) % 1000, if(n % 4, concat('C', (1 + n % 300) % 5), null), if(n % 5, lpad(1 + n % 300, 5, '0'), 'nowhere'), timestamp('2026-01-01') + interval n hour from n_ where n % 5 <> 0 or n % 4 = 0;
-- Names in another case and with spaces behind them are names all the same, where the collation says so.
insert into code_users select n, if(n % 50, concat(if(n % 3, 'code-', 'CODE-'), n, if(n % 4, '', '  ')), null), n % 2 = 0 from n_ where n <= 900;
insert into uuids (id, label) select unhex(md5(n)), concat('label ', n) from n_ where n <= 300;
insert into uuid_users select elt(1 + n % 3, 'eu', 'EU', 'us'), unhex(md5(n)), n % 7 from n_ where n <= 300;
insert into deepest select n, elt(1 + n % 3, 'eu', 'EU', 'us'), unhex(md5(n)), n % 7 from n_ where n <= 250;
insert into ring_a select n, n % 40 + 1 from n_ where n <= 200;
insert into ring_b select n, n % 30 + 1 from n_ where n <= 40;
insert into ring_c select n, n * 6 from n_ where n <= 30;
insert into late select n, 1 + n % 1000, nullif(n % 500, 0) from n_ where n <= 1500;
insert into strays select n, if(n % 10, 1 + n % 1000, 100000 + n % 77), if(n % 20, n, -n), if(n % 30, 'label', null) from n_ where n <= 2000;
insert into unenforced select n, if(n % 10, 1 + n % 1000, 200000 + n), if(n % 25, n, -1) from n_ where n <= 1000;
insert into many_named select n, concat('name ', n div 3) from n_ where n <= 300;
insert into name_users select n, concat('NAME ', n % 100) from n_ where n <= 200;
insert into weird_keys values ('a', b'10101', '0000-00-00', '9999-12-31 23:59:59.999', -0e0, 0000, '838:59:59', x'00', ''), ('it''s "fine", {really}', b'01010', '2023-02-00', '0000-00-00 00:00:00.000', 1.5e300, 2155, '-838:59:59', '', 'x,y z'), ('ünïcode', 0, '1000-01-01', '1970-01-01', 0.1, 1901, '00:00:00.01', x'5c0a09', 'y z'), ('', null, null, null, null, null, null, null, null);
insert into weird_uses select n.n, k.* from n_ n join weird_keys k on k.kind + 0 = 1 + n.n % 4 where n.n <= 20;
insert into wide_keys select concat('größe ', n, '日本'), '値' from n_ where n <= 60;
insert into wide_uses select n, concat('größe ', 1 + n % 60, '日本') from n_ where n <= 200;

insert into by_range select n, date('2023-06-01') + interval n day, 1 + n % 20, if(n % 9, n, -n) from n_ where n <= 1200;
insert into by_list select elt(1 + n % 3, 'a', 'b', 'c'), n, concat('label', n) from n_ where n <= 300;
insert into by_hash select n, concat('hash', n) from n_ where n <= 2000;
insert into by_key select n, concat('k', n % 50), concat('key', n) from n_ where n <= 500;
insert into of_partitioned select n, n, date('2023-06-01') + interval n day, elt(1 + n % 3, 'a', 'b', 'c'), if(n % 300, n % 300, 300), n from n_ where n <= 1200;

insert into old_style (grp, what) select elt(1 + n % 3, 'a', 'b', 'é'), concat('what ', n) from n_ where n <= 100;
insert into in_memory select n, 'x' from n_ where n <= 50;
insert into squeezed select n, repeat('x', n) from n_ where n <= 50;
insert into redundant select n, repeat('ü', n * 50) from n_ where n <= 50;
insert into no_key select n % 10, 'b', n / 7, 1 + n % 3 from n_ where n <= 100 union all select null, null, null, null from n_ where n <= 3;
insert into no_key_at_all select n % 2 from n_ where n <= 40;
insert into counted_up (id) select n from n_ where n <= 30;
insert into below_zero values (-5, 'minus'), (-1, 'minus'), (7, 'plus');
set sql_mode = 'NO_AUTO_VALUE_ON_ZERO';
insert into below_zero values (0, 'zero');
set sql_mode = '';
insert into all_default (id) select n from n_ where n <= 20;
insert into only_computed (id) select n from n_ where n <= 50;
insert into half_computed (net, after_all) select n / 8, if(n % 2, 'x', null) from n_ where n <= 50;
insert into shapes select n, st_geomfromtext(concat('POINT(', n / 10, ' ', n / 20, ')')/*!80003 , 4326 */), if(n % 2, st_geomfromtext('GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))'), null) from n_ where n <= 50;
insert into documents select n, concat('{"b": [1, {"a": null}], "n": ', n, ', "t": "ü\\u00e9\\n"}'), concat('word', n, ' 日本語') from n_ where n <= 40;
insert into unseen (id, secret, `check`, whole) select n, n * 7, n, n from n_ where n <= 30;
/*M!100303 insert into remembered select n, 'first' from n_ where n <= 30 */ /*!80000 do 0 */;
/*M!100303 update remembered set what = 'second' where id <= 10 */ /*!80000 do 0 */;
/*M!100303 select nextval(counter), nextval(counter) */ /*!80000 do 0 */;
/*M!100700 insert into modern select md5(n), concat('2001:db8::', n), repeat('zip', n) from n_ where n <= 30 */ /*!80000 do 0 */;
insert into typed values (1, 7, ~0, 'x', '1,ü', 2155, '-838:59:59.000001', '2038-01-19 03:14:07.999999', '2023-02-30', 'größe', x'00ff5c0a09', repeat(x'00', 300), 1.17549e-38, 99999999999999999999999999999999999.999999999999999999999999999999, '中文', '€uro ', 'ソ能表'),
    (2, 0, 0, 'no label', '', 0, '00:00:00', '1970-01-01 00:00:01', '0000-00-00', '', '', '', -0.0, -0.000000000000000000000000000001, '', '', ''), (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into large values (1, repeat('0123456789äöü😀', 100000), repeat(unhex('00ff5c0a'), 1000000)), (2, '', ''), (3, null, null);

drop table n_;
