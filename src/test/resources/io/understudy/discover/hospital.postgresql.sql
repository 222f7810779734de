-- A hospital in the style of HL7: terse segment names, patients, encounters, observations. Held out: nobody looked at how discovery fares here before it was finished.
create table pid (
  pid_key bigint primary key, -- none
  mrn varchar(20), -- national-id
  pt_last_nm varchar(60), -- person-name
  pt_first_nm varchar(60), -- person-name
  pt_mi char(1), -- person-name
  pt_dob date, -- birth-date
  admin_sex char(1), -- gender
  race_cd varchar(10), -- ethnicity
  ethnic_grp varchar(20), -- ethnicity
  addr_ln_1 varchar(80), -- address
  addr_ln_2 varchar(80), -- address
  city_nm varchar(60), -- address
  zip_cd varchar(10), -- address
  county_cd varchar(10), -- none
  home_ph varchar(20), -- phone
  work_ph varchar(20), -- phone
  email_addr varchar(80), -- email
  ssn_nbr char(11), -- national-id
  marital_stat_cd char(1), -- marital-status
  relig_cd varchar(5), -- religion
  prim_lang_cd char(3), -- none
  deceased_ind boolean, -- none
  deceased_dt date, -- birth-date
  photo_img bytea, -- image
  last_upd_ts timestamp -- none
);
create table nk1 (
  nk1_key bigint primary key, -- none
  pid_key bigint references pid, -- none
  nk_name varchar(80), -- person-name
  relationship_cd varchar(10), -- none
  nk_phone varchar(20), -- phone
  contact_role varchar(20) -- none
);
create table pv1 (
  visit_key bigint primary key, -- none
  pid_key bigint references pid, -- none
  visit_nbr varchar(20), -- identifier
  pt_class_cd char(1), -- none
  assigned_loc varchar(20), -- none
  attending_doc varchar(80), -- person-name
  referring_doc varchar(80), -- person-name
  hosp_service varchar(10), -- none
  admit_ts timestamp, -- none
  disch_ts timestamp, -- none
  disch_dispo_cd varchar(5), -- none
  admit_reason text, -- health
  fin_class varchar(10) -- none
);
create table dg1 (
  dg1_key bigint primary key, -- none
  visit_key bigint references pv1, -- none
  diag_cd varchar(10), -- health
  diag_desc varchar(120), -- health
  diag_type char(1), -- none
  diag_ts timestamp, -- none
  diag_clinician varchar(80) -- person-name
);
create table al1 (
  al1_key bigint primary key, -- none
  pid_key bigint references pid, -- none
  allergy_type_cd varchar(5), -- none
  allergen_desc varchar(80), -- health
  severity_cd varchar(5), -- none
  reaction_txt varchar(120) -- health
);
create table obx (
  obx_key bigint primary key, -- none
  visit_key bigint, -- none
  obs_id varchar(20), -- none
  obs_name varchar(80), -- none
  obs_value varchar(80), -- health
  obs_units varchar(20), -- none
  ref_range varchar(40), -- none
  abnormal_flag char(2), -- none
  result_status char(1), -- none
  obs_ts timestamp -- none
);
create table rxe (
  rx_key bigint primary key, -- none
  pid_key bigint, -- none
  drug_cd varchar(20), -- none
  drug_desc varchar(80), -- health
  dose_amt numeric(8,2), -- health
  sig_text varchar(200), -- health
  refills int, -- none
  prescriber_npi varchar(10) -- national-id
);
create table in1 (
  in1_key bigint primary key, -- none
  pid_key bigint, -- none
  ins_co_name varchar(80), -- none
  policy_nbr varchar(20), -- identifier
  grp_nbr varchar(20), -- none
  insured_nm varchar(80), -- person-name
  insured_dob date, -- birth-date
  insured_addr varchar(120), -- address
  plan_type varchar(10) -- none
);
create table clinical_note (
  note_key bigint primary key, -- none
  visit_key bigint, -- none
  note_type varchar(20), -- none
  author_nm varchar(80), -- person-name
  note_txt text, -- free-text
  signed_ts timestamp -- none
);
create table staff_mstr (
  staff_id integer primary key, -- none
  prov_last_nm varchar(60), -- person-name
  prov_first_nm varchar(60), -- person-name
  npi char(10), -- national-id
  dea_nbr varchar(9), -- national-id
  specialty_cd varchar(10), -- none
  pager_nbr varchar(20), -- phone
  login_nm varchar(30), -- username
  pwd_hash varchar(160) -- password-hash
);
create table ward_mstr (
  ward_cd varchar(10) primary key, -- none
  ward_name varchar(40), -- none
  bed_cnt int, -- none
  charge_nurse varchar(60), -- person-name
  ext_phone varchar(10) -- phone
);
create table hl7_msg_log (
  msg_ctrl_id varchar(40) primary key, -- none
  msg_type varchar(10), -- none
  sending_app varchar(30), -- none
  recv_ts timestamp, -- none
  raw_msg text, -- document
  ack_cd char(2) -- none
);
insert into pid select i,'MRN'||(100000+i),(array['Johnson','Nguyen','Patel','Garcia','Brown','Kim'])[1+i%6],(array['Mary','David','Linda','Raj','Sofia','Min'])[1+i%6],chr(65+i%20),date '1930-01-01'+i*110,(array['F','M'])[1+i%2],(array['2106-3','2028-9'])[1+i%2],(array['NH','H'])[1+i%2],(100+i)||' Oak Street',null,(array['Springfield','Portland','Austin'])[1+i%3],lpad((60000+i*17)::text,5,'0'),'COOK','(312) 555-01'||lpad((i%100)::text,2,'0'),null,'pt'||i||'@mail.example',lpad((100+i)::text,3,'0')||'-'||lpad((10+i%80)::text,2,'0')||'-'||lpad((1000+i)::text,4,'0'),(array['M','S','D'])[1+i%3],(array['CAT','PRO',null])[1+i%3],'eng',false,null,null,now() from generate_series(1,250) i;
insert into nk1 select i,i,(array['Mary Johnson','David Nguyen','Linda Patel'])[1+i%3],'SPO','(312) 555-01'||lpad((i%100)::text,2,'0'),'EMC' from generate_series(1,200) i;
insert into pv1 select i,1+i%250,'V'||(500000+i),(array['I','O','E'])[1+i%3],'3W-'||(300+i%40)||'-A',(array['Smith, John MD','Lee, Grace MD'])[1+i%2],null,'MED',now(),now(),'01',(array['Chest pain and shortness of breath','Fall at home, hip pain','Fever for three days, cough'])[1+i%3],'MCR' from generate_series(1,300) i;
insert into dg1 select i,1+i%300,(array['I21.9','S72.0','J18.9','E11.9'])[1+i%4],(array['Acute myocardial infarction','Fracture of neck of femur','Pneumonia','Type 2 diabetes mellitus'])[1+i%4],'F',now(),(array['Smith, John MD','Lee, Grace MD'])[1+i%2] from generate_series(1,300) i;
insert into al1 select i,1+i%250,'DA',(array['Penicillin','Peanuts','Latex'])[1+i%3],'MO',(array['Hives','Anaphylaxis','Rash'])[1+i%3] from generate_series(1,100) i;
insert into obx select i,1+i%300,(array['2345-7','718-7','8867-4'])[1+i%3],(array['Glucose','Hemoglobin','Heart rate'])[1+i%3],(70+i%60)::text,(array['mg/dL','g/dL','/min'])[1+i%3],'70-110',case when i%9=0 then 'H' end,'F',now() from generate_series(1,400) i;
insert into rxe select i,1+i%250,'NDC'||(1000+i%30),(array['Metformin 500 mg tab','Lisinopril 10 mg tab','Amoxicillin 250 mg cap'])[1+i%3],1+i%3,'Take one tablet by mouth twice daily with food',2,lpad((1234567890+i)::text,10,'0') from generate_series(1,200) i;
insert into in1 select i,i,(array['Blue Shield','Aetna','Medicare'])[1+i%3],'XJB'||(7000000+i*31),'G'||(100+i%9),(array['Mary Johnson','David Nguyen','Raj Patel'])[1+i%3],date '1940-01-01'+i*80,(100+i)||' Oak Street, Springfield','PPO' from generate_series(1,200) i;
insert into clinical_note select i,1+i%300,'PROGRESS',(array['Smith, John MD','Lee, Grace MD'])[1+i%2],'Patient seen on rounds. She reports less pain today, room '||i||'. Plan: continue antibiotics and recheck labs tomorrow.',now() from generate_series(1,150) i;
insert into staff_mstr select i,(array['Smith','Lee','Ortiz'])[1+i%3],(array['John','Grace','Luis'])[1+i%3],lpad((1234567890+i)::text,10,'0'),'BS'||(1234560+i),'CARD','555-01'||lpad(i::text,2,'0'),'jsmith'||i,'$6$rounds=5000$abcdefgh$'||translate(encode(sha512(i::text::bytea),'base64'),E'\n=','') from generate_series(1,50) i;
insert into ward_mstr values ('3W','Three West',32,'Nancy Drew RN','5301'),('ICU','Intensive Care',12,'Paul Simon RN','5400'),('ED','Emergency',40,'Olga Ivanova RN','5911');
insert into hl7_msg_log select 'MSG'||i,'ADT^A01','EPIC',now(),'MSH|^~\&|EPIC|HOSP|LAB|HOSP|20240101||ADT^A01|'||i||'|P|2.5'||chr(13)||'PID|1||MRN'||(100000+i)||'||Johnson^Mary||19300421|F|||'||(100+i)||' Oak Street^^Springfield^IL^62704','AA' from generate_series(1,80) i;
