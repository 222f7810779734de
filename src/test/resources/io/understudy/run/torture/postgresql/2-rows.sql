insert into "Odd ""schema"".one"."a.b ""c"" 'd' \e"
    select n, 'from' || n, '😀' || n, '"', '''', E'\\', E'\t\n\r\b\f\v', repeat('x', n) from generate_series(1, 100) n;
insert into "sixty_three_bytes_long_sixty_three_bytes_long_sixty_three_byteZ" select n, 'g' || n from generate_series(1, 50) n;
insert into twin select n, 'public' from generate_series(1, 40) n;
insert into other.twin select n, 'other', n from generate_series(1, 30) n;
insert into "Twin" select n, 'capital' from generate_series(1, 20) n;

insert into accounts (code, email, note) select 'code-' || n, 'Person' || n % 900 || '@example.org', case when n % 7 = 0 then null else 'note ' || n end from generate_series(1, 1000) n;
update accounts set parent_id = id / 2 where id % 3 = 0 and id > 3;
update accounts set code = null where id % 50 = 0;
insert into account_details select id, 'about ' || id from accounts where id % 2 = 0;
insert into places select 'C' || n % 5, lpad(n::text, 5, '0'), 'place ' || n from generate_series(1, 300) n;
insert into visits (account_id, country, zip, at)
    select 1 + (n * 37) % 1000, case when n % 4 <> 0 then 'C' || (1 + n % 300) % 5 end, case when n % 5 <> 0 then lpad((1 + n % 300)::text, 5, '0') else 'nowhere' end, timestamptz '2026-01-01 UTC' + n * interval '1 hour'
    from generate_series(1, 5000) n where n % 5 <> 0 or n % 4 = 0;
insert into full_visits (country, zip) select 'C' || (1 + n % 300) % 5, lpad((1 + n % 300)::text, 5, '0') from generate_series(1, 200) n union all select null, null;
insert into code_users select n, case when n % 50 <> 0 then 'code-' || n end, n % 2 = 0 from generate_series(1, 900) n;
insert into ring_a select n, n % 40 + 1 from generate_series(1, 200) n;
insert into ring_b select n, n % 30 + 1 from generate_series(1, 40) n;
insert into ring_c select n, n * 6 from generate_series(1, 30) n;
insert into late select n, 1 + n % 1000, nullif(n % 500, 0) from generate_series(1, 1500) n;
insert into strays select n, case when n % 10 = 0 then 100000 + n % 77 else 1 + n % 1000 end, case when n % 20 = 0 then -n else n end, case when n % 30 = 0 then null else 'label' end from generate_series(1, 2000) n;
insert into unenforced select n, case when n % 10 = 0 then 200000 + n else 1 + n % 1000 end, case when n % 25 = 0 then -1 else n end from generate_series(1, 1000) n;
insert into moody select unnest(enum_range(null::mood)), 'about';
insert into moody_notes select n, (enum_range(null::mood))[1 + n % 4], n / 7.0 from generate_series(1, 100) n;
insert into prices select n / 4.0, 'p' || n from generate_series(1, 2000) n;
insert into priced select n, (n / 4.0)::numeric(20, 6), 'p' || n from generate_series(1, 1500) n;
insert into weird_keys values ('a', '10101', '0044-03-15 BC', 'infinity', 'NaN', '00000000-0000-0000-0000-000000000001', '\x00'), ('b', '01010', '5874897-12-31', '-infinity', '-Infinity', '00000000-0000-0000-0000-000000000002', '\x');
insert into weird_uses select n, k.* from generate_series(1, 20) n join lateral (select * from weird_keys order by kind offset n % 2 limit 1) k on true;

insert into by_range select n, date '2023-06-01' + n, 1 + n % 20, case when n % 9 = 0 then -n else n end from generate_series(1, 1200) n;
insert into by_list select (array['a', 'b', 'c'])[1 + n % 3], n, 'label' || n from generate_series(1, 300) n;
insert into by_hash select n, 'hash' || n from generate_series(1, 2000) n;
insert into of_partitioned select n, n, date '2023-06-01' + n, (array['a', 'b', 'c'])[1 + n % 3], case when n % 300 = 0 then 300 else n % 300 end, n from generate_series(1, 1200) n;

insert into animals select n, 'animal' || n from generate_series(1, 30) n;
insert into dogs select n, 'dog' || n, 'breed' from generate_series(101, 130) n;
insert into puppies select n, 'puppy' || n, 'breed', n % 50 from generate_series(201, 230) n;
insert into scratch select n, 'x' from generate_series(1, 50) n;
insert into nothing select from generate_series(1, 3);
insert into no_key select n % 10, 'b' from generate_series(1, 100) n union all select null, null from generate_series(1, 3);
insert into only_computed select n from generate_series(1, 50) n;

insert into typed values
    (1, '{sad,"it''s \"fine\", {really}",NULL,"ünïcode 😀"}', '{}', 999, '12345', '("Main St, ""5""",7,infinity)', '("(,,)","{ok}")', '{"(a,1,)","(,,)"}', '[1.50,NaN)', '[sad,ok]', '{[1,3),[5,)}', 'a',
        '[2:3][-1:0]={{1,2},{3,NULL}}', '24:00:00+14', '-1 mon +2 days -00:00:00.000001', 'a:1A b:2', 'a & !b', '((0,0),(1,1),(1e300,0))', '<a b="c">d</a>', '$.a[*] ? (@ > 1)', '10101', 'x', 'a name', '-12.34', '08:00:2b:01:02:03:04:05', '16/B374D848'),
    (2, null, null, null, 'old code!', null, null, null, 'empty', 'empty', '{}', 'b', '{}', null, null, '', '', null, null, null, null, '', '', '92233720368547758.07', null, '0/0'),
    (3, '{{sad,ok},{ok,sad}}', '{ok}', 1, '', '(,,)', '(,)', '{}', '(,)', '(,)', '{(,)}', null, null, '00:00:00-15:59', '178000000 years', null, null, null, '', null, null, null, null, null, null, null);
insert into text_only values
    (1, 'accounts', '{postgres=arwdDxt/postgres,=r/postgres}', 'mood', E'tab\t newline\n backslash \\ \\N \\. bell\a'),
    (2, 'other.twin', '{}', 'integer', E'\\N'), (3, null, null, null, ''), (4, '"Twin"', null, 'mood[]', E'\\.'), (5, null, null, null, null);
insert into large values (1, repeat('0123456789äöü😀', 500000), decode(repeat('00ff5c0a', 2500000), 'hex')), (2, '', ''), (3, null, null);
insert into half_computed (net, after) select n, case when n % 2 = 0 then null else 'x' end from generate_series(1, 50) n;
insert into numbered select from generate_series(1, 20);
select nextval('round') from generate_series(1, 4);
insert into evens select n, n * 2 from generate_series(1, 30) n;
