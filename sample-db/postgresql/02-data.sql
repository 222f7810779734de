-- Lantern Coffee: the data, as of 30 September 2026.
--
-- Deterministic: every value comes from generate_series, arithmetic and md5, never from random() or now(). Two loads are equal,
-- on any version of PostgreSQL, in any locale and time zone. Personal data is invented: e-mail domains are reserved, card numbers
-- are test numbers, phone numbers carry 555.

SET client_encoding = 'UTF8';
SET TIME ZONE 'UTC';      -- a day has 24 hours here, in every session

-- Tools of this script, gone at its end -------------------------------------------------------------------------

-- A die: the same n and name always give the same number from 0 to sides - 1.
CREATE FUNCTION pg_temp.dice(n bigint, name text, sides integer) RETURNS integer LANGUAGE sql IMMUTABLE AS
    $$ SELECT (('x' || substr(md5(name || ':' || n::text), 1, 8))::bit(32)::bigint % sides)::integer $$;

-- A card number: 15 digits and the Luhn check digit.
CREATE FUNCTION pg_temp.card(digits text) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT digits || ((10 - sum(d / 10 + d % 10) % 10) % 10)::text
       FROM (SELECT substr(digits, i, 1)::integer * (1 + i % 2) AS d FROM generate_series(1, 15) i) doubled $$;

-- A German IBAN with a valid check number (D = 13, E = 14).
CREATE FUNCTION pg_temp.iban(bban text) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT 'DE' || lpad((98 - (bban || '131400')::numeric % 97)::text, 2, '0') || bban $$;

-- A uuid of version 4, by the look of it.
CREATE FUNCTION pg_temp.uuid_of(n bigint, name text) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT overlay(overlay(md5(name || ':' || n::text) PLACING '4' FROM 13) PLACING 'a' FROM 17)::uuid $$;

CREATE FUNCTION pg_temp.user_agent(i integer) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT (ARRAY['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/143.0',
                     'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148',
                     'Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/141.0',
                     'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_5) Safari/605.1.15',
                     'LanternApp/3.2 (build 1187; tablet)',
                     'curl/8.14.1',
                     ''])[1 + i] $$;

-- People of 22 locales in 12 scripts. A locale's weight is its share of the customers, in percent.
CREATE TEMPORARY TABLE locale AS
SELECT row_number() OVER () AS no, sum(weight) OVER (ROWS UNBOUNDED PRECEDING) - weight AS from_percent,
       sum(weight) OVER (ROWS UNBOUNDED PRECEDING) AS to_percent, *
FROM (VALUES
('en', 'US', 11, '+1', ARRAY['Emma','Liam','Olivia','Noah','Ava','James','Mary-Jane','D''Angelo'], ARRAY['Smith','Johnson','O''Neill','Null','Garcia','Lee','Brown','van der Berg'],
    ARRAY['emma','liam','olivia','noah','ava','james','maryjane','dangelo'], ARRAY['smith','johnson','oneill','null','garcia','lee','brown','vanderberg'], ARRAY['Springfield','Portland','Austin'], ARRAY['Main St','Oak Avenue','5th Ave Apt']),
('en', 'GB', 10, '+44', ARRAY['Oliver','Amelia','George','Isla','Harry','Poppy','Zoë','Siân'], ARRAY['Jones','Taylor','MacDonald','Patel','Evans','Brontë','Walker','St. John-Smythe'],
    ARRAY['oliver','amelia','george','isla','harry','poppy','zoe','sian'], ARRAY['jones','taylor','macdonald','patel','evans','bronte','walker','stjohn'], ARRAY['Leeds','Bristol','Caerdydd'], ARRAY['High Street','Station Road','The Mews']),
('de', 'DE', 12, '+49', ARRAY['Jürgen','Anna','Björn','Käthe','Uwe','Sören','Heike','Max'], ARRAY['Müller','Groß','Schäfer','Weiß','von und zu Löwenstein','Yıldız','Schmidt','Öztürk'],
    ARRAY['juergen','anna','bjoern','kaethe','uwe','soeren','heike','max'], ARRAY['mueller','gross','schaefer','weiss','loewenstein','yildiz','schmidt','oeztuerk'], ARRAY['Köln','München','Görlitz'], ARRAY['Große Straße','Am Bächle','Königsallee']),
('fr', 'FR', 6, '+33', ARRAY['Zoé','François','Hélène','Loïc','Anaïs','Jérôme','Maëlle','Noël'], ARRAY['Lefèvre','Dubois','L''Hôpital','Garçon','Moreau','Château','Ibañez','Cœur'],
    ARRAY['zoe','francois','helene','loic','anais','jerome','maelle','noel'], ARRAY['lefevre','dubois','lhopital','garcon','moreau','chateau','ibanez','coeur'], ARRAY['Orléans','Besançon','Nîmes'], ARRAY['rue de l''Église','allée des Tilleuls','quai Voltaire']),
('pl', 'PL', 5, '+48', ARRAY['Łukasz','Agnieszka','Żaneta','Michał','Zofia','Wojciech','Bożena','Jan'], ARRAY['Wiśniewski','Kowalska','Zając','Grzęda','Wójcik','Dąbrowska','Król','Nowak'],
    ARRAY['lukasz','agnieszka','zaneta','michal','zofia','wojciech','bozena','jan'], ARRAY['wisniewski','kowalska','zajac','grzeda','wojcik','dabrowska','krol','nowak'], ARRAY['Łódź','Kraków','Gdańsk'], ARRAY['ul. Długa','ul. Święty Marcin','al. Róż']),
('cs', 'CZ', 3, '+420', ARRAY['Jiří','Božena','Řehoř','Žofie','Tomáš','Anežka','Václav','Eliška'], ARRAY['Dvořák','Nováková','Čapek','Říha','Šťastná','Kučera','Vlček','Němcová'],
    ARRAY['jiri','bozena','rehor','zofie','tomas','anezka','vaclav','eliska'], ARRAY['dvorak','novakova','capek','riha','stastna','kucera','vlcek','nemcova'], ARRAY['Plzeň','Brno','Ústí'], ARRAY['Křižíkova','Na Příkopě','Žižkovo nám.']),
('tr', 'TR', 3, '+90', ARRAY['Işıl','İbrahim','Çağla','Özgür','Gülşen','Şükrü','Ayşe','Ilgaz'], ARRAY['Yılmaz','Şahin','Çelik','Öztürk','Kılıç','İnönü','Işık','Doğan'],
    ARRAY['isil','ibrahim','cagla','ozgur','gulsen','sukru','ayse','ilgaz'], ARRAY['yilmaz','sahin','celik','ozturk','kilic','inonu','isik','dogan'], ARRAY['İstanbul','Iğdır','Muğla'], ARRAY['İstiklal Cd.','Bağdat Cd.','Çınar Sk.']),
('vi', 'VN', 3, '+84', ARRAY['Thị Hường','Văn Đức','Ngọc Ánh','Quốc Bảo','Thùy Dương','Minh Tuấn','Hồng Nhung','Đình Phúc'], ARRAY['Nguyễn','Trần','Lê','Phạm','Hoàng','Vũ','Đặng','Bùi'],
    ARRAY['huong','duc','anh','bao','duong','tuan','nhung','phuc'], ARRAY['nguyen','tran','le','pham','hoang','vu','dang','bui'], ARRAY['Hà Nội','Đà Nẵng','Huế'], ARRAY['Phố Huế','Đường Lê Lợi','Ngõ Gạch']),
('uk', 'UA', 5, '+380', ARRAY['Олена','Андрій','Їванка','Ґалина','Тарас','Юлія','Євген','Соломія'], ARRAY['Шевченко','Коваленко','Бондар','Ткаченко','Мар''яненко','Лисенко','Щербак','Гнатюк'],
    ARRAY['olena','andriy','yivanka','galyna','taras','yulia','yevhen','solomiia'], ARRAY['shevchenko','kovalenko','bondar','tkachenko','marianenko','lysenko','shcherbak','hnatiuk'], ARRAY['Київ','Львів','Чернівці'], ARRAY['вул. Хрещатик','вул. Городоцька','пров. Тихий']),
('bg', 'BG', 3, '+359', ARRAY['Георги','Мария','Стоян','Ралица','Йордан','Цветелина','Асен','Жана'], ARRAY['Иванов','Петрова','Димитров','Стоянова','Ангелов','Крумова','Щерев','Янева'],
    ARRAY['georgi','maria','stoyan','ralitsa','yordan','tsvetelina','asen','zhana'], ARRAY['ivanov','petrova','dimitrov','stoyanova','angelov','krumova','shterev','yaneva'], ARRAY['София','Пловдив','Русе'], ARRAY['бул. Витоша','ул. Шипка','ул. Гурко']),
('el', 'GR', 4, '+30', ARRAY['Γιώργος','Ελένη','Ηλίας','Άννα','Οδυσσέας','Χρύσα','Στέλιος','Ζωή'], ARRAY['Παπαδόπουλος','Νικολάου','Γεωργίου','Οικονόμου','Αλεξίου','Μακρής','Ξενάκης','Ψαρράς'],
    ARRAY['giorgos','eleni','ilias','anna','odysseas','chrysa','stelios','zoi'], ARRAY['papadopoulos','nikolaou','georgiou','oikonomou','alexiou','makris','xenakis','psarras'], ARRAY['Αθήνα','Θεσσαλονίκη','Χανιά'], ARRAY['οδός Ερμού','Λ. Συγγρού','Τσιμισκή']),
('ar', 'EG', 5, '+20', ARRAY['محمد','فاطمة','أحمد','مَرْيَم','خالد','نور','يوسف','ليلى'], ARRAY['حسن','عبد الرحمن','المصري','إبراهيم','سليمان','الأحمد','بن علي','شوقي'],
    ARRAY['mohamed','fatma','ahmed','maryam','khaled','nour','youssef','layla'], ARRAY['hassan','abdelrahman','elmasry','ibrahim','soliman','alahmad','benali','shawky'], ARRAY['القاهرة','الإسكندرية','أسوان'], ARRAY['شارع التحرير','كورنيش النيل','شارع ٢٦ يوليو']),
('he', 'IL', 3, '+972', ARRAY['נועה','יוסף','שָׂרָה','איתן','תמר','משה','רחל','אורי'], ARRAY['כהן','לוי','מזרחי','פרץ','בן־דוד','אברהם','פרידמן','צוק'],
    ARRAY['noa','yosef','sara','eitan','tamar','moshe','rachel','uri'], ARRAY['cohen','levi','mizrahi','peretz','bendavid','avraham','friedman','tsuk'], ARRAY['תל אביב','חיפה','ירושלים'], ARRAY['רחוב הרצל','שדרות בן־גוריון','רחוב יפו']),
('hi', 'IN', 6, '+91', ARRAY['अंजलि','राहुल','प्रिया','कृष्ण','दीपिका','अर्जुन','स्मिता','विक्रम'], ARRAY['शर्मा','सिंह','गुप्ता','त्रिवेदी','श्रीवास्तव','पटेल','मिश्रा','चौधरी'],
    ARRAY['anjali','rahul','priya','krishna','deepika','arjun','smita','vikram'], ARRAY['sharma','singh','gupta','trivedi','srivastava','patel','mishra','chaudhary'], ARRAY['दिल्ली','वाराणसी','इंदौर'], ARRAY['महात्मा गांधी मार्ग','स्टेशन रोड','लिंक रोड']),
('ta', 'IN', 1, '+91', ARRAY['கவிதா','முருகன்','செல்வி','அருண்','மீனா','குமார்','தமிழ்','ராஜா'], ARRAY['சுப்பிரமணியன்','பாண்டியன்','நடராஜன்','இளங்கோ','செல்வம்','வேல்','கண்ணன்','அய்யர்'],
    ARRAY['kavitha','murugan','selvi','arun','meena','kumar','tamil','raja'], ARRAY['subramanian','pandian','natarajan','ilango','selvam','vel','kannan','iyer'], ARRAY['சென்னை','மதுரை','கோவை'], ARRAY['அண்ணா சாலை','வடக்கு வீதி','காந்தி சாலை']),
('th', 'TH', 3, '+66', ARRAY['สมชาย','สุดา','กิตติ','พิมพ์ชนก','ณัฐ','มาลี','ธีรศักดิ์','น้ำฝน'], ARRAY['ใจดี','ศรีสุข','วงศ์สวัสดิ์','ทองคำ','บุญมี','เจริญผล','แก้วใส','รัตนโกสินทร์'],
    ARRAY['somchai','suda','kitti','pimchanok','nat','malee','teerasak','namfon'], ARRAY['jaidee','srisuk','wongsawat','thongkham','boonmee','charoenphon','kaewsai','rattanakosin'], ARRAY['กรุงเทพฯ','เชียงใหม่','ขอนแก่น'], ARRAY['ถนนสุขุมวิท','ถนนนิมมาน','ซอยอารีย์']),
('zh', 'CN', 4, '+86', ARRAY['伟','芳','秀英','敏','静','丽','强','子涵'], ARRAY['王','李','张','刘','欧阳','陈','杨','赵'],
    ARRAY['wei','fang','xiuying','min','jing','li','qiang','zihan'], ARRAY['wang','li','zhang','liu','ouyang','chen','yang','zhao'], ARRAY['上海','成都','西安'], ARRAY['南京路','人民大道','春熙路']),
('zh', 'TW', 2, '+886', ARRAY['怡君','志明','淑芬','家豪','雅婷','俊傑','𠮷安','淑惠'], ARRAY['陳','林','黃','張','蔡','鄭','謝','許'],
    ARRAY['yijun','zhiming','shufen','jiahao','yating','junjie','jian','shuhui'], ARRAY['chen','lin','huang','chang','tsai','cheng','hsieh','hsu'], ARRAY['臺北','高雄','臺南'], ARRAY['中山北路','信義路','成功路']),
('ja', 'JP', 5, '+81', ARRAY['さくら','翔太','ハナコ','健一','美咲','ゆうた','エリカ','陽菜'], ARRAY['佐藤','鈴木','髙橋','田中','渡邊','𠮷田','サイトウ','やまだ'],
    ARRAY['sakura','shota','hanako','kenichi','misaki','yuta','erika','hina'], ARRAY['sato','suzuki','takahashi','tanaka','watanabe','yoshida','saito','yamada'], ARRAY['東京都','京都市','札幌市'], ARRAY['銀座４丁目','四条通','大通西']),
('ko', 'KR', 4, '+82', ARRAY['민준','서연','하은','지훈','수빈','현우','예린','영숙'], ARRAY['김','이','박','최','정','남궁','강','윤'],
    ARRAY['minjun','seoyeon','haeun','jihoon','subin','hyunwoo','yerin','youngsook'], ARRAY['kim','lee','park','choi','jung','namgung','kang','yoon'], ARRAY['서울','부산','제주'], ARRAY['세종대로','강남대로','해운대로']),
('ka', 'GE', 1, '+995', ARRAY['ნინო','გიორგი','თამარ','ლევან','მარიამ','დავით','ეკა','ზურა'], ARRAY['ბერიძე','კაპანაძე','გელაშვილი','მაისურაძე','ლომიძე','წიკლაური','ჭანტურია','ხვიჩია'],
    ARRAY['nino','giorgi','tamar','levan','mariam','davit','eka','zura'], ARRAY['beridze','kapanadze','gelashvili','maisuradze','lomidze','tsiklauri','chanturia','khvichia'], ARRAY['თბილისი','ბათუმი','ქუთაისი'], ARRAY['რუსთაველის გამზ.','ჭავჭავაძის ქ.','ვაჟას ქ.']),
('is', 'IS', 1, '+354', ARRAY['Þórdís','Björk','Sæmundur','Guðrún','Árni','Ólöf','Örn','Íris'], ARRAY['Þórðardóttir','Jónsson','Sigurðsson','Ægisdóttir','Guðmundsson','Halldórsdóttir','Einarsson','Björnsdóttir'],
    ARRAY['thordis','bjork','saemundur','gudrun','arni','olof','orn','iris'], ARRAY['thordardottir','jonsson','sigurdsson','aegisdottir','gudmundsson','halldorsdottir','einarsson','bjornsdottir'], ARRAY['Reykjavík','Akureyri','Ísafjörður'], ARRAY['Laugavegur','Skólavörðustígur','Hafnarstræti'])
) people (language, country, weight, prefix, given, family, given_latin, family_latin, cities, streets);

-- Text that breaks pipelines. Notes, names and comments take from here.
CREATE TEMPORARY TABLE odd_text AS
SELECT row_number() OVER () AS no, body, why FROM (VALUES
    ('', 'empty string'),
    (' ', 'one space'),
    (E'\t \n', 'only whitespace'),
    (U&'\00a0\3000', 'only a no-break space and an ideographic space'),
    ('\N', 'the two characters that mean null in COPY text'),
    ('\.', 'the end-of-data mark of COPY text'),
    ('NULL', 'the word'),
    ('null', 'the word in lower case'),
    (E'first line\nsecond line\r\nthird line', 'line breaks of two kinds'),
    (E'column one\tcolumn two', 'tab'),
    (E'bell \x07, start of heading \x01, escape \x1b[31mred\x1b[0m, delete \x7f', 'control characters'),
    (E'back\\slash, C:\\new\\table, trailing \\', 'backslashes'),
    ('it''s "quoted", `ticked` and “curled”', 'quotes'),
    ('Robert''); DROP TABLE "Students";--', 'SQL in a value'),
    ('<script>alert("x")</script> & &amp; &#x41;', 'HTML in a value'),
    ('=HYPERLINK("http://example.org")', 'a spreadsheet formula'),
    ('a,b;c|d', 'separators'),
    ('{"not": "parsed", "curly": "{{braces}}"}', 'JSON in a text column'),
    ('${HOME} %s %1$s {0} #{x} $1 $$ :name ?', 'placeholders of many languages'),
    ('🎉☕️ great beans 😀', 'emoji of four bytes'),
    ('👨‍👩‍👧‍👦 loves it 🏳️‍🌈', 'emoji joined by zero-width joiners'),
    ('👍🏽👋🏿', 'emoji with skin tones'),
    ('🇺🇦🇯🇵🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'flags: regional indicators and tag characters'),
    (U&'Cafe\0301 creme bru\0302le\0301e', 'combining accents, not NFC'),
    (U&'\1112\1161\11ab\1100\116e\11a8', 'Hangul as separate jamo, not NFC'),
    (U&'Z\0351\036b\0343a\0328\0321\034dl\0321\0353g\0321\034eo\031e', 'a stack of combining marks'),
    (U&'\0301 starts with a combining mark', 'a combining mark without a base'),
    ('السعر: 12.50 EUR ممتاز!', 'right to left with digits and Latin'),
    (U&'\202Eevif-ytnewt\202C', 'right-to-left override'),
    (U&'zero\200Bwidth\200Bspaces\FEFF', 'zero-width spaces and a byte-order mark'),
    (U&'soft\00ADhyphen, ligature \FB01, fullwidth \FF21\FF22\FF23', 'compatibility characters'),
    ('ÆØÅ æøå ß ẞ ŉ ı İ ſ', 'letters whose case mapping is special'),
    ('𝓕𝓪𝓷𝓬𝔂 𝕥𝕖𝕩𝕥 𠜎𠜱', 'letters beyond the basic plane'),
    (U&'\FFFD lost on the way \FFFD', 'replacement characters of an old accident'),
    ('MÃ¼ller, KÃ¶ln â‚¬ 5', 'mojibake: UTF-8 once read as Latin-1'),
    ('  leading and trailing  ', 'spaces at both ends'),
    ('0', 'a zero as text'),
    ('1e10', 'a number as text'),
    ('0000-00-00', 'a date of another database as text'),
    (repeat('Long story about coffee. ', 400), 'ten thousand characters, stored out of line')
) texts (body, why);

-- Reference data --------------------------------------------------------------------------------------------------

INSERT INTO schema_migrations
SELECT 'V' || lpad(n::text, 3, '0') || CASE n WHEN 7 THEN '__phones_must_be_international' WHEN 11 THEN '__orders_get_a_currency'
                                              WHEN 19 THEN '__import_of_bohnenhaus' ELSE '' END,
       timestamp '2014-01-06 09:00' + n * interval '113 days 3 hours'
FROM generate_series(1, 40) n;

INSERT INTO countries
SELECT country, name, native_name, min(prefix), currency
FROM locale JOIN (VALUES
    ('US', 'United States', 'United States', 'USD'), ('GB', 'United Kingdom', 'United Kingdom', 'GBP'), ('DE', 'Germany', 'Deutschland', 'EUR'),
    ('FR', 'France', 'France', 'EUR'), ('PL', 'Poland', 'Polska', 'PLN'), ('CZ', 'Czechia', 'Česko', 'CZK'), ('TR', 'Türkiye', 'Türkiye', 'TRY'),
    ('VN', 'Vietnam', 'Việt Nam', 'VND'), ('UA', 'Ukraine', 'Україна', 'UAH'), ('BG', 'Bulgaria', 'България', 'EUR'), ('GR', 'Greece', 'Ελλάδα', 'EUR'),
    ('EG', 'Egypt', 'مصر', 'EGP'), ('IL', 'Israel', 'ישראל', 'ILS'), ('IN', 'India', 'भारत', 'INR'), ('TH', 'Thailand', 'ประเทศไทย', 'THB'),
    ('CN', 'China', '中国', 'CNY'), ('TW', 'Taiwan', '臺灣', 'TWD'), ('JP', 'Japan', '日本', 'JPY'), ('KR', 'South Korea', '대한민국', 'KRW'),
    ('GE', 'Georgia', 'საქართველო', 'GEL'), ('IS', 'Iceland', 'Ísland', 'ISK')) c (code, name, native_name, currency) ON code = country
GROUP BY country, name, native_name, currency
ORDER BY country;
-- Countries that no customer comes from.
INSERT INTO countries VALUES ('NO', 'Norway', 'Norge', '+47', 'NOK'), ('TV', 'Tuvalu', 'Tuvalu', '+688', 'AUD'), ('AQ', 'Antarctica', '—', '+672', 'XXX');

INSERT INTO exchange_rates
SELECT currency, date '2025-01-01' + day,
       CASE WHEN (day + length(currency) * ascii(currency)) % 211 = 0 THEN 'NaN'      -- the feed was down
            ELSE round((10 + ascii(currency) % 7 + pg_temp.dice(day, currency, 1000) / 1000.0) / (1 + ascii(substr(currency, 2)) % 13), 6) END
FROM (SELECT DISTINCT currency FROM countries) c, generate_series(0, 637, 3) day;

-- Four levels: one root, 4 branches, 16 twigs, 64 leaves.
INSERT INTO categories (id, parent_id, slug, titles)
SELECT n, CASE WHEN n > 1 THEN (n + 2) / 4 END,
       (ARRAY['coffee','tea','brewing','gifts','spares','books','milk'])[1 + n % 7] || '-' || n,
       jsonb_build_object('en', 'Category ' || n, 'ja', '分類' || n, 'ar', 'فئة ' || n)
FROM generate_series(1, 85) n;
-- A category that hangs below itself: somebody dragged it there.
INSERT INTO categories (id, parent_id, slug) VALUES (86, 86, 'lost-and-found');
SELECT setval(pg_get_serial_sequence('categories', 'id'), 90);

INSERT INTO suppliers (id, name, contact, iban, vat_id, api_host, network) OVERRIDING SYSTEM VALUE
SELECT n, (ARRAY['Finca','Hacienda','Kaffeerösterei','Coopérative','Plantation'])[1 + n % 5] || ' ' || family[1 + n % 8],
       CASE WHEN n % 9 <> 0 THEN ROW(CASE WHEN n % 7 <> 0 THEN given[1 + n % 8] || ' ' || family[1 + n % 8] END,
                given_latin[1 + n % 8] || '@supplier' || n || '.example', prefix || ' 555 ' || lpad(n::text, 6, '0'))::contact_card END,
       pg_temp.iban(lpad((n * 7001)::text, 18, '3')),
       'DE' || lpad((n * 104729)::text, 9, '1'),
       CASE WHEN n % 2 = 0 THEN inet '10.20.0.0' + n ELSE inet '2001:db8:20::' + n END,
       CASE WHEN n % 3 = 0 THEN cidr '192.168.0.0/24' END
FROM generate_series(1, 120) n JOIN locale ON no = 1 + n % 22
ORDER BY n;
SELECT setval(pg_get_serial_sequence('suppliers', 'id'), 120);

INSERT INTO products (id, sku, category_id, supplier_id, title, description, price, vat_percent, "größe", tags, pack_grams, weight_kg,
                      barcode, photo, launched_on, discontinued_on) OVERRIDING SYSTEM VALUE
SELECT n, 'LC-' || lpad(n::text, 5, '0'),
       CASE WHEN n % 50 <> 0 THEN 22 + n % 64 END,
       CASE WHEN n % 31 <> 0 THEN 1 + pg_temp.dice(n, 'supplier', 110) END,            -- suppliers 111 to 120 sell nothing
       (ARRAY['Yirgacheffe','Huila','Sidamo','Mandheling','Harrar','Kona','Café de Olla','抹茶','קפה שחור','Кава'])[1 + n % 10] || ' No. ' || n,
       CASE WHEN n % 4 = 0 THEN 'Roasted by hand. Questions: ask ' || given_latin[1 + n % 8] || ' at beans' || n % 40 || '@lantern-coffee.example.' END,
       CASE WHEN n % 1000 = 0 THEN 0 WHEN n = 777 THEN 99999.99 ELSE (390 + pg_temp.dice(n, 'price', 4600)) / 100.0 END,
       CASE n % 20 WHEN 0 THEN 19 WHEN 1 THEN 0 ELSE 7 END,
       (ARRAY['S','M','L',NULL,'250 g','ungemahlen'])[1 + n % 6],
       CASE n % 5 WHEN 0 THEN '{}' WHEN 1 THEN ARRAY['organic'] WHEN 2 THEN ARRAY['organic', NULL, 'fair "trade"']
                  WHEN 3 THEN ARRAY['decaf', 'a,b', '{x}', ''] ELSE ARRAY['dark', 'NULL', 'ほうじ茶'] END,
       CASE n % 4 WHEN 0 THEN NULL WHEN 1 THEN ARRAY[250, 500, 1000] WHEN 2 THEN '{}' ELSE '[0:1]={125,-1}' END,
       CASE n % 100 WHEN 0 THEN 'NaN' WHEN 1 THEN '-0'::real ELSE (n % 40) / 8.0 END,
       CASE WHEN n % 3 = 0 THEN substr(n::bit(13)::text, 1 + n % 5)::varbit END,
       CASE WHEN n % 10 = 0 THEN decode('ffd8ffe000104a46494600' || md5(n::text) || md5('photo' || n), 'hex') WHEN n % 10 = 1 THEN '' END,
       CASE WHEN n % 200 = 0 THEN '-infinity' WHEN n % 40 = 0 THEN '1900-01-01' WHEN n % 41 <> 0 THEN date '2014-01-06' + n END,
       CASE WHEN n % 8 = 0 THEN date '2020-01-01' + n % 2000 ELSE '9999-12-31' END
FROM generate_series(1, 3000) n JOIN locale ON no = 1 + n % 22
ORDER BY n;
SELECT setval(pg_get_serial_sequence('products', 'id'), 3010);

-- Staff -------------------------------------------------------------------------------------------------------------

INSERT INTO departments
SELECT n, (ARRAY['Management','Roastery','Purchasing','Sales','Support','Warehouse','Finance','IT','Marketing','Quality','Legal','Archive'])[n],
       CASE WHEN n < 12 THEN n END,                                                   -- the archive has no head
       CASE n % 3 WHEN 0 THEN '08:00:00+01'::timetz WHEN 1 THEN '06:30:00.5-08'::timetz END
FROM generate_series(1, 12) n;

INSERT INTO employees
SELECT n, CASE WHEN n % 57 <> 0 THEN 1 + (n - 1) % 11 END,
       CASE WHEN n > 1 THEN 1 + (n - 2) / 6 END,                                      -- a tree with one root
       given_latin[1 + n % 8] || '.' || n,
       given[1 + n % 8] || ' ' || family[1 + n / 8 % 8],
       CASE WHEN n % 10 = 0 THEN initcap(given_latin[1 + n % 8] COLLATE "C") ELSE given_latin[1 + n % 8] END || '.' || n || '@lantern-coffee.example',
       CASE WHEN n % 3 = 0 THEN family_latin[1 + n / 8 % 8] || n || '@home.example' END,
       prefix || ' 555 ' || lpad((n * 37)::text, 6, '0'),
       date '1958-03-01' + pg_temp.dice(n, 'employee born', 16000),
       (900 + n % 100)::text || '-' || lpad((n % 99 + 1)::text, 2, '0') || '-' || lpad((n * 17 % 10000)::text, 4, '0'),
       pg_temp.iban(lpad((n * 990001)::text, 18, '5')),
       CASE WHEN n = 1 THEN 240000 ELSE 2400 + pg_temp.dice(n, 'salary', 3600) END,
       n % 200 + 1,                                                                   -- a badge is handed on: see left_on
       CASE n % 4 WHEN 0 THEN ARRAY['roasting', 'first aid'] WHEN 1 THEN ARRAY['español', '日本語'] WHEN 2 THEN '{}' END,
       CASE n % 3 WHEN 0 THEN time '06:00' WHEN 1 THEN time '16:00' END,
       CASE n % 3 WHEN 0 THEN time '14:30:00.123456' WHEN 1 THEN time '24:00' END,    -- until midnight
       date '2014-01-06' + n * 10,
       CASE WHEN n <= 200 AND n > 11 THEN date '2020-01-01' + n * 7 ELSE 'infinity' END,
       '$2b$12$' || substr(md5('employee' || n) || md5('salt' || n), 1, 53)
FROM generate_series(1, 400) n JOIN locale ON no = 1 + n % 22
WHERE n NOT BETWEEN 201 AND 211                                                       -- the badges of the department heads
ORDER BY n;
-- The sequence is ahead: employees 401 to 420 were deleted, but orders still name them.
SELECT setval('employees_id_seq', 420);

INSERT INTO "group"
SELECT n, username, n % 5, date '2018-01-01' + n * 30, CASE WHEN n % 4 <> 0 THEN date '9999-12-31' END,
       'SELECT id FROM customers WHERE loyalty > ' || n
FROM generate_series(1, 24) n JOIN employees e ON e.id = n * 8 + 1
ORDER BY n;

INSERT INTO feature_flags
SELECT (ARRAY['checkout-v','search-v','gift-wrap-v','dark-roast-v'])[1 + n % 4] || n, n % 3 = 0,
       CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN 100 WHEN 2 THEN 0 ELSE 12.5 END,
       CASE n % 4 WHEN 0 THEN NULL WHEN 1 THEN '{active,paused}'::customer_status[] WHEN 2 THEN '{}' ELSE '{lead}' END,
       CASE WHEN n % 2 = 0 THEN given_latin[1 + n % 8] || '.' || n || '@lantern-coffee.example' END,
       CASE WHEN n % 3 = 1 THEN '{"b": 1,  "a": 2, "a": 3}'::json END                 -- a repeated key and two spaces
FROM generate_series(1, 40) n JOIN locale ON no = 1 + n % 22
ORDER BY n;

INSERT INTO promotions
SELECT n, (ARRAY['Spring Roast','Frühstück','夏のコーヒー','Cold Brew Week'])[1 + n % 4] || ' ' || n,
       CASE n WHEN 60 THEN daterange('2026-11-01', NULL) WHEN 1 THEN 'empty' ELSE daterange(date '2021-01-01' + n * 30, date '2021-01-01' + n * 30 + 10) END
FROM generate_series(1, 60) n;

INSERT INTO coupons
SELECT 'WELCOME' || n, CASE WHEN n % 10 = 0 THEN 100 ELSE n % 4 * 5 + 5 END, timestamptz '2018-01-01 00:00+00' + n * interval '240 hours',
       CASE WHEN n % 3 = 0 THEN 'infinity' ELSE timestamptz '2019-01-01 00:00+00' + n * interval '250 hours' END,
       CASE WHEN n % 25 = 0 THEN 'apology to ' || given[1 + n % 8] || ' ' || family[1 + n % 8] || ', ' || given_latin[1 + n % 8] || n || '@mail.example' END
FROM generate_series(1, 200) n JOIN locale ON no = 1 + n % 22
ORDER BY n;

-- Customers ---------------------------------------------------------------------------------------------------------

-- 22,900 who signed up themselves. Every 41st number is missing: those were erased on request.
INSERT INTO customers (id, email, full_name, display_name, phone, birth_date, national_id, country_code, language, status, referral_code,
                       referred_by, password_hash, external_ref, credit_limit, risk_score, marketing_consent, last_ip, preferences, notes,
                       avatar, signed_up_at, last_seen_at, updated_at) OVERRIDING SYSTEM VALUE
SELECT 1000 + n + n / 40,
       CASE WHEN n % 1900 = 0 THEN NULL                                               -- "every customer has an e-mail"
            WHEN n % 1901 = 0 THEN ''
            WHEN n % 900 = 1 THEN (ARRAY['n/a', 'none', 'anna@', 'bob at post.example', '@', 'x@y@z.example'])[1 + n / 900 % 6]
            WHEN n % 700 = 5 THEN given[g] || n || '@' || 'почта.example'             -- international addresses
            ELSE mailbox || '@' || (ARRAY['mail.example', 'post.example', 'inbox.example', 'lumen.example', 'work.example'])[1 + pg_temp.dice(n, 'host', 5)] END,
       CASE WHEN n % 1100 = 7 THEN (SELECT body FROM odd_text t WHERE t.no = 1 + n / 1100)
            WHEN n % 1300 = 9 THEN NULL
            WHEN country IN ('CN', 'TW', 'KR') THEN family[f] || given[g]
            WHEN country = 'JP' THEN family[f] || ' ' || given[g]
            WHEN n % 60 = 11 THEN upper(family_latin[f] COLLATE "C") || ', ' || initcap(given_latin[g] COLLATE "C")
            WHEN n % 80 = 13 THEN given[g] || ' ' || family[f] || ' ☕'
            ELSE given[g] || ' ' || family[f] END,
       CASE n % 6 WHEN 0 THEN left(given[g], 20) WHEN 1 THEN given_latin[g] || n WHEN 2 THEN '' WHEN 3 THEN '@' || family_latin[f] END,
       CASE WHEN n % 17 = 0 THEN NULL
            WHEN n <= 3000 AND n % 2 = 0 THEN '0' || (171 + n % 8) || '/555' || lpad((n * 31 % 100000)::text, 5, '0')   -- from before migration V007
            ELSE prefix || ' 555 ' || lpad((n * 7919 % 10000000)::text, 7, '0') END,
       CASE WHEN n = 44 THEN '0044-03-15 BC' WHEN n % 97 = 0 THEN '1900-01-01' WHEN n % 5 = 0 THEN NULL
            ELSE date '1938-01-01' + pg_temp.dice(n, 'born', 25500) END,
       CASE WHEN n % 8 = 0 THEN (900 + n % 99)::text || '-' || lpad((1 + n % 98)::text, 2, '0') || '-' || lpad((n * 13 % 10000)::text, 4, '0') END,
       CASE WHEN n % 650 = 3 THEN NULL ELSE country END,
       CASE WHEN n % 7 = 0 THEN upper(language COLLATE "C") WHEN n % 43 = 0 THEN language || '_' || country ELSE language END,
       (CASE WHEN n IN (50, 5000, 15000) THEN 'blocked' WHEN n % 10 < 2 THEN 'lead' WHEN n % 25 = 7 THEN 'paused' WHEN n % 12 = 5 THEN 'closed' ELSE 'active' END)::customer_status,
       CASE WHEN n % 5 = 0 THEN 'LC-' || upper(lpad(to_hex(n * 40503 % 1048576), 5, '0')) END,
       CASE WHEN n > 100 AND n % 9 = 1 THEN 'LC-' || upper(lpad(to_hex((5 + 5 * pg_temp.dice(n, 'friend', n / 5 - 1)) * 40503 % 1048576), 5, '0')) END,
       CASE WHEN n <= 4000 THEN md5('password' || n) WHEN n % 29 = 0 THEN NULL                -- plain MD5 until 2016
            ELSE '$2b$12$' || substr(md5('secret' || n) || md5('salt' || n), 1, 53) END,
       pg_temp.uuid_of(n, 'customer'),
       CASE WHEN n % 1500 = 0 THEN 'NaN' WHEN n % 1501 = 0 THEN -250.5 WHEN n % 6 = 0 THEN pg_temp.dice(n, 'limit', 50) * 100 WHEN n = 12345 THEN 123456789012345678901234567890.123456789 END,
       CASE WHEN n % 400 = 0 THEN 'NaN' WHEN n % 401 = 0 THEN 'Infinity' WHEN n % 402 = 0 THEN '-Infinity' WHEN n % 403 = 0 THEN '-0'::float8 WHEN n % 3 <> 0 THEN pg_temp.dice(n, 'risk', 1000) / 1024.0 END,
       CASE n % 11 WHEN 0 THEN NULL WHEN 1 THEN false WHEN 2 THEN false ELSE true END,
       CASE n % 10 WHEN 0 THEN NULL WHEN 1 THEN inet '2001:db8::' + n WHEN 2 THEN inet '10.0.0.0/8' + n ELSE inet '203.0.113.0' + n % 256 END,
       CASE WHEN n % 4 = 0 THEN NULL
            WHEN n % 501 = 0 THEN '{}' WHEN n % 502 = 0 THEN 'null' WHEN n % 503 = 0 THEN '[]'
            WHEN n <= 6000 THEN jsonb_build_object('mail2', given_latin[g] || '.private' || n || '@home.example', 'news', n % 2)
            WHEN n % 333 = 0 THEN jsonb_build_object(mailbox || '@mail.example', true, 'a.b', 12345678901234567890123, '', E'tab\there', 'ключ', '"quoted"')
            WHEN n <= 14000 THEN jsonb_build_object('newsletter', n % 2 = 0, 'theme', (ARRAY['light', 'dark'])[1 + n % 2], 'recovery_email', given_latin[g] || n || '@recovery.example')
            ELSE jsonb_build_object('newsletter', n % 3 = 0,
                     'contact', jsonb_build_object('recovery', jsonb_build_object('email', family_latin[f] || n || '@recovery.example'),
                                                   'phones', jsonb_build_array(prefix || ' 555 ' || lpad(n::text, 7, '0'), NULL, prefix || '5559' || lpad(n::text, 6, '0')),
                                                   'emergency', jsonb_build_object('name', given[1 + (g + 2) % 8] || ' ' || family[f], 'relation', 'spouse')),
                     'grind', (ARRAY['whole', 'espresso', 'filter'])[1 + n % 3]) END,
       CASE WHEN n % 90 = 0 THEN (SELECT body FROM odd_text t WHERE t.no = 1 + n / 90 % 40)
            WHEN n % 12 = 0 THEN (ARRAY[
                'Prefers to be called in the evening, ' || prefix || ' 555 ' || lpad((n * 3)::text, 7, '0') || '.',
                'Moved in with ' || given[1 + (g + 1) % 8] || ' ' || family[1 + (f + 1) % 8] || ' <' || given_latin[1 + (g + 1) % 8] || n || '@mail.example>, same address.',
                'Asked to pay by bank transfer: IBAN ' || pg_temp.iban(lpad((n * 131)::text, 18, '7')) || ', holder ' || given[g] || ' ' || family[f],
                'Read us his card on the phone (!): ' || pg_temp.card('400000' || lpad((n * 77)::text, 9, '0')) || ' exp 09/27. Delete this note!',
                'Logged in from 203.0.113.' || n % 256 || ' and 2001:db8::' || to_hex(n) || ', says it was not her.',
                '生日快乐 ' || family[f] || given[g] || ' 🎂'])[1 + n / 12 % 6] END,
       CASE WHEN n % 70 = 0 THEN decode('89504e470d0a1a0a' || repeat(md5('avatar' || n), 1 + n % 9), 'hex') WHEN n % 71 = 0 THEN '' END,
       signed_up,
       CASE WHEN n % 13 = 0 THEN NULL WHEN n % 2000 = 1 THEN 'infinity' WHEN n % 2000 = 2 THEN '-infinity'
            ELSE signed_up + (timestamptz '2026-09-30 00:00+00' - signed_up) * (pg_temp.dice(n, 'seen', 64) / 64.0) END,
       CASE WHEN n > 9000 THEN signed_up + interval '1 hour' * (n % 50) END                  -- the trigger exists since 2019
FROM (SELECT n, pg_temp.dice(n, 'locale', 100) AS percent, 1 + pg_temp.dice(n, 'given', 8) AS g, 1 + pg_temp.dice(n, 'family', 8) AS f,
             timestamptz '2014-01-06 08:00+00' + n * interval '291 minutes' + pg_temp.dice(n, 'hour', 86400) * interval '1 second' AS signed_up
      FROM generate_series(1, 22900) n) who
JOIN locale ON percent >= from_percent AND percent < to_percent,
LATERAL (SELECT CASE n % 4 WHEN 0 THEN given_latin[g] || '.' || family_latin[f] || n WHEN 1 THEN left(given_latin[g], 1) || family_latin[f] || n
                           WHEN 2 THEN family_latin[f] || '_' || n ELSE given_latin[g] || n || '+shop' END AS mailbox) box
ORDER BY n;

-- 1,100 came with the import of 2019, and every one of them was here already: the same e-mail in another case, with a space, or as it was.
INSERT INTO customers (id, email, full_name, phone, country_code, language, status, external_ref, marketing_consent, notes, imported_from, signed_up_at) OVERRIDING SYSTEM VALUE
SELECT 1000 + i + i / 40,
       CASE i % 4 WHEN 0 THEN upper(c.email COLLATE "C") WHEN 1 THEN c.email || ' ' WHEN 2 THEN initcap(c.email COLLATE "C") ELSE c.email END,
       -- Upper case as the old shop understood it: ASCII only, 'KäTHE'.
       CASE WHEN i % 3 = 0 THEN upper(c.full_name COLLATE "C") ELSE c.full_name END,
       CASE WHEN i % 2 = 0 THEN '0' || (160 + i % 9) || '-555-' || lpad((i * 3 % 10000)::text, 4, '0') ELSE c.phone END,
       CASE WHEN i % 50 = 0 THEN NULL ELSE c.country_code END, c.language, 'active',
       pg_temp.uuid_of(i, 'customer'), NULL,
       CASE WHEN i % 10 = 0 THEN 'Bohnenhaus-Nr. ' || i || ', Ansprechpartner: ' || c.full_name || ', ' || c.email END,
       'bohnenhaus-2019', timestamptz '2019-11-16 02:00+00' + (i % 60) * interval '1 second'
FROM generate_series(22901, 24000) i
JOIN LATERAL (SELECT 1 + i * 13 % 22900 AS n) twin ON true
JOIN customers c ON c.id = 1000 + n + n / 40
ORDER BY i;
SELECT setval(pg_get_serial_sequence('customers', 'id'), 25700);

-- Nobody, one or two addresses. The number of a customer in the signing-up order is called n from here on.
CREATE TEMPORARY TABLE shopper AS
SELECT n, id, email, full_name, country_code, signed_up_at, 1 + n * 7919 % 24000 AS rank   -- 7919 is prime: every rank once
FROM (SELECT row_number() OVER (ORDER BY id) AS n, * FROM customers) c;
ANALYZE shopper;

INSERT INTO addresses
SELECT s.id, k, CASE WHEN k = 1 THEN s.full_name ELSE given[1 + n % 8] || ' ' || family[1 + (n + 3) % 8] END,
       CASE WHEN n % 3 = 0 THEN streets[1 + n % 3] || ' ' || (1 + n % 140) ELSE (1 + n % 140) || ' ' || streets[1 + n % 3] END
           || CASE WHEN n % 45 = 0 THEN E'\nrear building' WHEN n % 46 = 0 THEN ' 2º' ELSE '' END,
       cities[1 + n / 3 % 3],
       CASE WHEN n % 40 = 0 THEN NULL WHEN country = 'GB' THEN 'LS' || n % 20 || ' ' || n % 9 || 'QX' ELSE lpad((n * 37 % 100000)::text, 5, '0') END,
       s.country_code,
       CASE WHEN n % 4 = 0 THEN prefix || ' 555 ' || lpad((n * 11)::text, 7, '0') END,
       CASE WHEN n % 60 = 0 THEN 0 WHEN n % 5 <> 0 THEN -60 + pg_temp.dice(n, 'lat', 120000000) / 1000000.0 END,   -- 0, 0 is "null island"
       CASE WHEN n % 60 = 0 THEN 0 WHEN n % 5 <> 0 THEN -180 + pg_temp.dice(n, 'lon', 360000000) / 1000000.0 END,
       CASE WHEN n % 5 <> 0 AND n % 60 <> 0 THEN point(-180 + pg_temp.dice(n, 'lon', 360000000) / 1000000.0, -60 + pg_temp.dice(n, 'lat', 120000000) / 1000000.0) END,
       CASE WHEN n % 10 = 0 THEN daterange('2020-01-01', NULL) WHEN n % 10 = 1 THEN daterange(NULL, '2022-12-31', '[]') END
FROM shopper s
JOIN locale ON country = coalesce(s.country_code, 'IS') AND language <> 'ta'
CROSS JOIN generate_series(1, 2) k
WHERE k = 1 AND (rank <= 9000 OR n % 2 = 0) OR k = 2 AND rank <= 8000 AND rank % 3 = 0
ORDER BY n, k;

INSERT INTO payment_methods
SELECT pg_temp.uuid_of(n * 10 + k, 'method'), id, kind,
       CASE WHEN kind = 'card' THEN CASE WHEN n % 100 = 0 THEN '4242 4242 4242 ' || lpad((n % 10000)::text, 4, '0')      -- not Luhn-valid, mostly
                 ELSE pg_temp.card((ARRAY['400000', '555555', '411111'])[1 + n % 3] || lpad((n * 7919 + k)::text, 9, '0')) END END,
       CASE WHEN kind = 'card' THEN full_name END,
       CASE WHEN kind = 'card' THEN lpad((1 + n % 12)::text, 2, '0') || '/' || (24 + n % 8) END,
       CASE WHEN kind = 'sepa' THEN CASE WHEN n % 50 = 0 THEN 'DE00' || repeat('0', 18)
                 WHEN n % 2 = 0 THEN pg_temp.iban(lpad((n * 104729)::text, 18, '2')) ELSE regexp_replace(pg_temp.iban(lpad((n * 104729)::text, 18, '2')), '(.{4})', '\1 ', 'g') END END,
       CASE WHEN kind = 'sepa' THEN full_name END,
       'pm_' || substr(md5('token' || n || k), 1, 24), k = 1
FROM shopper, generate_series(1, 2) k,
LATERAL (SELECT (ARRAY['card', 'card', 'sepa', 'voucher', 'card', 'sepa', 'cash on delivery'])[1 + pg_temp.dice(n * 10 + k, 'kind', 7)]::payment_kind AS kind) choice
WHERE k = 1 AND rank <= 9000 OR k = 2 AND rank % 4 = 0 AND rank <= 9000
ORDER BY n, k;

INSERT INTO group_members
SELECT g, id, CASE WHEN n % 20 <> 0 THEN date '2018-06-01' + (n % 2500)::integer END
FROM shopper, generate_series(1, 23) g                                                -- group 24 is empty
WHERE pg_temp.dice(n * 100 + g, 'member', 20000 / g) < 20 AND n % 2 = 0
ORDER BY g, n;

INSERT INTO wishlists
SELECT DISTINCT ON (id, product) id, product, timestamptz '2022-01-01 00:00+00' + n * interval '97 minutes' + k * interval '3 hours',
       CASE WHEN (n + k) % 37 = 0 THEN (SELECT body FROM odd_text t WHERE t.no = 1 + (n + k) / 37 % 39) WHEN k = 3 THEN 'for ' || full_name END
FROM shopper, generate_series(1, 6) k, LATERAL (SELECT 1 + pg_temp.dice(n * 10 + k, 'wish', 1 + pg_temp.dice(n * 10 + k, 'taste', 3000)) AS product) p
WHERE n % 9 = 0 AND k <= 1 + rank % 6
ORDER BY id, product, k;

-- Every seventh of the better customers subscribes; some have had two, each naming the one before.
INSERT INTO subscriptions
SELECT pg_temp.uuid_of(n * 10 + k, 'subscription'), id, CASE WHEN k > 1 THEN pg_temp.uuid_of(n * 10 + k - 1, 'subscription') END,
       CASE WHEN n % 50 <> 0 THEN 'LC-' || lpad((1 + pg_temp.dice(n, 'box', 60))::text, 5, '0') END,
       CASE n % 5 WHEN 0 THEN interval '1 month' WHEN 1 THEN interval '14 days' WHEN 2 THEN interval '1 mon -2 days +03:04:05.678' WHEN 3 THEN interval '1 year' ELSE interval '-1 day' END,
       CASE WHEN n % 3 = 0 THEN interval '72 hours' END,
       date '2016-01-01' + pg_temp.dice(n, 'begin', 2000) + k * 400,
       CASE WHEN k = 1 + n % 3 THEN 'infinity' ELSE date '2016-01-01' + pg_temp.dice(n, 'begin', 2000) + k * 400 + 399 END,
       (900 + pg_temp.dice(n, 'fee', 3000)) / 100.0
FROM shopper, generate_series(1, 3) k
WHERE rank <= 16000 AND n % 7 = 0 AND k <= 1 + n % 3
ORDER BY n, k;

INSERT INTO sessions
SELECT md5('session' || n) || md5('half' || n),
       CASE WHEN n % 25 = 0 THEN 999 + 41 * (1 + n % 500) WHEN n % 3 <> 0 THEN 1000 + 41 * (n % 580) + n % 40 END,   -- one in 25 is of an erased customer
       'device-' || substr(md5('device' || n % 5000), 1, 12),
       CASE WHEN n % 2 = 0 THEN ('02:00:5e:' || substr(md5('mac' || n), 1, 2) || ':' || substr(md5('mac' || n), 3, 2) || ':' || substr(md5('mac' || n), 5, 2))::macaddr END,
       CASE WHEN n % 7 = 0 THEN inet '2001:db8:1::' + n ELSE inet '198.51.100.0' + n % 256 END,
       pg_temp.user_agent(n % 7), CASE WHEN n % 100 = 0 THEN 'infinity' ELSE timestamptz '2026-09-30 00:00+00' + n * interval '1 minute' END
FROM generate_series(1, 8000) n;

INSERT INTO api_tokens
SELECT 'lc_live_' || md5('api' || e.id) || substr(md5('key' || e.id), 1, 8), CASE WHEN e.id % 10 <> 0 THEN e.id END,
       CASE WHEN e.id % 4 = 0 THEN e.full_name || '''s laptop' ELSE 'ci' END,
       CASE e.id % 3 WHEN 0 THEN ARRAY['read'] WHEN 1 THEN ARRAY['read', 'write:orders'] ELSE '{}' END,
       inet '192.0.2.0' + e.id % 256, CASE WHEN e.id % 5 = 0 THEN 'infinity' ELSE timestamptz '2027-01-01 00:00+00' + e.id * interval '24 hours' END
FROM employees e WHERE e.id % 3 <> 0
ORDER BY e.id;

-- Orders ------------------------------------------------------------------------------------------------------------

-- Zipf: the customer of rank r has 8000 / r orders, in whole numbers. The first has 8,000, two thirds have none.
CREATE TEMPORARY TABLE checkout AS
SELECT row_number() OVER (ORDER BY placed_at, shopper, k) AS id, *
FROM (SELECT n AS shopper, k, s.id AS customer_id, s.email, s.full_name, s.rank,
             greatest(signed_up_at, timestamptz '2014-02-01 00:00+00')
                 + (timestamptz '2026-09-29 23:00+00' - signed_up_at) * (pg_temp.dice(n * 10000 + k, 'placed', 1000003) / 1000003.0) AS placed_at
      FROM shopper s, generate_series(1, 8000 / s.rank) k) drawn;
-- Guests: no customer, only an e-mail.
INSERT INTO checkout
SELECT (SELECT count(*) FROM checkout) + n, 0, n, NULL, given_latin[1 + n % 8] || '.guest' || n || '@mail.example', NULL, 0,
       timestamptz '2026-03-01 00:00+00' + n * interval '100 minutes'
FROM generate_series(1, 2500) n JOIN locale ON no = 1 + n % 22;
ANALYZE checkout;

INSERT INTO "Order Lines" ("orderId", "lineNo", sku, quantity, "unit price (€)", "from", "to", "giftNote")
SELECT o.id, line, p.sku, CASE WHEN pg_temp.dice(o.id * 10 + line, 'bulk', 300) = 0 THEN 144 ELSE 1 + pg_temp.dice(o.id * 10 + line, 'quantity', 3) END,
       round(p.price * CASE WHEN o.placed_at < '2018-01-01 00:00+00' THEN 0.9 ELSE 1 END, 2),
       CASE WHEN o.id % 6 = 0 THEN (o.placed_at AT TIME ZONE 'UTC')::date END,
       CASE WHEN o.id % 6 = 0 THEN CASE WHEN o.id % 12 = 0 THEN 'infinity' ELSE (o.placed_at AT TIME ZONE 'UTC')::date + 30 END END,
       CASE WHEN o.id % 40 = line THEN 'Für ' || o.full_name || ' von Herzen ♥' WHEN o.id % 300 = line THEN (SELECT body FROM odd_text t WHERE t.no = 1 + o.id / 300 % 39) END
FROM checkout o
CROSS JOIN LATERAL generate_series(1, CASE WHEN pg_temp.dice(o.id, 'lines', 500) = 0 THEN 30 ELSE 1 + pg_temp.dice(o.id, 'lines', 3) END) line
-- A die thrown for the sides of a die: the first products sell most, the last hardly ever.
JOIN products p ON p.id = 1 + pg_temp.dice(o.id * 10 + line, 'product', 1 + pg_temp.dice(o.id * 10 + line, 'shelf', 3000))
WHERE o.id % 997 <> 0                                                                 -- orders without a single line
ORDER BY o.id, line;

INSERT INTO orders (id, order_no, customer_id, address_no, customer_email, sales_rep_id, status, channel, currency, goods, shipping, coupon_code,
                    ip, user_agent, note, placed_at, delivered_at)
SELECT o.id, 'LC' || to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY') || '-' || lpad(o.id::text, 6, '0'), o.customer_id,
       CASE WHEN o.placed_at >= '2015-01-01 00:00+00' AND o.rank > 0 THEN 1 + CASE WHEN o.rank % 3 = 0 AND o.id % 4 = 0 THEN 1 ELSE 0 END END,
       CASE WHEN o.id % 33 = 0 THEN 'old.' || ltrim(o.email) ELSE o.email END,          -- the customer has changed it since
       CASE WHEN o.placed_at < '2017-01-01 00:00+00' AND o.id % 5 = 0 THEN 401 + o.id % 20   -- deleted employees: orphans under a NOT VALID key
            WHEN o.id % 10 = 0 THEN 1 + o.id % 200 END,
       (CASE WHEN o.id % 9000 = 1 THEN 'lost' WHEN o.id % 60 = 0 THEN 'returned' WHEN o.placed_at > '2026-09-25 00:00+00' THEN 'paid' WHEN o.id % 45 = 1 THEN 'placed' WHEN o.id % 20 = 2 THEN 'shipped' ELSE 'delivered' END)::order_status,
       CASE WHEN o.placed_at < '2016-06-01 00:00+00' THEN (ARRAY['WEB', 'Web', 'web ', 'fax'])[1 + o.id % 4] WHEN o.id % 700 = 0 THEN NULL ELSE (ARRAY['web', 'web', 'app', 'phone'])[1 + o.id % 4] END,
       CASE WHEN o.placed_at < '2017-01-01 00:00+00' THEN NULL ELSE 'EUR' END,           -- the column came with migration V011
       CASE WHEN o.placed_at < '2018-01-01 00:00+00' AND o.id % 80 = 0 THEN -l.goods ELSE l.goods END,   -- refunds used to be negative orders
       CASE WHEN l.goods > 50 THEN 0 ELSE 4.9 END,
       CASE WHEN o.id % 250 = 0 THEN 'XMAS' || o.id % 7 WHEN o.id % 15 = 0 THEN 'WELCOME' || 1 + o.id % 180 END,   -- XMAS coupons are gone from coupons
       CASE WHEN o.id % 8 = 0 THEN NULL WHEN o.id % 9 = 0 THEN inet '2001:db8:9::' + o.id ELSE inet '203.0.113.0' + o.id % 256 END,
       CASE WHEN o.placed_at >= '2016-01-01 00:00+00' THEN pg_temp.user_agent((o.id % 7)::integer) END,
       CASE WHEN o.id % 200 = 0 THEN (SELECT body FROM odd_text t WHERE t.no = 1 + o.id / 200 % 40)
            WHEN o.id % 50 = 0 THEN 'Leave it with the neighbour, ' || given[1 + o.id % 8] || ' ' || family[1 + o.id / 8 % 8] || ', ' || prefix || ' 555 ' || lpad(o.id::text, 7, '0')
            WHEN o.id % 51 = 0 THEN 'Invoice to ' || family_latin[1 + o.id % 8] || '.office' || o.id % 900 || '@work.example please' END,
       CASE WHEN o.id % 8000 = 3 THEN NULL ELSE o.placed_at END,                        -- "every order has a date"
       CASE WHEN o.id % 60 = 0 OR o.id % 45 = 1 OR o.placed_at > '2026-09-25 00:00+00' THEN NULL WHEN o.id % 5000 = 7 THEN '-infinity' ELSE o.placed_at + (20 + o.id % 140) * interval '1 hour' END
FROM checkout o
JOIN locale ON no = 1 + o.id % 22
LEFT JOIN (SELECT "orderId", sum("lineTotal") AS sum FROM "Order Lines" GROUP BY "orderId") lines ON "orderId" = o.id
CROSS JOIN LATERAL (SELECT coalesce(sum, 0) AS goods) l
ORDER BY o.id;
SELECT setval(pg_get_serial_sequence('orders', 'id'), 80000);

INSERT INTO payments (order_no, method_id, amount, paid_at, provider_response)
SELECT order_no, m.id, CASE k WHEN 1 THEN total ELSE -total END, placed_at + k * interval '3 minutes',
       CASE WHEN o.id % 3 = 0 THEN NULL WHEN o.id % 100 = 1 THEN '{"error": "timeout", "error": "retried"}'::json
            ELSE json_build_object('payer', json_build_object('email', o.customer_email, 'name', m.card_holder, 'ip', host(o.ip)), 'last4', right(m.card_number, 4), 'id', 'ch_' || md5(order_no || k)) END
FROM orders o
LEFT JOIN payment_methods m ON m.customer_id = o.customer_id AND m.is_default
CROSS JOIN generate_series(1, 2) k
WHERE k = 1 AND o.id % 12 <> 0 OR k = 2 AND status = 'returned'
ORDER BY o.id, k;

-- Talk --------------------------------------------------------------------------------------------------------------

INSERT INTO comments (id, subject_type, subject_id, author_name, author_email, stars, body, written_at)
SELECT i, kind,
       CASE kind WHEN 'order' THEN CASE WHEN i % 100 = 1 THEN 900000 + i ELSE 1 + pg_temp.dice(i, 'subject', 70000) END   -- orders that are gone
                 WHEN 'product' THEN 1 + pg_temp.dice(i, 'subject', 1 + pg_temp.dice(i, 'fame', 3000))
                 WHEN 'customer' THEN CASE WHEN i % 30 = 3 THEN 999 + 41 * (1 + i % 500) ELSE s.id END ELSE i END,
       s.full_name, CASE WHEN i % 3 <> 0 THEN s.email END, CASE WHEN kind = 'product' AND i % 4 <> 0 THEN 1 + (i * i) % 5 END,
       CASE WHEN i % 40 = 0 THEN (SELECT body FROM odd_text t WHERE t.no = 1 + i / 40 % 40) WHEN i % 9 = 0 THEN NULL
            ELSE (ARRAY['Lovely.', 'Arrived late, but the beans are superb!', '美味しいコーヒーでした。', 'Очень вкусно, спасибо!', 'قهوة رائعة', 'Πολύ καλός καφές.', 'बहुत बढ़िया कॉफ़ी',
                        'Write to me: ' || s.email, 'Call ' || s.full_name || ' on +49 555 ' || lpad((i * 7)::text, 7, '0') || ' before delivery.'])[1 + (i / 2 + i) % 9] END,
       CASE WHEN i % 777 = 0 THEN NULL ELSE timestamptz '2015-05-05 05:05+00' + i * interval '499 minutes' END
FROM generate_series(1, 12000) i
JOIN shopper s ON s.n = 1 + pg_temp.dice(i, 'author', 24000),
LATERAL (SELECT (ARRAY['product', 'order', 'product', 'customer', 'product'])[1 + i % 5] AS base) b,
LATERAL (SELECT CASE WHEN i % 2000 = 0 THEN 'blogpost' WHEN i % 1000 = 7 THEN 'Product' ELSE base END AS kind) t    -- a type without a table, and another spelling
ORDER BY 1;
SELECT setval(pg_get_serial_sequence('comments', 'id'), 12000);

INSERT INTO support_tickets (id, customer_email, assignee_id, confidential, subject, body, transcript, attachment, opened_at, closed_at) OVERRIDING SYSTEM VALUE
SELECT i, CASE WHEN i % 20 = 0 THEN 'stranger' || i || '@nowhere.example' WHEN i % 7 = 0 THEN upper(s.email COLLATE "C") ELSE s.email END,   -- strangers have no account
       CASE WHEN i % 6 <> 0 THEN 1 + i % 200 END, i % 25 = 0,
       (ARRAY['Where is my parcel?', 'Delete my account', 'Пачка пришла открытой', '注文について', 'Re: Re: AW: invoice', ''])[1 + i % 6],
       CASE WHEN i % 50 = 0 THEN (SELECT body FROM odd_text t WHERE t.no = 1 + i / 50 % 40)
            ELSE 'Hello, this is ' || s.full_name || E'.\nMy customer number is ' || s.id || ', you reach me at ' || coalesce(s.email, 'no address') || ' or +44 555 ' || lpad((i * 13)::text, 6, '0') || E'.\n\n'
                 || CASE i % 4 WHEN 0 THEN 'My card ' || pg_temp.card('411111' || lpad((i * 331)::text, 9, '0')) || ' was charged twice.'
                              WHEN 1 THEN 'Please refund to ' || pg_temp.iban(lpad((i * 977)::text, 18, '4')) || '.'
                              WHEN 2 THEN 'I was born on 12.03.1981, why must I prove my age? 😡' ELSE 'The parcel went to my old address.' END END,
       CASE WHEN i % 4 = 0 THEN json_build_array(json_build_object('from', s.email, 'ip', '203.0.113.' || i % 256, 'text', 'hello? ' || s.full_name), json_build_object('from', 'bot', 'text', E'hi\u2028there')) END,
       CASE WHEN i % 30 = 0 THEN decode('255044462d312e37' || md5('file' || i), 'hex') WHEN i % 30 = 1 THEN convert_to('From: ' || s.full_name || ' <' || coalesce(s.email, '') || '>', 'UTF8') END,   -- text in bytes
       timestamptz '2018-02-02 02:02+00' + i * interval '890 minutes',
       CASE WHEN i % 11 <> 0 THEN timestamptz '2018-02-02 02:02+00' + i * interval '890 minutes' + (i % 300) * interval '1 hour' END
FROM generate_series(1, 5000) i JOIN shopper s ON s.n = 1 + pg_temp.dice(i, 'ticket', 24000)
ORDER BY i;
SELECT setval(pg_get_serial_sequence('support_tickets', 'id'), 5000);

INSERT INTO mail_log
SELECT i, coalesce(s.email, ''), (ARRAY['welcome', 'invoice', 'parcel', 'newsletter'])[1 + i % 4],
       CASE WHEN i % 5 <> 0 THEN jsonb_build_object('name', s.full_name, 'order', 'LC-' || i) END, timestamptz '2024-01-01 00:00+00' + i * interval '116 minutes'
FROM generate_series(6001, 18000) i JOIN shopper s ON s.n = 1 + pg_temp.dice(i, 'mail', 24000)
ORDER BY i;
INSERT INTO mail_log_archive
SELECT i, coalesce(s.email, ''), 'welcome', jsonb_build_object('Name', s.full_name), timestamptz '2015-01-01 00:00+00' + i * interval '300 minutes', CASE WHEN i % 3 <> 0 THEN date '2019-01-01' END
FROM generate_series(1, 6000) i JOIN shopper s ON s.n = 1 + pg_temp.dice(i, 'mail', 24000)
ORDER BY i;

-- Traces ------------------------------------------------------------------------------------------------------------

-- Every 40th hit was sent twice, every 400th three times.
INSERT INTO page_views
SELECT timestamptz '2026-09-01 00:00+00' + i * interval '61 seconds',
       CASE WHEN i % 90 = 0 THEN 999 + 41 * (1 + i % 500) WHEN i % 3 = 0 THEN 1000 + 41 * (i % 97) + i % 40 END,   -- erased customers; the rest crowds on few
       pg_temp.uuid_of(i % 6000, 'browser'),
       '/' || (ARRAY['', 'products/LC-' || lpad((1 + i % 3000)::text, 5, '0'), 'cart', 'search?q=' || (ARRAY['caf%C3%A9', 'filter', 'anna%40mail.example'])[1 + i % 3], 'reset?email=user' || i % 1000 || '@mail.example&token=' || substr(md5(i::text), 1, 16)])[1 + i % 5],
       CASE WHEN i % 4 = 0 THEN NULL WHEN i % 4 = 1 THEN '' ELSE 'https://search.example/?u=' || i % 70 END,
       pg_temp.user_agent(i % 7), CASE WHEN i % 6 = 0 THEN inet '2001:db8:6::' + i % 4000 ELSE inet '198.51.100.0' + i % 256 END
FROM generate_series(1, 40000) i
CROSS JOIN generate_series(1, CASE WHEN i % 400 = 0 THEN 3 WHEN i % 40 = 0 THEN 2 ELSE 1 END);

INSERT INTO audit_log (id, at, actor, action, table_name, row_id, old_row, new_row, ip)
SELECT i,
       CASE WHEN i % 30000 = 0 THEN timestamptz '2099-01-01 00:00+00' + i * interval '1 second'                    -- a broken clock
            WHEN i <= 8000 THEN timestamptz '2019-01-01 00:00+00' + i * interval '440 minutes' ELSE timestamptz '2025-10-01 00:00+00' + (i - 8000) * interval '380 seconds' END,
       CASE WHEN i % 5 = 0 THEN e.username WHEN i % 501 = 1 THEN 'intern.999' WHEN i % 7 = 0 THEN NULL ELSE 'shop-app' END,
       (ARRAY['update', 'insert', 'update', 'update', 'delete', 'login'])[1 + i % 6], (ARRAY['customers', 'orders', 'customers', 'employees'])[1 + i % 4],
       CASE i % 4 WHEN 1 THEN 1 + i % 70000 WHEN 3 THEN e.id ELSE s.id END,
       CASE WHEN i % 6 IN (0, 2, 4) AND i % 4 IN (0, 2) THEN jsonb_build_object('email', s.email, 'full_name', s.full_name) END,
       CASE WHEN i % 6 IN (4, 5) THEN NULL WHEN i % 4 IN (0, 2) THEN jsonb_build_object('email', lower(s.email COLLATE "C"), 'status', 'active') WHEN i % 4 = 1 THEN jsonb_build_object('status', 'paid') END,
       CASE WHEN i % 3 = 0 THEN inet '192.0.2.0' + i % 256 END
FROM generate_series(1, 90000) i
JOIN shopper s ON s.n = 1 + pg_temp.dice(i, 'changed', 1 + pg_temp.dice(i, 'often', 24000))
JOIN employees e ON e.id = 1 + i % 199
ORDER BY i;
SELECT setval('audit_log_id_seq', 90000);

-- The end: tools away, sums and statistics up to date ---------------------------------------------------------------------

DROP TABLE locale, odd_text, shopper, checkout;
DROP FUNCTION pg_temp.dice(bigint, text, integer), pg_temp.card(text), pg_temp.iban(text), pg_temp.uuid_of(bigint, text), pg_temp.user_agent(integer);

REFRESH MATERIALIZED VIEW monthly_sales;

ANALYZE schema_migrations, countries, exchange_rates, categories, suppliers, products, departments, employees, "group", feature_flags, promotions,
    coupons, customers, addresses, payment_methods, group_members, wishlists, subscriptions, sessions, api_tokens, orders, "Order Lines", payments,
    comments, support_tickets, mail_log, mail_log_archive, page_views, audit_log, monthly_sales;

RESET TIME ZONE;
