set foreign_key_checks = 0/*M!100201 , check_constraint_checks = 0 */;

-- Foreign keys ------------------------------------------------------------------------------------------

alter table accounts add unique key accounts_code (code), add constraint accounts_parent foreign key (parent_id) references accounts (id);
alter table account_details add constraint details_of foreign key (account_id) references accounts (id) on delete cascade on update cascade;
alter table visits add foreign key (account_id) references accounts (id), add constraint `visits "place"` foreign key (country, zip) references places (country, zip) on delete set null;
alter table code_users add foreign key (account_code) references accounts (code) on update cascade;
alter table uuids add unique key (printed);
alter table uuid_users add foreign key (uuid_id) references uuids (id);
alter table deepest add foreign key (region, uuid_id, no) references uuid_users (region, uuid_id, no);
alter table ring_a add foreign key (b_id) references ring_b (id);
alter table ring_b add foreign key (c_id) references ring_c (id);
alter table ring_c add foreign key (a_id) references ring_a (id);
alter table late add foreign key (account_id) references accounts (id), add foreign key (previous_id) references late (id);
alter table strays add constraint strays_account_fk foreign key (account_id) references accounts (id)/*M!100201 , add constraint strays_amount_check check (amount > 0) */;
alter table unenforced add key (account_id);
alter table name_users add foreign key (name) references many_named (name);
alter table weird_uses add foreign key (kind) references weird_keys (kind), add foreign key (bits) references weird_keys (bits), add foreign key (day) references weird_keys (day), add foreign key (at) references weird_keys (at),
    add foreign key (f) references weird_keys (f), add foreign key (y) references weird_keys (y), add foreign key (t) references weird_keys (t), add foreign key (b) references weird_keys (b), add foreign key (s) references weird_keys (s);
alter table wide_uses add foreign key (k) references wide_keys (k);

-- Indexes -----------------------------------------------------------------------------------------------

alter table accounts add unique key mail_and_note (email, id desc, note(10)), add key note (note(20) desc) comment 'kept', add fulltext key words (note);
alter table visits add key at (at) using btree;
alter table places add key named (name, country);
/*!80013 alter table accounts add key expression ((length(email)), (upper(code))), add key unseen (parent_id, id) invisible */ /*M!100000 do 0 */;
/*M!100600 alter table accounts add key unseen (parent_id, id) ignored */ /*!80000 do 0 */;

-- Triggers ------------------------------------------------------------------------------------------------

create trigger plain after insert on accounts for each row insert into fired values ('plain');
create trigger `always ``on``; visits` before insert on visits for each row begin insert into fired values ('always'); set new.zip = upper(new.zip); end;
create trigger second before insert on visits for each row follows `always ``on``; visits` insert into fired values ('second');
create trigger on_partitioned after insert on by_range for each row insert into fired values ('on_partitioned');
create trigger gone after delete on strays for each row insert into fired values ('gone');
