-- An enterprise system as German software houses write it: short upper-case German names, prefixes for modules.
create table fi_debitoren_stamm (
  deb_nr integer primary key, -- none
  anr_kz varchar(5), -- gender
  name1 varchar(60), -- person-name
  name2 varchar(60), -- person-name
  such_begriff varchar(30), -- person-name
  strasse varchar(60), -- address
  hausnr varchar(10), -- address
  plz varchar(10), -- address
  ort varchar(60), -- address
  ortsteil varchar(60), -- address
  land_kz char(2), -- none
  tel_gesch varchar(40), -- phone
  tel_privat varchar(40), -- phone
  mobil varchar(40), -- phone
  telefax varchar(40), -- phone
  e_mail varchar(120), -- email
  ust_id varchar(20), -- tax-id
  steuer_nr varchar(20), -- tax-id
  iban varchar(34), -- iban
  bic varchar(11), -- bank-account
  blz varchar(8), -- bank-account
  kto_nr varchar(12), -- bank-account
  zahl_bed integer, -- none
  kredit_limit numeric(12,2), -- none
  mahn_stufe integer, -- none
  sperr_kz boolean, -- none
  bemerkung text, -- free-text
  geb_dat date, -- birth-date
  anlage_dat date, -- none
  anlage_user varchar(12), -- username
  aend_dat timestamp -- none
);
create table hr_mitarbeiter (
  pers_nr integer primary key, -- none
  vorname varchar(40), -- person-name
  nachname varchar(40), -- person-name
  geburtsname varchar(40), -- person-name
  geburtsdatum date, -- birth-date
  geburtsort varchar(40), -- address
  staatsangehoerigkeit char(3), -- nationality
  geschlecht char(1), -- gender
  familienstand varchar(12), -- marital-status
  konfession varchar(4), -- religion
  anz_kinder smallint, -- marital-status
  steuerklasse smallint, -- marital-status
  steuer_id varchar(11), -- tax-id
  sv_nummer varchar(12), -- national-id
  krankenkasse varchar(40), -- health
  schwerbehindert_grad smallint, -- health
  eintritt date, -- none
  austritt date, -- none
  abteilung_id integer, -- none
  stellenbezeichnung varchar(60), -- none
  bruttogehalt numeric(10,2), -- salary
  tarifgruppe varchar(8), -- none
  wochenstunden numeric(4,1), -- none
  benutzerkennung varchar(12), -- username
  kennwort_hash varchar(80), -- password-hash
  dienst_email varchar(80), -- email
  durchwahl varchar(8), -- phone
  foto bytea, -- image
  notfallkontakt varchar(120), -- person-name
  notfall_tel varchar(40) -- phone
);
create table hr_abteilung (
  id integer primary key, -- none
  bezeichnung varchar(60), -- none
  kuerzel varchar(8), -- none
  leiter_pers_nr integer, -- none
  kostenstelle varchar(10) -- none
);
create table hr_fehlzeit (
  id integer primary key, -- none
  pers_nr integer, -- none
  von date, -- none
  bis date, -- none
  fehlgrund varchar(40), -- health
  au_bescheinigung boolean -- none
);
create table mm_artikel (
  art_nr varchar(18) primary key, -- none
  bezeichnung varchar(80), -- none
  warengruppe varchar(10), -- none
  ean varchar(13), -- none
  ek_preis numeric(10,2), -- none
  vk_preis numeric(10,2), -- none
  gewicht_kg numeric(8,3), -- none
  lieferant_nr integer, -- none
  langtext text -- free-text
);
create table mm_lieferant (
  lief_nr integer primary key, -- none
  firmenname varchar(80), -- none
  ansprechpartner varchar(80), -- person-name
  telefon varchar(40), -- phone
  email varchar(80), -- email
  homepage varchar(120), -- url
  bankverbindung varchar(80) -- bank-account
);
create table vk_beleg (
  beleg_nr bigint primary key, -- none
  beleg_art char(2), -- none
  deb_nr integer, -- none
  beleg_dat date, -- none
  liefer_name varchar(80), -- person-name
  liefer_anschrift varchar(160), -- address
  sachbearbeiter varchar(40), -- person-name
  waehrung char(3), -- none
  netto_betrag numeric(12,2), -- none
  mwst_satz numeric(4,2), -- none
  unser_zeichen varchar(20), -- none
  ihr_zeichen varchar(20), -- none
  freitext text -- free-text
);
create table vk_beleg_pos (
  beleg_nr bigint, -- none
  pos_nr integer, -- none
  art_nr varchar(18), -- none
  menge numeric(10,3), -- none
  einzelpreis numeric(10,2), -- none
  rabatt_proz numeric(5,2), -- none
  primary key (beleg_nr, pos_nr)
);
create table sy_protokoll (
  id bigint primary key, -- none
  zeitpunkt timestamp, -- none
  benutzer varchar(12), -- username
  rechner varchar(40), -- device-id
  ip_adresse varchar(45), -- ip
  aktion varchar(40), -- none
  tabelle varchar(40), -- none
  alt_wert text, -- free-text
  neu_wert text -- free-text
);
create table sy_parameter (
  schluessel varchar(60) primary key, -- none
  wert varchar(200), -- token
  beschreibung varchar(200) -- none
);
create table ku_fuhrpark (
  id integer primary key, -- none
  kennzeichen varchar(12), -- vehicle
  fahrgestellnr varchar(17), -- vehicle
  hersteller varchar(40), -- none
  modell varchar(40), -- none
  fahrer_pers_nr integer, -- none
  erstzulassung date, -- none
  km_stand integer -- none
);
insert into hr_abteilung values (1,'Einkauf','EK',3,'4711'),(2,'Vertrieb','VT',5,'4712'),(3,'Buchhaltung','BH',7,'4713'),(4,'Personal','PE',8,'4714'),(5,'Lager','LA',9,'4715');
insert into fi_debitoren_stamm select i,(array['Hr.','Fr.','Fa.'])[1+i%3],(array['Müller','Schmidt','Schneider','Fischer','Weber','Meyer','Wagner','Becker','Schulz','Hoffmann'])[1+i%10],(array['Hans','Ute','Jürgen','Sabine','Klaus','Renate'])[1+i%6],upper((array['Müller','Schmidt','Schneider','Fischer','Weber','Meyer','Wagner','Becker','Schulz','Hoffmann'])[1+i%10]),(array['Hauptstraße','Gartenweg','Lindenallee','Bahnhofstr.'])[1+i%4],(1+i%90)::text,lpad((10000+i*211)::text,5,'0'),(array['Berlin','Hamburg','München','Köln','Leipzig','Ulm'])[1+i%6],null,'DE','030/'||(2300000+i*17),null,'0171-'||(3920000+i*31),null,'kunde'||i||'@beispiel.example',null,null,case when i%2=0 then 'DE'||lpad((98-(mod((lpad((37040044)::text,8,'0')||lpad((532000000+i)::text,10,'0')||'131400')::numeric,97)))::text,2,'0')||'37040044'||lpad((532000000+i)::text,10,'0') end,'COBADEFFXXX','37040044',(532000000+i)::text,14,5000,0,false,case when i%5=0 then 'Kunde wünscht Anruf vor jeder Lieferung, bitte Frau Meyer verlangen' end,date '1940-01-01'+(i*71),date '2015-03-01'+i,(array['KRAUSE','HUBER','LANGE'])[1+i%3],now() from generate_series(1,300) i;
insert into hr_mitarbeiter select i,(array['Hans','Ute','Jürgen','Sabine','Klaus','Renate'])[1+i%6],(array['Müller','Schmidt','Schneider','Fischer','Weber','Meyer'])[1+i%6],null,date '1955-01-01'+(i*160),(array['Berlin','Ulm','Linz'])[1+i%3],'DEU',(array['m','w'])[1+i%2],(array['led.','verh.','gesch.'])[1+i%3],(array['rk','ev',null])[1+i%3],i%4,1+i%5,lpad((12345678901+i*987)::text,11,'0'),'65'||lpad((170839+i)::text,6,'0')||'J00'||(i%10),(array['AOK Bayern','Barmer','TK'])[1+i%3],case when i%15=0 then 50 end,date '2010-01-01'+i,null,1+i%5,'Sachbearbeiter',2800+i*13,'E9',38.5,(array['KRAUSE','HUBER','LANGE'])[1+i%3]||i,'{SSHA}'||encode(sha256(i::text::bytea),'base64'),'ma'||i||'@firma.example',(100+i)::text,null,'Ehefrau Monika Schmidt','0171-'||(3920000+i*31) from generate_series(1,120) i;
insert into hr_fehlzeit select i,1+i%120,date '2024-01-01'+i,date '2024-01-03'+i,(array['krank','Kur','Kind krank','Urlaub'])[1+i%4],true from generate_series(1,150) i;
insert into mm_artikel select 'A-'||i,(array['Sechskantschraube M8','Unterlegscheibe','Kugellager','Dichtring'])[1+i%4]||' '||i,'WG'||(i%9),'40'||lpad((i*7919)::text,11,'0'),i*1.1,i*1.7,i*0.1,1+i%20,'Hochwertige Ausführung aus Edelstahl, geeignet für den Einsatz im Freien, Nr. '||i from generate_series(1,200) i;
insert into mm_lieferant select i,'Schrauben '||i||' GmbH & Co. KG',(array['Herr Krause','Frau Huber','Dr. Peter Lange'])[1+i%3],'0711/'||(990000+i*7),'vertrieb@lieferant'||i||'.example','https://www.lieferant'||i||'.example','Sparkasse, Kto '||(4000000+i*13) from generate_series(1,20) i;
insert into vk_beleg select 900000+i,'RE',1+i%300,date '2024-01-01'+i%300,(array['Hans Müller','Ute Schmidt','Klaus Weber','Sabine Becker'])[1+i%4],(array['Gartenweg','Lindenallee','Bahnhofstr.'])[1+i%3]||' '||i||', '||lpad((10000+i*211)::text,5,'0')||' Berlin',(array['Krause','Huber','Lange'])[1+i%3],'EUR',i*11.3,19,'KR/24','bt-'||i,null from generate_series(1,300) i;
insert into vk_beleg_pos select 900000+i,10,'A-'||(1+i%200),1+i%5,i*1.7,0 from generate_series(1,300) i;
insert into sy_protokoll select i,now(),(array['KRAUSE','HUBER','LANGE'])[1+i%3],'PC-'||lpad((i%40)::text,4,'0'),'10.1.'||(i%20)||'.'||(i%250),'UPDATE','hr_mitarbeiter',null,null from generate_series(1,200) i;
insert into sy_parameter values ('mail.smtp.host','smtp.firma.example','Mailserver'),('mail.smtp.passwort','Geheim!2024','Kennwort des Mailservers'),('druck.rand','15','Rand in mm'),('db.version','4.2.1','Version der Datenbank'),('firma.name','Muster AG','Name der Firma');
insert into ku_fuhrpark select i,(array['B','M','HH'])[1+i%3]||'-'||(array['XY','AB','KL'])[1+i%3]||' '||(100+i),'WVWZZZ1JZ3W'||lpad((386000+i)::text,6,'0'),'Volkswagen','Golf',1+i%120,date '2019-01-01'+i,10000+i*311 from generate_series(1,40) i;
