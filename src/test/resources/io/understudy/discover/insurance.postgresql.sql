-- An insurer's system of the nineties, in French, with columns of few letters or of none that mean anything: some can be told by their values alone. Held out: written and labelled before anything was run on it.
create table asr (
  asr_id integer primary key, -- none
  civ char(4), -- gender
  nm varchar(40), -- person-name
  pnm varchar(40), -- person-name
  nm_jf varchar(40), -- person-name
  dt_nais date, -- birth-date
  lieu_nais varchar(40), -- address
  nir char(15), -- national-id
  sit_fam varchar(2), -- marital-status
  nb_enf smallint, -- marital-status
  csp varchar(3), -- none
  adr1 varchar(60), -- address
  adr2 varchar(60), -- address
  cp char(5), -- address
  vil varchar(40), -- address
  tel_dom varchar(20), -- phone
  tel_port varchar(20), -- phone
  courriel varchar(80), -- email
  dt_cre timestamp, -- none
  uti_cre varchar(8), -- username
  top_vip boolean, -- none
  obs text -- free-text
);
create table ctr (
  ctr_no varchar(12) primary key, -- none
  asr_id integer references asr, -- none
  prd_cd varchar(6), -- none
  dt_eff date, -- none
  dt_ech date, -- none
  prm_ttc numeric(9,2), -- none
  frac char(1), -- none
  iban varchar(34), -- iban
  titu varchar(60), -- person-name
  mand_ref varchar(35), -- none
  etat char(2) -- none
);
create table veh (
  veh_id integer primary key, -- none
  ctr_no varchar(12) references ctr, -- none
  immat varchar(10), -- vehicle
  vin char(17), -- vehicle
  marque varchar(20), -- none
  modele varchar(30), -- none
  dt_mec date, -- none
  conducteur varchar(60), -- person-name
  permis_no varchar(15) -- national-id
);
create table sin (
  sin_no varchar(14) primary key, -- none
  ctr_no varchar(12) references ctr, -- none
  dt_surv timestamp, -- none
  lieu varchar(80), -- address
  circ text, -- free-text
  tiers_nom varchar(60), -- person-name
  tiers_tel varchar(20), -- phone
  expert varchar(60), -- person-name
  mt_est numeric(10,2), -- none
  gest varchar(8), -- username
  statut varchar(10) -- none
);
create table sante_decompte (
  id bigint primary key, -- none
  asr_id integer references asr, -- none
  acte_cd varchar(8), -- health
  praticien varchar(60), -- person-name
  ps_rpps char(11), -- national-id
  dt_soin date, -- none
  mt_dep numeric(8,2), -- none
  mt_rbt numeric(8,2), -- none
  pathologie varchar(80) -- health
);
create table t_0042 (
  c1 integer primary key, -- none
  c2 varchar(50), -- person-name
  c3 varchar(50), -- person-name
  c4 varchar(80), -- email
  c5 varchar(25), -- phone
  c6 varchar(34), -- iban
  c7 varchar(60), -- address
  c8 varchar(40), -- address
  c9 date, -- birth-date
  c10 varchar(15), -- national-id
  c11 varchar(10), -- none
  c12 numeric(10,2), -- none
  c13 text, -- free-text
  c14 varchar(40), -- ip
  c15 varchar(60) -- none
);
create table ext_val (
  id bigint primary key, -- none
  attr_1 varchar(100), -- card
  attr_2 varchar(100), -- token
  attr_3 varchar(100), -- none
  attr_4 varchar(100), -- password-hash
  attr_5 varchar(100), -- none
  attr_6 varchar(200), -- user-agent
  attr_7 varchar(100), -- person-name
  attr_8 varchar(100), -- none
  attr_9 jsonb -- json
);
create table ref_garantie (
  cd varchar(6) primary key, -- none
  lib varchar(60), -- none
  descr text, -- none
  plaf numeric(10,2) -- none
);
create table ref_commune (
  insee char(5) primary key, -- none
  lib varchar(60), -- none
  dep char(3) -- none
);
create table agence (
  id integer primary key, -- none
  nom varchar(60), -- none
  responsable varchar(60), -- person-name
  adr varchar(80), -- address
  tel varchar(20), -- phone
  mel varchar(80), -- email
  lat numeric(9,6), -- geo
  lon numeric(9,6) -- geo
);
create table jrn_batch (
  id bigint primary key, -- none
  prog varchar(30), -- none
  nom_fichier varchar(80), -- none
  msg text, -- none
  nb_lig integer, -- none
  dt_deb timestamp, -- none
  adresse_file varchar(60), -- none
  tel_mode varchar(10) -- none
);
create table benef (
  id integer primary key, -- none
  ctr_no varchar(12) references ctr, -- none
  clause text, -- free-text
  nm_benef varchar(60), -- person-name
  lien varchar(20), -- none
  dt_nais_benef date, -- birth-date
  part numeric(5,2) -- none
);
insert into asr select i, (array['M','MME'])[1+i%2], upper((array['Lefèvre','Moreau','Garnier','Roussel','Chevalier','Benali','Nguyen','Da Silva','Perrin','Fontaine','Haddad'])[1+i%11]),
  (array['Camille','Lucas','Inès','Théo','Manon','Yanis','Chloé','Bastien','Aïcha','Rémi','Élodie','Karim','Solène'])[1+i%13], case when i%2=1 and i%3=0 then upper((array['Marchand','Blanc','Guerin','Faure'])[1+i%4]) end,
  date '1938-03-11' + i*83, (array['LYON 08','MARSEILLE','TOURS','ALGER','NANTES','SAIGON'])[1+i%6],
  k.b || lpad((97 - mod(k.b::bigint, 97))::text, 2, '0'), (array['C','M','PS','D','V'])[1+i%5], i%4, lpad((11+i%60)::text,3,'0'),
  (1+i%140)||' '||(array['RUE DES LILAS','AV DE LA GARE','CHE DES VIGNES','BD VOLTAIRE','IMP DU MOULIN'])[1+i%5], case when i%7=0 then 'BAT '||chr(65+i%5)||' APT '||i%40 end,
  lpad((1000+i*431%94000)::text,5,'0'), (array['LYON','MARSEILLE','TOURS','REZE','NANTES','SAINT-DENIS','ALBI'])[1+i%7],
  '0'||(1+i%5)||lpad((i*7654321::bigint%100000000)::text,8,'0'), '06 '||lpad((i*37%100)::text,2,'0')||' '||lpad((i*91%100)::text,2,'0')||' '||lpad((i*53%100)::text,2,'0')||' '||lpad((i*17%100)::text,2,'0'),
  case when i%4>0 then 'client'||i||'@'||(array['boite.example','courrier.example.org','example.com'])[1+i%3] end, timestamp '1996-01-01' + i*interval '31 hours', 'AG'||lpad((i%40)::text,4,'0'), i%50=0,
  case when i%5=0 then 'Rappelé le client le '||(1+i%28)||'/03, souhaite résilier après le sinistre de son fils' end
  from generate_series(1,320) i, lateral (select (1+i%2)||lpad((38+i*83/365)%100||'',2,'0')||lpad((1+i%12)||'',2,'0')||lpad((1+i%90)||'',2,'0')||lpad((1+i*7%900)||'',3,'0')||lpad((1+i*13%900)||'',3,'0') as b) k;
insert into ctr select 'C'||lpad(i::text,9,'0'), i, (array['AUTO1','MRH','PJ','SANTE2'])[1+i%4], date '2010-01-01'+i, date '2026-01-01'+i%365, 120+i*1.37, (array['M','T','A'])[1+i%3],
  'FR'||lpad((98-mod((lpad((30000+i%7)||'',5,'0')||lpad((1000+i)||'',5,'0')||lpad((i*991)||'',11,'0')||lpad((i%97)||'',2,'0')||'152700')::numeric,97))::text,2,'0')||lpad((30000+i%7)||'',5,'0')||lpad((1000+i)||'',5,'0')||lpad((i*991)||'',11,'0')||lpad((i%97)||'',2,'0'),
  'M OU MME '||upper((array['Lefèvre','Moreau','Garnier','Roussel','Chevalier','Benali','Nguyen'])[1+i%7]), 'RUM-'||lpad(i::text,12,'0'), (array['EC','RS','SU'])[1+i%3] from generate_series(1,300) i;
insert into veh select i, 'C'||lpad(i::text,9,'0'), chr(65+i%26)||chr(65+i*7%26)||'-'||lpad((i*37%1000)::text,3,'0')||'-'||chr(65+i*3%26)||chr(65+i*11%26), 'VF1'||upper(substr(md5(i::text),1,14)), (array['RENAULT','PEUGEOT','CITROEN','TOYOTA'])[1+i%4], (array['CLIO','208','C3','YARIS'])[1+i%4], date '2012-01-01'+i*9,
  (array['Camille','Lucas','Inès','Théo','Manon'])[1+i%5]||' '||upper((array['Lefèvre','Moreau','Garnier'])[1+i%3]), lpad((i*1234567::bigint%1000000000000)::text,12,'0') from generate_series(1,150) i;
insert into sin select 'S'||lpad(i::text,10,'0'), 'C'||lpad(i::text,9,'0'), timestamp '2025-01-01'+i*interval '9 hours', (array['A7 sortie 14','12 rue des Lilas, Lyon','Parking Carrefour Tours','Rond-point de Rezé'])[1+i%4],
  'Le véhicule de l''assuré a été percuté à l''arrière par le tiers alors qu''il était à l''arrêt, dossier '||i, (array['M. Karim Haddad','Mme Solène Perrin','Société Transfroid','M. José Da Silva'])[1+i%4], '06'||lpad((i*7654321::bigint%100000000)::text,8,'0'), (array['Cabinet Duval','B. Fontaine','Cabinet Duval','P. Roussel','L. Garnier','S. Moreau'])[1+i%6], i*31.5, 'GS'||lpad((i%30)::text,4,'0'), (array['OUVERT','CLOS'])[1+i%2] from generate_series(1,200) i;
insert into sante_decompte select i, 1+i%320, (array['CS','SC1225','TO','B0996','SPE'])[1+i%5], 'Dr '||(array['Perrin','Fontaine','Haddad','Roussel','Chevalier'])[1+i%5], '10'||lpad((i%60*4441)::text,9,'0'), date '2025-02-01'+i%300, 25, 17.5, case when i%3=0 then (array['Diabète de type 2','Asthme','Hypertension artérielle','Dépression'])[1+i%4] end from generate_series(1,250) i;
insert into t_0042 select i, (array['Camille','Lucas','Inès','Théo','Manon','Yanis','Chloé','Bastien','Karim','Sophie','Julien'])[1+i%11], (array['Lefebvre','Moreau','Garnier','Roussel','Chevalier','Martin','Bernard','Dubois','Petit','Laurent'])[1+i%10],
  'p'||i||'.'||(i*3)||'@'||(array['example.org','mail.example'])[1+i%2], '+33 6 '||lpad((i*37%100)::text,2,'0')||' '||lpad((i*91%100)::text,2,'0')||' '||lpad((i*53%100)::text,2,'0')||' '||lpad((i*17%100)::text,2,'0'),
  'FR'||lpad((98-mod((lpad((30000+i%7)||'',5,'0')||lpad((1000+i)||'',5,'0')||lpad((i*991)||'',11,'0')||lpad((i%97)||'',2,'0')||'152700')::numeric,97))::text,2,'0')||lpad((30000+i%7)||'',5,'0')||lpad((1000+i)||'',5,'0')||lpad((i*991)||'',11,'0')||lpad((i%97)||'',2,'0'),
  (1+i%140)||' '||(array['rue des Lilas','avenue de la Gare','chemin des Vignes','boulevard Voltaire'])[1+i%4], (array['Lyon','Marseille','Tours','Nantes','Toulouse','Lille','Bordeaux'])[1+i%7], date '1942-05-05'+i*89, k.b || lpad((97 - mod(k.b::bigint, 97))::text, 2, '0'),
  (array['ACTIF','RESILIE','SUSPENDU'])[1+i%3], i*17.35, 'Bonjour, je vous appelle au sujet de mon contrat, merci de me rappeler avant '||(8+i%10)||' heures', '82.64.'||i%250||'.'||(i*7)%250, 'LOT-2025-'||lpad(i::text,5,'0')
  from generate_series(1,260) i, lateral (select (1+i%2)||lpad((42+i*89/365)%100||'',2,'0')||lpad((1+i%12)||'',2,'0')||lpad((1+i%90)||'',2,'0')||lpad((1+i*7%900)||'',3,'0')||lpad((1+i*13%900)||'',3,'0') as b) k;
insert into ext_val select i, k.c || (10 - l.s % 10) % 10, md5(i::text||'x')||substr(md5(i::text||'y'),1,8), 'REF'||lpad((i*31)::text,8,'0'), '$2y$10$'||substr(replace(encode(sha256(('a'||i)::bytea),'base64'),'+','.')||replace(encode(sha256(('b'||i)::bytea),'base64'),'+','/'),1,43)||'abcdefghij', (array['BLEU','VERT','ROUGE'])[1+i%3],
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/'||(100+i%30)||'.0.0.0 Safari/537.36', upper((array['Lefebvre','Moreau','Garnier','Roussel','Chevalier','Martin','Bernard','Dubois','Petit','Laurent','Nguyen','Haddad'])[1+i%12])||' '||(array['Camille','Lucas','Inès','Théo','Manon','Sophie','Julien'])[1+i%7], '2025-'||lpad((1+i%12)::text,2,'0')||'-'||lpad((1+i%28)::text,2,'0'),
  jsonb_build_object('v', i, 'd', jsonb_build_object('m', 'z'||i||'@example.net', 'k', i%3)) from generate_series(1,240) i, lateral (select '497'||lpad((i*7919::bigint%1000000000000)::text,12,'0') as c) k,
  lateral (select sum(case when n%2=1 then case when d*2>9 then d*2-9 else d*2 end else d end)::int as s from (select n, substr(k.c,n,1)::int d from generate_series(1,15) n) x) l;
insert into ref_garantie values ('BDG','Bris de glace','Remplacement du pare-brise et des vitres latérales du véhicule assuré',800),('VOL','Vol et incendie','Indemnisation à la valeur de remplacement après expertise du véhicule',20000),('RC','Responsabilité civile','Dommages corporels et matériels causés aux tiers par le véhicule',null),('ASS','Assistance 0 km','Dépannage et remorquage du véhicule à toute heure en Europe',300);
insert into ref_commune values ('69123','LYON','69'),('13055','MARSEILLE','13'),('37261','TOURS','37'),('44109','NANTES','44'),('44143','REZE','44'),('81004','ALBI','81'),('93066','SAINT-DENIS','93'),('31555','TOULOUSE','31');
insert into agence select i, 'Agence '||(array['Lyon Bellecour','Nantes Centre','Tours Nord','Albi'])[1+i%4], (array['Sophie Martin','Julien Petit','Karim Haddad','Élodie Faure'])[1+i%4], i||' place de la Mairie', '04'||lpad((i*654321::bigint)::text,8,'0'), 'agence'||i||'@assureur.example', 45+i*0.013571, 4+i*0.021733 from generate_series(1,12) i;
insert into jrn_batch select i, (array['BTCPRM01','BTCSIN02','EXPCPT'])[1+i%3], 'exp_'||lpad(i::text,6,'0')||'.csv', (array['Fin normale du traitement','Traitement interrompu : espace disque insuffisant','Aucune ligne à traiter'])[1+i%3], i*31, timestamp '2026-01-01'+i*interval '1 hour', '/data/in/file_'||i%9, (array['AUTO','MAN'])[1+i%2] from generate_series(1,180) i;
insert into benef select i, 'C'||lpad(i::text,9,'0'), 'Mon conjoint non séparé de corps, à défaut mes enfants nés ou à naître, vivants ou représentés'||case when i%3=0 then ', à défaut Mme '||(array['Sophie Martin','Inès Roussel','Manon Petit'])[1+i%3] else '' end, (array['Sophie MARTIN','Julien PETIT','Karim HADDAD','Inès ROUSSEL'])[1+i%4], (array['CONJOINT','ENFANT','AUTRE'])[1+i%3], date '1950-01-01'+i*120, 50 from generate_series(1,160) i;
