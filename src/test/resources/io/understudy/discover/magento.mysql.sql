-- A web shop in the style of Magento: entity-attribute-value tables, quotes and orders, many technical columns.
create table eav_attribute (
  attribute_id int primary key, -- none
  entity_type_id int not null, -- none
  attribute_code varchar(255) not null, -- none
  backend_type varchar(8), -- none
  frontend_label varchar(255), -- none
  is_required tinyint(1), -- none
  note varchar(255) -- free-text
);
create table customer_group (
  customer_group_id int primary key, -- none
  customer_group_code varchar(32), -- none
  tax_class_id int -- none
);
create table customer_entity (
  entity_id int auto_increment primary key, -- none
  website_id int, -- none
  email varchar(255), -- email
  group_id int, -- none
  increment_id varchar(50), -- none
  store_id int, -- none
  created_at timestamp null, -- none
  updated_at timestamp null, -- none
  is_active tinyint(1), -- none
  disable_auto_group_change tinyint(1), -- none
  created_in varchar(255), -- none
  prefix varchar(40), -- gender
  firstname varchar(255), -- person-name
  middlename varchar(255), -- person-name
  lastname varchar(255), -- person-name
  suffix varchar(40), -- none
  dob date, -- birth-date
  password_hash varchar(128), -- password-hash
  rp_token varchar(128), -- token
  rp_token_created_at datetime, -- none
  default_billing int, -- none
  default_shipping int, -- none
  taxvat varchar(50), -- tax-id
  confirmation varchar(64), -- token
  gender int, -- gender
  failures_num int, -- none
  first_failure timestamp null, -- none
  lock_expires timestamp null -- none
);
create table customer_address_entity (
  entity_id int auto_increment primary key, -- none
  parent_id int, -- none
  is_active tinyint(1), -- none
  city varchar(255), -- address
  company varchar(255), -- none
  country_id varchar(255), -- none
  fax varchar(255), -- phone
  firstname varchar(255), -- person-name
  lastname varchar(255), -- person-name
  postcode varchar(255), -- address
  region varchar(255), -- address
  region_id int, -- none
  street text, -- address
  telephone varchar(255), -- phone
  vat_id varchar(255), -- tax-id
  vat_is_valid int, -- none
  vat_request_date varchar(255), -- none
  vat_request_success int -- none
);
create table customer_entity_varchar (
  value_id int auto_increment primary key, -- none
  attribute_id int not null, -- none
  entity_id int not null, -- none
  value varchar(255) -- contact
);
create table catalog_product_entity (
  entity_id int primary key, -- none
  attribute_set_id int, -- none
  type_id varchar(32), -- none
  sku varchar(64), -- none
  has_options int, -- none
  created_at timestamp null -- none
);
create table catalog_product_entity_varchar (
  value_id int auto_increment primary key, -- none
  attribute_id int, -- none
  store_id int, -- none
  entity_id int, -- none
  value varchar(255) -- none
);
create table sales_order (
  entity_id int auto_increment primary key, -- none
  state varchar(32), -- none
  status varchar(32), -- none
  coupon_code varchar(255), -- none
  protect_code varchar(255), -- token
  shipping_description varchar(255), -- none
  is_virtual int, -- none
  store_id int, -- none
  customer_id int, -- none
  base_grand_total decimal(20,4), -- none
  base_shipping_amount decimal(20,4), -- none
  subtotal decimal(20,4), -- none
  total_qty_ordered decimal(12,4), -- none
  customer_is_guest int, -- none
  customer_note_notify int, -- none
  billing_address_id int, -- none
  customer_group_id int, -- none
  quote_id int, -- none
  email_sent int, -- none
  customer_dob datetime, -- birth-date
  increment_id varchar(50), -- none
  applied_rule_ids varchar(128), -- none
  base_currency_code varchar(3), -- none
  customer_email varchar(128), -- email
  customer_firstname varchar(128), -- person-name
  customer_lastname varchar(128), -- person-name
  customer_taxvat varchar(32), -- tax-id
  ext_customer_id varchar(32), -- identifier
  remote_ip varchar(45), -- ip
  x_forwarded_for varchar(255), -- ip
  shipping_method varchar(120), -- none
  store_name varchar(255), -- none
  customer_note text, -- free-text
  customer_gender int -- gender
);
create table sales_order_payment (
  entity_id int auto_increment primary key, -- none
  parent_id int, -- none
  amount_paid decimal(20,4), -- none
  cc_exp_month varchar(12), -- card-expiry
  cc_exp_year varchar(4), -- card-expiry
  cc_last_4 varchar(100), -- card
  cc_owner varchar(128), -- person-name
  cc_type varchar(32), -- none
  cc_trans_id varchar(32), -- none
  method varchar(128), -- none
  po_number varchar(32), -- none
  additional_information text -- json
);
create table newsletter_subscriber (
  subscriber_id int auto_increment primary key, -- none
  store_id int, -- none
  customer_id int, -- none
  subscriber_email varchar(150), -- email
  subscriber_status int, -- none
  subscriber_confirm_code varchar(32) -- token
);
create table review_detail (
  detail_id int auto_increment primary key, -- none
  review_id int, -- none
  title varchar(255), -- free-text
  detail text, -- free-text
  nickname varchar(128) -- username
);
create table admin_user (
  user_id int auto_increment primary key, -- none
  firstname varchar(32), -- person-name
  lastname varchar(32), -- person-name
  email varchar(128), -- email
  username varchar(40), -- username
  password varchar(255), -- password-hash
  logdate timestamp null, -- none
  lognum int, -- none
  is_active int, -- none
  extra text, -- none
  rp_token text, -- token
  interface_locale varchar(16) -- none
);
create table core_config_data (
  config_id int auto_increment primary key, -- none
  scope varchar(8), -- none
  scope_id int, -- none
  path varchar(255), -- none
  value text -- token
);
create table persistent_session (
  persistent_id int auto_increment primary key, -- none
  `key` varchar(50), -- token
  customer_id int, -- none
  info text, -- none
  updated_at timestamp null -- none
);
insert into eav_attribute values (1,1,'telefon_mobil','varchar','Mobile phone',0,null),(2,1,'kontakt_email','varchar','Second e-mail',0,null),(3,1,'loyalty_level','varchar','Level',0,null),(70,4,'name','varchar','Product name',1,null),(71,4,'url_key','varchar','URL key',0,null),(72,4,'meta_title','varchar','Meta title',0,null);
insert into customer_group values (0,'NOT LOGGED IN',3),(1,'General',3),(2,'Wholesale',3);
insert into customer_entity (website_id,email,group_id,increment_id,store_id,created_at,updated_at,is_active,disable_auto_group_change,created_in,prefix,firstname,middlename,lastname,suffix,dob,password_hash,rp_token,default_billing,default_shipping,taxvat,confirmation,gender,failures_num)
with recursive n(i) as (select 1 union all select i+1 from n where i<240)
select 1,concat(lower(elt(1+i%8,'anna','bob','carla','dmitri','eva','fritz','gina','hugo')),'.',lower(elt(1+i%7,'smith','jones','garcia','kowalski','meyer','rossi','dubois')),i,'@',elt(1+i%4,'example.com','mail.example.org','example.net','post.example')),1,lpad(i,9,'0'),1,'2024-01-01 10:00:00','2024-02-01 10:00:00',1,0,'Default Store View',elt(1+i%3,'Mr.','Ms.',null),elt(1+i%8,'Anna','Robert','Carla','Dmitri','Eva','Fritz','Gina','Hugo'),null,elt(1+i%7,'Smith','Jones','Garcia','Kowalski','Meyer','Rossi','Dubois'),null,date_add('1950-01-01', interval i*73 day),concat(sha2(i,256),':',substr(md5(i),1,16),':1'),if(i%9=0,md5(i*3),null),i,i,if(i%10=0,concat('DE',100000000+i*7919),null),null,1+i%2,0 from n;
insert into customer_address_entity (parent_id,is_active,city,company,country_id,fax,firstname,lastname,postcode,region,region_id,street,telephone,vat_id)
with recursive n(i) as (select 1 union all select i+1 from n where i<300)
select i,1,elt(1+i%6,'Berlin','Chicago','Lyon','Warszawa','Milano','Leeds'),if(i%5=0,'Acme Ltd',null),elt(1+i%6,'DE','US','FR','PL','IT','GB'),null,elt(1+i%8,'Anna','Robert','Carla','Dmitri','Eva','Fritz','Gina','Hugo'),elt(1+i%7,'Smith','Jones','Garcia','Kowalski','Meyer','Rossi','Dubois'),lpad(10000+i*37,5,'0'),elt(1+i%3,'Bayern','Illinois','Rhône'),12,concat(i,' Main Street'),concat('+49 30 ',230000+i*13),null from n;
insert into customer_entity_varchar (attribute_id,entity_id,value)
with recursive n(i) as (select 1 union all select i+1 from n where i<300)
select 1+i%3,i,case i%3 when 0 then concat('+49 151 ',20000000+i*131) when 1 then concat('second.',i,'@example.org') else elt(1+i%2,'gold','silver') end from n;
insert into catalog_product_entity with recursive n(i) as (select 1 union all select i+1 from n where i<120) select i,4,'simple',concat('24-MB',lpad(i,2,'0')),0,'2024-01-01 00:00:00' from n;
insert into catalog_product_entity_varchar (attribute_id,store_id,entity_id,value)
with recursive n(i) as (select 1 union all select i+1 from n where i<300)
select 70+i%3,0,i,case i%3 when 0 then concat(elt(1+i%4,'Joust Duffle Bag','Strive Shoulder Pack','Crown Summit Backpack','Wayfarer Messenger Bag'),' ',i) when 1 then concat('bag-',i) else concat('Buy bag ',i,' online') end from n;
insert into sales_order (state,status,coupon_code,protect_code,shipping_description,is_virtual,store_id,customer_id,base_grand_total,base_shipping_amount,subtotal,total_qty_ordered,customer_is_guest,billing_address_id,customer_group_id,quote_id,email_sent,customer_dob,increment_id,base_currency_code,customer_email,customer_firstname,customer_lastname,ext_customer_id,remote_ip,shipping_method,store_name,customer_note,customer_gender)
with recursive n(i) as (select 1 union all select i+1 from n where i<400)
select elt(1+i%3,'new','processing','complete'),elt(1+i%3,'pending','processing','complete'),if(i%20=0,'SUMMER',null),substr(md5(i*17),1,32),'Flat Rate - Fixed',0,1,i,i*3.17,5,i*3.17-5,2,0,i,1,i,1,null,concat('1000',lpad(i,5,'0')),'USD',concat('buyer',i,'@example.com'),elt(1+i%8,'Anna','Robert','Carla','Dmitri','Eva','Fritz','Gina','Hugo'),elt(1+i%7,'Smith','Jones','Garcia','Kowalski','Meyer','Rossi','Dubois'),null,concat('203.0.113.',i%250),'flatrate_flatrate','Main Website\nMain Website Store\nDefault Store View',if(i%7=0,concat('Please ring twice and leave the parcel with neighbour number ',i),null),1 from n;
insert into sales_order_payment (parent_id,amount_paid,cc_exp_month,cc_exp_year,cc_last_4,cc_owner,cc_type,cc_trans_id,method,po_number,additional_information)
with recursive n(i) as (select 1 union all select i+1 from n where i<300)
select i,i*3.17,1+i%12,2025+i%5,lpad(i*31%10000,4,'0'),concat(elt(1+i%8,'Anna','Robert','Carla','Dmitri','Eva','Fritz','Gina','Hugo'),' ',elt(1+i%7,'Smith','Jones','Garcia','Kowalski','Meyer','Rossi','Dubois')),elt(1+i%3,'VI','MC','AE'),concat('T',1000000+i),'braintree',null,concat('{"method_title":"Credit Card","paypal_payer_email":"buyer',i,'@example.com","avs":"Y"}') from n;
insert into newsletter_subscriber (store_id,customer_id,subscriber_email,subscriber_status,subscriber_confirm_code) with recursive n(i) as (select 1 union all select i+1 from n where i<200) select 1,i,concat('reader',i,'@example.org'),1,md5(concat('c',i)) from n;
insert into review_detail (review_id,title,detail,nickname) with recursive n(i) as (select 1 union all select i+1 from n where i<150) select i,elt(1+i%5,'Great bag for my commute','Not what I expected at all','My wife loves it','Zip broke after a week','Five stars, Anna'),concat('I bought this bag for my daughter and it arrived on day ',i,'. She is very happy with it.'),concat(elt(1+i%5,'happy','sad','mia','joe','zoe'),i) from n;
insert into admin_user (firstname,lastname,email,username,password,lognum,is_active,extra,interface_locale) values ('Olga','Petrova','olga@example.com','opetrova',concat(sha2('a',256),':abcdefgh:2'),3,1,'{"configState":{"web_url":"1"}}','en_US'),('Tim','Cook','tim@example.com','tcook',concat(sha2('b',256),':abcdefgi:2'),9,1,'{"configState":{"web_seo":"0"}}','de_DE'),('Rosa','Diaz','rosa@example.com','rdiaz',concat(sha2('c',256),':abcdefgj:2'),9,1,null,'es_ES');
insert into core_config_data (scope,scope_id,path,value) values ('default',0,'web/seo/use_rewrites','1'),('default',0,'general/locale/code','en_US'),('default',0,'trans_email/ident_general/email','owner@example.com'),('default',0,'payment/stripe/secret_key','sk_live_51H8xkZ2eZvKYlo2C0aT9xQ'),('default',0,'currency/options/base','USD'),('default',0,'smtp/password','s3cr3tPassw0rd');
insert into persistent_session (`key`,customer_id,info) with recursive n(i) as (select 1 union all select i+1 from n where i<60) select concat(md5(i*5),'abcdefgh'),i,'{"customer_is_logged_in":true}' from n;
