-- Foreign keys ------------------------------------------------------------------------------------------

alter table accounts add constraint accounts_code_key unique (code), add foreign key (parent_id) references accounts;
alter table account_details add constraint details_of foreign key (account_id) references accounts on delete cascade;
comment on constraint details_of on account_details is 'It''s one to one';
alter table visits add foreign key (account_id) references accounts, add constraint "visits ""place""" foreign key (country, zip) references places;
alter table full_visits add foreign key (country, zip) references places match full on update cascade on delete set null (zip);
alter table code_users add foreign key (account_code) references accounts (code) on update cascade on delete set default;
alter table ring_a add foreign key (b_id) references ring_b;
alter table ring_b add foreign key (c_id) references ring_c deferrable;
alter table ring_c add foreign key (a_id) references ring_a;
alter table late add foreign key (account_id) references accounts deferrable initially deferred,
    add foreign key (previous_id) references late deferrable initially immediate;
alter table strays add constraint strays_account_fk foreign key (account_id) references accounts not valid,
    add constraint strays_amount_check check (amount > 0) not valid,
    add constraint strays_label_set not null label not valid;
comment on constraint strays_amount_check on strays is 'since V9';
alter table unenforced add constraint unenforced_fk foreign key (account_id) references accounts not enforced,
    add constraint unenforced_check check (amount > 0) not enforced;
alter table moody_notes add foreign key (feeling) references moody;
alter table priced add foreign key (price) references prices, add foreign key (name) references prices (name);
alter table weird_uses add foreign key (kind) references weird_keys, add foreign key (bits) references weird_keys (bits), add foreign key (day) references weird_keys (day),
    add foreign key (at) references weird_keys (at), add foreign key (f) references weird_keys (f), add foreign key (u) references weird_keys (u), add foreign key (b) references weird_keys (b);
alter table by_range add foreign key (account_id) references accounts, add constraint by_range_amount check (amount > 0) not valid;
alter table of_partitioned add foreign key (range_id, range_at) references by_range, add foreign key (list_kind, list_id) references by_list, add foreign key (hash_id) references by_hash;
alter table other.twin add foreign key (twin_id) references twin;
-- A key and a check of one partition only.
alter table by_list_c add constraint by_list_c_check check (id > 200) not valid;
alter table by_list_ab add constraint by_list_ab_fk foreign key (id) references by_hash;
alter domain postcode add constraint postcode_check check (value ~ '^[0-9]{5}$') not valid;

-- Indexes -----------------------------------------------------------------------------------------------

create unique index lower_email on accounts (lower(email), id) include (code) where note is not null;
create index accounts_note on accounts (note text_pattern_ops desc nulls last);
comment on index accounts_note is 'kept';
create index accounts_expression on accounts ((length(email)), (upper(code)));
alter index accounts_expression alter column 1 set statistics 500;
create index visits_filled on visits (at) with (fillfactor = 70);
create unique index nulls_are_one on typed (bits) nulls not distinct where id > 1 and id < 3;
alter table places add constraint places_name unique nulls not distinct (name);
cluster visits using visits_pkey;
alter table visits replica identity using index visits_pkey;
alter table late replica identity full;
create table booked (room integer, during daterange, constraint no_overlap exclude using gist (during with &&) where (room = 1));
alter table booked add constraint booked_later unique (room, during) deferrable initially deferred;
create table periods (id int4range, valid daterange, constraint periods_key primary key (id, valid without overlaps));
create statistics account_shape (dependencies, mcv) on code, email from accounts;
alter statistics account_shape set statistics 77;
alter table accounts alter column note set statistics 0, alter column email set storage external, alter column email set (n_distinct = -0.9);
create publication changes for table accounts (id, code), visits where (id > 5);

-- Row-level security, triggers, ownership of nothing in particular -----------------------------------------

alter table strays enable row level security, force row level security;
create policy nobody on strays for all to public using (false) with check (false);
create trigger plain after insert or delete or truncate on accounts execute function tell();
create trigger always after insert on visits for each row execute function tell();
create trigger replica after insert on visits for each row execute function tell();
create trigger disabled after insert on visits for each row execute function tell();
alter table visits enable always trigger always, enable replica trigger replica, disable trigger disabled;
create constraint trigger late_told after insert on late deferrable initially deferred for each row execute function tell();
create trigger on_partitioned after insert on by_range for each row execute function tell();
create trigger on_partition after insert on by_list_ab for each row execute function tell();
create trigger on_sub_partition before insert on by_range_2025_low for each statement execute function tell();
comment on trigger plain on accounts is 'told';
