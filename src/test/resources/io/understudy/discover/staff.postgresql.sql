-- Personnel and payroll, half in Polish, half in Spanish: one group, two subsidiaries.
create table pracownicy (
  id serial primary key, -- none
  imie varchar(40), -- person-name
  drugie_imie varchar(40), -- person-name
  nazwisko varchar(60), -- person-name
  nazwisko_rodowe varchar(60), -- person-name
  pesel char(11), -- national-id
  nr_dowodu varchar(12), -- national-id
  data_ur date, -- birth-date
  miejsce_ur varchar(60), -- address
  plec char(1), -- gender
  obywatelstwo varchar(30), -- nationality
  stan_cywilny varchar(20), -- marital-status
  ulica varchar(60), -- address
  nr_domu varchar(10), -- address
  nr_lokalu varchar(10), -- address
  kod_pocztowy char(6), -- address
  miejscowosc varchar(60), -- address
  tel_kom varchar(20), -- phone
  email_sluzbowy varchar(80), -- email
  nr_konta varchar(32), -- bank-account
  urzad_skarbowy varchar(60), -- none
  data_zatrudnienia date, -- none
  wymiar_etatu numeric(3,2), -- none
  stanowisko_id int, -- none
  dzial_id int, -- none
  wynagrodzenie_zasadnicze numeric(10,2), -- salary
  stopien_niepelnosprawnosci varchar(20), -- health
  uwagi text, -- free-text
  aktywny boolean, -- none
  utworzono timestamp -- none
);
create table stanowiska (
  id serial primary key, -- none
  nazwa varchar(80), -- none
  kod varchar(10), -- none
  opis text -- free-text
);
create table zwolnienia_lekarskie (
  id serial primary key, -- none
  pracownik_id int references pracownicy, -- none
  data_od date, -- none
  data_do date, -- none
  seria_numer varchar(20), -- none
  kod_choroby varchar(8), -- health
  lekarz varchar(80) -- person-name
);
create table logowania (
  id bigserial primary key, -- none
  uzytkownik varchar(40), -- username
  data_logowania timestamp, -- none
  adres_ip inet, -- ip
  przegladarka text, -- user-agent
  wynik varchar(10) -- none
);
create table kontrahenci (
  id serial primary key, -- none
  nazwa_skrocona varchar(40), -- none
  nazwa_pelna varchar(200), -- none
  nip varchar(13), -- tax-id
  regon varchar(14), -- tax-id
  osoba_kontaktowa varchar(80), -- person-name
  telefon varchar(30), -- phone
  e_mail varchar(80), -- email
  strona_www varchar(120) -- url
);
create table empleados (
  id_empleado serial primary key, -- none
  nombre varchar(60), -- person-name
  apellido1 varchar(60), -- person-name
  apellido2 varchar(60), -- person-name
  dni varchar(9), -- national-id
  num_seg_social varchar(12), -- national-id
  fecha_nacimiento date, -- birth-date
  lugar_nacimiento varchar(60), -- address
  sexo char(1), -- gender
  estado_civil varchar(15), -- marital-status
  domicilio varchar(120), -- address
  cod_postal char(5), -- address
  poblacion varchar(60), -- address
  provincia varchar(40), -- address
  tlf_movil varchar(20), -- phone
  correo varchar(80), -- email
  cuenta_bancaria varchar(34), -- iban
  fecha_alta date, -- none
  fecha_baja date, -- none
  id_departamento int, -- none
  puesto varchar(60), -- none
  salario_base numeric(10,2), -- salary
  grado_discapacidad int, -- health
  afiliado_sindicato boolean, -- politics
  foto bytea, -- image
  observaciones text -- free-text
);
create table departamentos (
  id_departamento serial primary key, -- none
  nombre varchar(60), -- none
  responsable varchar(80), -- person-name
  presupuesto numeric(14,2), -- none
  ubicacion varchar(40) -- none
);
create table nominas (
  id serial primary key, -- none
  id_empleado int references empleados, -- none
  periodo char(7), -- none
  importe_bruto numeric(10,2), -- salary
  importe_neto numeric(10,2), -- salary
  irpf numeric(5,2), -- none
  fecha_pago date, -- none
  iban_destino varchar(34) -- iban
);
create table usuarios_web (
  id serial primary key, -- none
  usuario varchar(40), -- username
  clave varchar(80), -- password-hash
  correo_electronico varchar(80), -- email
  ultimo_acceso timestamp, -- none
  intentos_fallidos int, -- none
  token_recuperacion varchar(64), -- token
  activo boolean, -- none
  rol varchar(20) -- none
);
create table vacaciones (
  id serial primary key, -- none
  id_empleado int references empleados, -- none
  desde date, -- none
  hasta date, -- none
  tipo varchar(20), -- none
  aprobado_por varchar(80), -- person-name
  comentario text -- free-text
);
insert into stanowiska (nazwa,kod,opis) values ('Kierownik magazynu','KM1','Odpowiada za pracę magazynu i podległych pracowników'),('Księgowy','KS2','Prowadzi księgi rachunkowe spółki oraz deklaracje podatkowe'),('Programista','PR3',null);
insert into pracownicy (imie,drugie_imie,nazwisko,pesel,nr_dowodu,data_ur,miejsce_ur,plec,obywatelstwo,stan_cywilny,ulica,nr_domu,nr_lokalu,kod_pocztowy,miejscowosc,tel_kom,email_sluzbowy,nr_konta,urzad_skarbowy,data_zatrudnienia,wymiar_etatu,stanowisko_id,dzial_id,wynagrodzenie_zasadnicze,uwagi,aktywny,utworzono)
select (array['Anna','Piotr','Katarzyna','Tomasz','Agnieszka','Marek'])[1+i%6],null,(array['Kowalska','Nowak','Wiśniewska','Wójcik','Kamińska','Lewandowski'])[1+i%6],p||((10-(substr(p,1,1)::int*1+substr(p,2,1)::int*3+substr(p,3,1)::int*7+substr(p,4,1)::int*9+substr(p,5,1)::int*1+substr(p,6,1)::int*3+substr(p,7,1)::int*7+substr(p,8,1)::int*9+substr(p,9,1)::int*1+substr(p,10,1)::int*3)%10)%10)::text,'ABC'||(100000+i),d,(array['Kraków','Gdańsk','Radom'])[1+i%3],(array['K','M'])[1+i%2],'polskie',(array['wolny','w związku','rozwiedziony'])[1+i%3],(array['Długa','Kwiatowa','Polna'])[1+i%3],(1+i%80)::text,(1+i%20)::text,'30-'||lpad((i%1000)::text,3,'0'),'Kraków','+48 601 '||lpad((100000+i*13)::text,6,'0'),'p'||i||'@firma.example','PL61'||lpad((109010140000071219812874+i)::text,24,'0'),'Pierwszy Urząd Skarbowy',date '2015-01-01'+i,1,1+i%3,1,5200+i*11,case when i%6=0 then 'Pracownica wraca z urlopu macierzyńskiego we wrześniu, umówić badania' end,true,now()
from (select i, date '1960-01-01'+i*90 as d, to_char(date '1960-01-01'+i*90,'YYMMDD')||lpad((i*37%10000)::text,4,'0') as p from generate_series(1,150) i) s where d < '1999-12-31';
insert into zwolnienia_lekarskie (pracownik_id,data_od,data_do,seria_numer,kod_choroby,lekarz) select 1+i%90,date '2024-01-01'+i,date '2024-01-05'+i,'ZAE'||(1000000+i),(array['J06','M54','F32'])[1+i%3],'lek. '||(array['Jan Kowalczyk','Ewa Mazur'])[1+i%2] from generate_series(1,100) i;
insert into logowania (uzytkownik,data_logowania,adres_ip,przegladarka,wynik) select (array['akowalska','pnowak','twojcik'])[1+i%3],now(),('10.0.0.'||i%250)::inet,'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:1'||(i%9)||'.0) Gecko/20100101 Firefox/115.0','OK' from generate_series(1,100) i;
insert into kontrahenci (nazwa_skrocona,nazwa_pelna,nip,regon,osoba_kontaktowa,telefon,e_mail,strona_www) select 'STAL'||i,'Zakład Produkcji Stali nr '||i||' sp. z o.o.','525'||lpad((1000000+i*31)::text,7,'0'),lpad((140000000+i)::text,9,'0'),(array['Jan Nowak','Maria Zielińska'])[1+i%2],'22 '||(6000000+i),'biuro@stal'||i||'.example','www.stal'||i||'.example' from generate_series(1,40) i;
insert into departamentos (nombre,responsable,presupuesto,ubicacion) values ('Ventas','Lucía Fernández',120000,'Planta 2'),('Compras','José Martínez',90000,'Planta 1'),('Informática','Carmen López',300000,'Planta 3'),('Logística','Antonio Ruiz',150000,'Nave A');
insert into empleados (nombre,apellido1,apellido2,dni,num_seg_social,fecha_nacimiento,lugar_nacimiento,sexo,estado_civil,domicilio,cod_postal,poblacion,provincia,tlf_movil,correo,cuenta_bancaria,fecha_alta,id_departamento,puesto,salario_base,afiliado_sindicato,observaciones)
select (array['Lucía','José','Carmen','Antonio','María','Javier'])[1+i%6],(array['García','Fernández','López','Martínez','Ruiz'])[1+i%5],(array['Pérez','Gómez','Díaz'])[1+i%3],n::text||substr('TRWAGMYFPDXBNJZSQVHLCKE',1+n%23,1),'28'||lpad((12345678+i)::text,10,'0'),date '1958-01-01'+i*130,(array['Madrid','Sevilla','Vigo'])[1+i%3],(array['M','F'])[1+i%2],(array['soltero','casado','viudo'])[1+i%3],'Calle Mayor '||i||', 2º B','280'||lpad((i%60)::text,2,'0'),'Madrid','Madrid','+34 6'||lpad((12000000+i*97)::text,8,'0'),'e'||i||'@empresa.example','ES91 2100 0418 4502 0005 '||lpad((1332+i)::text,4,'0'),date '2012-01-01'+i,1+i%4,'Técnico',1800+i*9,i%4=0,case when i%5=0 then 'Solicita reducción de jornada por cuidado de su madre, hablar con ella' end from (select i, 10000000+i*54321 as n from generate_series(1,140) i) s;
insert into nominas (id_empleado,periodo,importe_bruto,importe_neto,irpf,fecha_pago,iban_destino) select 1+i%140,'2024-0'||(1+i%9),2100+i,1700+i,15,date '2024-01-31','ES91 2100 0418 4502 0005 '||lpad((1332+i)::text,4,'0') from generate_series(1,300) i;
insert into usuarios_web (usuario,clave,correo_electronico,ultimo_acceso,intentos_fallidos,activo,rol) select 'lgarcia'||i,'$2a$10$'||substr(encode(sha256(i::text::bytea),'hex'),1,53),'u'||i||'@empresa.example',now(),0,true,'empleado' from generate_series(1,60) i;
insert into vacaciones (id_empleado,desde,hasta,tipo,aprobado_por,comentario) select 1+i%140,date '2024-07-01'+i%60,date '2024-07-15'+i%60,'vacaciones',(array['Lucía Fernández','José Martínez','Carmen López'])[1+i%3],case when i%9=0 then 'Boda de su hermana en Sevilla, viaja con la familia' end from generate_series(1,200) i;
