-- Lantern Coffee on MySQL or MariaDB: the data, as of 30 September 2026.
--
-- Deterministic: every value comes from a table of numbers, arithmetic and MD5, never from RAND() or NOW(). The dice fall as those in ../postgresql do,
-- so that both databases have the same customers with the same numbers and e-mails, and the same orders. Personal data is invented: e-mail domains are
-- reserved, card numbers are test numbers, phone numbers carry 555.
--
-- The tables and functions called tool_… are gone at the end. With the binary log on, creating functions and triggers needs log_bin_trust_function_creators.

SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci;
-- As old applications have it: dates that are none, and values that an ENUM does not have, are let in.
SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION,ALLOW_INVALID_DATES';
SET SESSION time_zone = '+00:00';
SET SESSION foreign_key_checks = 0;
SET SESSION group_concat_max_len = 65536;

-- Tools of this script ------------------------------------------------------------------------------------------

-- A die: the same n and name always give the same number from 0 to sides - 1.
CREATE FUNCTION tool_dice(n BIGINT, name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci, sides BIGINT) RETURNS BIGINT DETERMINISTIC NO SQL
    RETURN CAST(CONV(LEFT(MD5(CONCAT(name, ':', n)), 8), 16, 10) AS UNSIGNED) % sides;

-- Number i of a list with bars between its items.
CREATE FUNCTION tool_item(list VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci, i BIGINT) RETURNS VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci
    DETERMINISTIC NO SQL RETURN SUBSTRING_INDEX(SUBSTRING_INDEX(list, '|', i), '|', -1);

-- A card number: 15 digits and the Luhn check digit.
CREATE FUNCTION tool_doubled(d INT) RETURNS INT DETERMINISTIC NO SQL RETURN 2 * d - 9 * (d > 4);
CREATE FUNCTION tool_card(digits CHAR(15) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci) RETURNS CHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci DETERMINISTIC NO SQL
    RETURN CONCAT(digits, CAST((1000 - (tool_doubled(SUBSTR(digits, 1, 1)) + tool_doubled(SUBSTR(digits, 3, 1)) + tool_doubled(SUBSTR(digits, 5, 1)) + tool_doubled(SUBSTR(digits, 7, 1)) + tool_doubled(SUBSTR(digits, 9, 1)) + tool_doubled(SUBSTR(digits, 11, 1)) + tool_doubled(SUBSTR(digits, 13, 1)) + tool_doubled(SUBSTR(digits, 15, 1))
        + SUBSTR(digits, 2, 1) + SUBSTR(digits, 4, 1) + SUBSTR(digits, 6, 1) + SUBSTR(digits, 8, 1) + SUBSTR(digits, 10, 1) + SUBSTR(digits, 12, 1) + SUBSTR(digits, 14, 1))) % 10 AS UNSIGNED));

-- A German IBAN with a valid check number (D = 13, E = 14).
CREATE FUNCTION tool_iban(bban CHAR(18) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci) RETURNS CHAR(22) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci DETERMINISTIC NO SQL
    RETURN CONCAT('DE', LPAD(98 - CAST(CONCAT(bban, '131400') AS DECIMAL(30)) % 97, 2, '0'), bban);

-- A uuid of version 4, by the look of it.
CREATE FUNCTION tool_uuid(n BIGINT, name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci) RETURNS CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci DETERMINISTIC NO SQL
    RETURN LOWER(CONCAT_WS('-', LEFT(MD5(CONCAT(name, ':', n)), 8), SUBSTR(MD5(CONCAT(name, ':', n)), 9, 4), CONCAT('4', SUBSTR(MD5(CONCAT(name, ':', n)), 14, 3)),
                           CONCAT('a', SUBSTR(MD5(CONCAT(name, ':', n)), 18, 3)), SUBSTR(MD5(CONCAT(name, ':', n)), 21)));

CREATE FUNCTION tool_user_agent(i BIGINT) RETURNS VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci DETERMINISTIC NO SQL
    RETURN ELT(1 + i, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/143.0',
               'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148',
               'Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/141.0',
               'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_5) Safari/605.1.15',
               'LanternApp/3.2 (build 1187; tablet)',
               'curl/8.14.1',
               '');

-- The numbers from 1 to 100,000.
CREATE TABLE tool_digit (d INT PRIMARY KEY);
INSERT INTO tool_digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
CREATE TABLE tool_number (n INT PRIMARY KEY);
INSERT INTO tool_number SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d FROM tool_digit e, tool_digit d, tool_digit c, tool_digit b, tool_digit a ORDER BY 1;

-- People of 22 locales in 12 scripts. A locale's weight is its share of the customers, in percent.
CREATE TABLE tool_locale (
    no INT PRIMARY KEY, language CHAR(2) NOT NULL, country CHAR(2) NOT NULL, weight INT NOT NULL, prefix VARCHAR(5) NOT NULL,
    given VARCHAR(500) NOT NULL, family VARCHAR(500) NOT NULL, given_latin VARCHAR(500) NOT NULL, family_latin VARCHAR(500) NOT NULL,
    cities VARCHAR(500) NOT NULL, streets VARCHAR(500) NOT NULL, from_percent INT, to_percent INT
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
INSERT INTO tool_locale (no, language, country, weight, prefix, given, family, given_latin, family_latin, cities, streets) VALUES
(1, 'en', 'US', 11, '+1', 'Emma|Liam|Olivia|Noah|Ava|James|Mary-Jane|D''Angelo', 'Smith|Johnson|O''Neill|Null|Garcia|Lee|Brown|van der Berg',
    'emma|liam|olivia|noah|ava|james|maryjane|dangelo', 'smith|johnson|oneill|null|garcia|lee|brown|vanderberg', 'Springfield|Portland|Austin', 'Main St|Oak Avenue|5th Ave Apt'),
(2, 'en', 'GB', 10, '+44', 'Oliver|Amelia|George|Isla|Harry|Poppy|Zoë|Siân', 'Jones|Taylor|MacDonald|Patel|Evans|Brontë|Walker|St. John-Smythe',
    'oliver|amelia|george|isla|harry|poppy|zoe|sian', 'jones|taylor|macdonald|patel|evans|bronte|walker|stjohn', 'Leeds|Bristol|Caerdydd', 'High Street|Station Road|The Mews'),
(3, 'de', 'DE', 12, '+49', 'Jürgen|Anna|Björn|Käthe|Uwe|Sören|Heike|Max', 'Müller|Groß|Schäfer|Weiß|von und zu Löwenstein|Yıldız|Schmidt|Öztürk',
    'juergen|anna|bjoern|kaethe|uwe|soeren|heike|max', 'mueller|gross|schaefer|weiss|loewenstein|yildiz|schmidt|oeztuerk', 'Köln|München|Görlitz', 'Große Straße|Am Bächle|Königsallee'),
(4, 'fr', 'FR', 6, '+33', 'Zoé|François|Hélène|Loïc|Anaïs|Jérôme|Maëlle|Noël', 'Lefèvre|Dubois|L''Hôpital|Garçon|Moreau|Château|Ibañez|Cœur',
    'zoe|francois|helene|loic|anais|jerome|maelle|noel', 'lefevre|dubois|lhopital|garcon|moreau|chateau|ibanez|coeur', 'Orléans|Besançon|Nîmes', 'rue de l''Église|allée des Tilleuls|quai Voltaire'),
(5, 'pl', 'PL', 5, '+48', 'Łukasz|Agnieszka|Żaneta|Michał|Zofia|Wojciech|Bożena|Jan', 'Wiśniewski|Kowalska|Zając|Grzęda|Wójcik|Dąbrowska|Król|Nowak',
    'lukasz|agnieszka|zaneta|michal|zofia|wojciech|bozena|jan', 'wisniewski|kowalska|zajac|grzeda|wojcik|dabrowska|krol|nowak', 'Łódź|Kraków|Gdańsk', 'ul. Długa|ul. Święty Marcin|al. Róż'),
(6, 'cs', 'CZ', 3, '+420', 'Jiří|Božena|Řehoř|Žofie|Tomáš|Anežka|Václav|Eliška', 'Dvořák|Nováková|Čapek|Říha|Šťastná|Kučera|Vlček|Němcová',
    'jiri|bozena|rehor|zofie|tomas|anezka|vaclav|eliska', 'dvorak|novakova|capek|riha|stastna|kucera|vlcek|nemcova', 'Plzeň|Brno|Ústí', 'Křižíkova|Na Příkopě|Žižkovo nám.'),
(7, 'tr', 'TR', 3, '+90', 'Işıl|İbrahim|Çağla|Özgür|Gülşen|Şükrü|Ayşe|Ilgaz', 'Yılmaz|Şahin|Çelik|Öztürk|Kılıç|İnönü|Işık|Doğan',
    'isil|ibrahim|cagla|ozgur|gulsen|sukru|ayse|ilgaz', 'yilmaz|sahin|celik|ozturk|kilic|inonu|isik|dogan', 'İstanbul|Iğdır|Muğla', 'İstiklal Cd.|Bağdat Cd.|Çınar Sk.'),
(8, 'vi', 'VN', 3, '+84', 'Thị Hường|Văn Đức|Ngọc Ánh|Quốc Bảo|Thùy Dương|Minh Tuấn|Hồng Nhung|Đình Phúc', 'Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Đặng|Bùi',
    'huong|duc|anh|bao|duong|tuan|nhung|phuc', 'nguyen|tran|le|pham|hoang|vu|dang|bui', 'Hà Nội|Đà Nẵng|Huế', 'Phố Huế|Đường Lê Lợi|Ngõ Gạch'),
(9, 'uk', 'UA', 5, '+380', 'Олена|Андрій|Їванка|Ґалина|Тарас|Юлія|Євген|Соломія', 'Шевченко|Коваленко|Бондар|Ткаченко|Мар''яненко|Лисенко|Щербак|Гнатюк',
    'olena|andriy|yivanka|galyna|taras|yulia|yevhen|solomiia', 'shevchenko|kovalenko|bondar|tkachenko|marianenko|lysenko|shcherbak|hnatiuk', 'Київ|Львів|Чернівці', 'вул. Хрещатик|вул. Городоцька|пров. Тихий'),
(10, 'bg', 'BG', 3, '+359', 'Георги|Мария|Стоян|Ралица|Йордан|Цветелина|Асен|Жана', 'Иванов|Петрова|Димитров|Стоянова|Ангелов|Крумова|Щерев|Янева',
    'georgi|maria|stoyan|ralitsa|yordan|tsvetelina|asen|zhana', 'ivanov|petrova|dimitrov|stoyanova|angelov|krumova|shterev|yaneva', 'София|Пловдив|Русе', 'бул. Витоша|ул. Шипка|ул. Гурко'),
(11, 'el', 'GR', 4, '+30', 'Γιώργος|Ελένη|Ηλίας|Άννα|Οδυσσέας|Χρύσα|Στέλιος|Ζωή', 'Παπαδόπουλος|Νικολάου|Γεωργίου|Οικονόμου|Αλεξίου|Μακρής|Ξενάκης|Ψαρράς',
    'giorgos|eleni|ilias|anna|odysseas|chrysa|stelios|zoi', 'papadopoulos|nikolaou|georgiou|oikonomou|alexiou|makris|xenakis|psarras', 'Αθήνα|Θεσσαλονίκη|Χανιά', 'οδός Ερμού|Λ. Συγγρού|Τσιμισκή'),
(12, 'ar', 'EG', 5, '+20', 'محمد|فاطمة|أحمد|مَرْيَم|خالد|نور|يوسف|ليلى', 'حسن|عبد الرحمن|المصري|إبراهيم|سليمان|الأحمد|بن علي|شوقي',
    'mohamed|fatma|ahmed|maryam|khaled|nour|youssef|layla', 'hassan|abdelrahman|elmasry|ibrahim|soliman|alahmad|benali|shawky', 'القاهرة|الإسكندرية|أسوان', 'شارع التحرير|كورنيش النيل|شارع ٢٦ يوليو'),
(13, 'he', 'IL', 3, '+972', 'נועה|יוסף|שָׂרָה|איתן|תמר|משה|רחל|אורי', 'כהן|לוי|מזרחי|פרץ|בן־דוד|אברהם|פרידמן|צוק',
    'noa|yosef|sara|eitan|tamar|moshe|rachel|uri', 'cohen|levi|mizrahi|peretz|bendavid|avraham|friedman|tsuk', 'תל אביב|חיפה|ירושלים', 'רחוב הרצל|שדרות בן־גוריון|רחוב יפו'),
(14, 'hi', 'IN', 6, '+91', 'अंजलि|राहुल|प्रिया|कृष्ण|दीपिका|अर्जुन|स्मिता|विक्रम', 'शर्मा|सिंह|गुप्ता|त्रिवेदी|श्रीवास्तव|पटेल|मिश्रा|चौधरी',
    'anjali|rahul|priya|krishna|deepika|arjun|smita|vikram', 'sharma|singh|gupta|trivedi|srivastava|patel|mishra|chaudhary', 'दिल्ली|वाराणसी|इंदौर', 'महात्मा गांधी मार्ग|स्टेशन रोड|लिंक रोड'),
(15, 'ta', 'IN', 1, '+91', 'கவிதா|முருகன்|செல்வி|அருண்|மீனா|குமார்|தமிழ்|ராஜா', 'சுப்பிரமணியன்|பாண்டியன்|நடராஜன்|இளங்கோ|செல்வம்|வேல்|கண்ணன்|அய்யர்',
    'kavitha|murugan|selvi|arun|meena|kumar|tamil|raja', 'subramanian|pandian|natarajan|ilango|selvam|vel|kannan|iyer', 'சென்னை|மதுரை|கோவை', 'அண்ணா சாலை|வடக்கு வீதி|காந்தி சாலை'),
(16, 'th', 'TH', 3, '+66', 'สมชาย|สุดา|กิตติ|พิมพ์ชนก|ณัฐ|มาลี|ธีรศักดิ์|น้ำฝน', 'ใจดี|ศรีสุข|วงศ์สวัสดิ์|ทองคำ|บุญมี|เจริญผล|แก้วใส|รัตนโกสินทร์',
    'somchai|suda|kitti|pimchanok|nat|malee|teerasak|namfon', 'jaidee|srisuk|wongsawat|thongkham|boonmee|charoenphon|kaewsai|rattanakosin', 'กรุงเทพฯ|เชียงใหม่|ขอนแก่น', 'ถนนสุขุมวิท|ถนนนิมมาน|ซอยอารีย์'),
(17, 'zh', 'CN', 4, '+86', '伟|芳|秀英|敏|静|丽|强|子涵', '王|李|张|刘|欧阳|陈|杨|赵',
    'wei|fang|xiuying|min|jing|li|qiang|zihan', 'wang|li|zhang|liu|ouyang|chen|yang|zhao', '上海|成都|西安', '南京路|人民大道|春熙路'),
(18, 'zh', 'TW', 2, '+886', '怡君|志明|淑芬|家豪|雅婷|俊傑|𠮷安|淑惠', '陳|林|黃|張|蔡|鄭|謝|許',
    'yijun|zhiming|shufen|jiahao|yating|junjie|jian|shuhui', 'chen|lin|huang|chang|tsai|cheng|hsieh|hsu', '臺北|高雄|臺南', '中山北路|信義路|成功路'),
(19, 'ja', 'JP', 5, '+81', 'さくら|翔太|ハナコ|健一|美咲|ゆうた|エリカ|陽菜', '佐藤|鈴木|髙橋|田中|渡邊|𠮷田|サイトウ|やまだ',
    'sakura|shota|hanako|kenichi|misaki|yuta|erika|hina', 'sato|suzuki|takahashi|tanaka|watanabe|yoshida|saito|yamada', '東京都|京都市|札幌市', '銀座４丁目|四条通|大通西'),
(20, 'ko', 'KR', 4, '+82', '민준|서연|하은|지훈|수빈|현우|예린|영숙', '김|이|박|최|정|남궁|강|윤',
    'minjun|seoyeon|haeun|jihoon|subin|hyunwoo|yerin|youngsook', 'kim|lee|park|choi|jung|namgung|kang|yoon', '서울|부산|제주', '세종대로|강남대로|해운대로'),
(21, 'ka', 'GE', 1, '+995', 'ნინო|გიორგი|თამარ|ლევან|მარიამ|დავით|ეკა|ზურა', 'ბერიძე|კაპანაძე|გელაშვილი|მაისურაძე|ლომიძე|წიკლაური|ჭანტურია|ხვიჩია',
    'nino|giorgi|tamar|levan|mariam|davit|eka|zura', 'beridze|kapanadze|gelashvili|maisuradze|lomidze|tsiklauri|chanturia|khvichia', 'თბილისი|ბათუმი|ქუთაისი', 'რუსთაველის გამზ.|ჭავჭავაძის ქ.|ვაჟას ქ.'),
(22, 'is', 'IS', 1, '+354', 'Þórdís|Björk|Sæmundur|Guðrún|Árni|Ólöf|Örn|Íris', 'Þórðardóttir|Jónsson|Sigurðsson|Ægisdóttir|Guðmundsson|Halldórsdóttir|Einarsson|Björnsdóttir',
    'thordis|bjork|saemundur|gudrun|arni|olof|orn|iris', 'thordardottir|jonsson|sigurdsson|aegisdottir|gudmundsson|halldorsdottir|einarsson|bjornsdottir', 'Reykjavík|Akureyri|Ísafjörður', 'Laugavegur|Skólavörðustígur|Hafnarstræti');
UPDATE tool_locale l JOIN (SELECT no, SUM(weight) OVER (ORDER BY no) AS up_to FROM tool_locale) s ON s.no = l.no SET l.from_percent = s.up_to - l.weight, l.to_percent = s.up_to;

-- Text that breaks pipelines. Notes, names and comments take from here.
CREATE TABLE tool_odd (no INT PRIMARY KEY, body TEXT NOT NULL, why VARCHAR(80) NOT NULL) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
INSERT INTO tool_odd VALUES
    (1, '', 'empty string'),
    (2, ' ', 'one space'),
    (3, '\t \n', 'only whitespace'),
    (4, _utf8mb4 x'c2a0e38080', 'only a no-break space and an ideographic space'),
    (5, '\\N', 'the two characters that mean null in COPY text'),
    (6, '\\.', 'the end-of-data mark of COPY text'),
    (7, 'NULL', 'the word'),
    (8, 'null', 'the word in lower case'),
    (9, 'first line\nsecond line\r\nthird line', 'line breaks of two kinds'),
    (10, 'column one\tcolumn two', 'tab'),
    (11, CONCAT('bell ', CHAR(7 USING utf8mb4), ', start of heading ', CHAR(1 USING utf8mb4), ', escape ', CHAR(27 USING utf8mb4), '[31mred', CHAR(27 USING utf8mb4), '[0m, delete ', CHAR(127 USING utf8mb4)), 'control characters'),
    (12, 'back\\slash, C:\\new\\table, trailing \\', 'backslashes'),
    (13, 'it''s "quoted", `ticked` and “curled”', 'quotes'),
    (14, 'Robert''); DROP TABLE "Students";--', 'SQL in a value'),
    (15, '<script>alert("x")</script> & &amp; &#x41;', 'HTML in a value'),
    (16, '=HYPERLINK("http://example.org")', 'a spreadsheet formula'),
    (17, 'a,b;c|d', 'separators'),
    (18, '{"not": "parsed", "curly": "{{braces}}"}', 'JSON in a text column'),
    (19, '${HOME} %s %1$s {0} #{x} $1 $$ :name ?', 'placeholders of many languages'),
    (20, '🎉☕️ great beans 😀', 'emoji of four bytes'),
    (21, '👨‍👩‍👧‍👦 loves it 🏳️‍🌈', 'emoji joined by zero-width joiners'),
    (22, '👍🏽👋🏿', 'emoji with skin tones'),
    (23, '🇺🇦🇯🇵🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'flags: regional indicators and tag characters'),
    (24, _utf8mb4 x'43616665cc81206372656d6520627275cc826c65cc8165', 'combining accents, not NFC'),
    (25, _utf8mb4 x'e18492e185a1e186abe18480e185aee186a8', 'Hangul as separate jamo, not NFC'),
    (26, _utf8mb4 x'5acd91cdabcd8361cca8cca1cd8d6ccca1cd9367cca1cd8e6fcc9e', 'a stack of combining marks'),
    (27, _utf8mb4 x'cc81207374617274732077697468206120636f6d62696e696e67206d61726b', 'a combining mark without a base'),
    (28, 'السعر: 12.50 EUR ممتاز!', 'right to left with digits and Latin'),
    (29, _utf8mb4 x'e280ae657669662d79746e657774e280ac', 'right-to-left override'),
    (30, _utf8mb4 x'7a65726fe2808b7769647468e2808b737061636573efbbbf', 'zero-width spaces and a byte-order mark'),
    (31, _utf8mb4 x'736f6674c2ad68797068656e2c206c6967617475726520efac812c2066756c6c776964746820efbca1efbca2efbca3', 'compatibility characters'),
    (32, 'ÆØÅ æøå ß ẞ ŉ ı İ ſ', 'letters whose case mapping is special'),
    (33, '𝓕𝓪𝓷𝓬𝔂 𝕥𝕖𝕩𝕥 𠜎𠜱', 'letters beyond the basic plane'),
    (34, _utf8mb4 x'efbfbd206c6f7374206f6e207468652077617920efbfbd', 'replacement characters of an old accident'),
    (35, 'MÃ¼ller, KÃ¶ln â‚¬ 5', 'mojibake: UTF-8 once read as Latin-1'),
    (36, '  leading and trailing  ', 'spaces at both ends'),
    (37, '0', 'a zero as text'),
    (38, '1e10', 'a number as text'),
    (39, '0000-00-00', 'a date of another database as text'),
    (40, REPEAT('Long story about coffee. ', 400), 'ten thousand characters, stored out of line');

-- Reference data --------------------------------------------------------------------------------------------------

INSERT INTO schema_migrations
SELECT CONCAT('V', LPAD(n, 3, '0'), CASE n WHEN 7 THEN '__phones_must_be_international' WHEN 11 THEN '__orders_get_a_currency' WHEN 19 THEN '__import_of_bohnenhaus' ELSE '' END),
       TIMESTAMP '2014-01-06 09:00:00' + INTERVAL n * (113 * 24 + 3) HOUR
FROM tool_number WHERE n <= 40;

INSERT INTO countries
SELECT country, name, native_name, MIN(prefix), currency, CASE WHEN MIN(no) % 7 = 0 THEN 0 ELSE 1901 + MIN(no) * 11 END
FROM tool_locale JOIN (
    SELECT 'US' AS code, 'United States' AS name, 'United States' AS native_name, 'USD' AS currency UNION ALL
    SELECT 'GB', 'United Kingdom', 'United Kingdom', 'GBP' UNION ALL SELECT 'DE', 'Germany', 'Deutschland', 'EUR' UNION ALL
    SELECT 'FR', 'France', 'France', 'EUR' UNION ALL SELECT 'PL', 'Poland', 'Polska', 'PLN' UNION ALL SELECT 'CZ', 'Czechia', 'Česko', 'CZK' UNION ALL
    SELECT 'TR', 'Türkiye', 'Türkiye', 'TRY' UNION ALL SELECT 'VN', 'Vietnam', 'Việt Nam', 'VND' UNION ALL SELECT 'UA', 'Ukraine', 'Україна', 'UAH' UNION ALL
    SELECT 'BG', 'Bulgaria', 'България', 'EUR' UNION ALL SELECT 'GR', 'Greece', 'Ελλάδα', 'EUR' UNION ALL SELECT 'EG', 'Egypt', 'مصر', 'EGP' UNION ALL
    SELECT 'IL', 'Israel', 'ישראל', 'ILS' UNION ALL SELECT 'IN', 'India', 'भारत', 'INR' UNION ALL SELECT 'TH', 'Thailand', 'ประเทศไทย', 'THB' UNION ALL
    SELECT 'CN', 'China', '中国', 'CNY' UNION ALL SELECT 'TW', 'Taiwan', '臺灣', 'TWD' UNION ALL SELECT 'JP', 'Japan', '日本', 'JPY' UNION ALL
    SELECT 'KR', 'South Korea', '대한민국', 'KRW' UNION ALL SELECT 'GE', 'Georgia', 'საქართველო', 'GEL' UNION ALL SELECT 'IS', 'Iceland', 'Ísland', 'ISK') c ON code = country
GROUP BY country, name, native_name, currency
ORDER BY country;
-- Countries that no customer comes from.
INSERT INTO countries VALUES ('NO', 'Norway', 'Norge', '+47', 'NOK', 2155), ('TV', 'Tuvalu', 'Tuvalu', '+688', 'AUD', NULL), ('AQ', 'Antarctica', '—', '+672', 'XXX', 1901);

INSERT INTO exchange_rates
SELECT currency, DATE '2025-01-01' + INTERVAL day DAY,
       CASE WHEN (day + LENGTH(currency) * ASCII(currency)) % 211 = 0 THEN 0              -- the feed was down
            ELSE ROUND((10 + ASCII(currency) % 7 + tool_dice(day, currency, 1000) / 1000) / (1 + ASCII(SUBSTR(currency, 2)) % 13), 6) END
FROM (SELECT DISTINCT currency FROM countries) c CROSS JOIN (SELECT 3 * (n - 1) AS day FROM tool_number WHERE n <= 213) d;

-- Four levels: one root, 4 branches, 16 twigs, 64 leaves. A category that hangs below itself: somebody dragged it there.
INSERT INTO categories (id, parent_id, slug, titles)
SELECT n, CASE WHEN n > 1 THEN (n + 2) DIV 4 END, CONCAT(ELT(1 + n % 7, 'coffee', 'tea', 'brewing', 'gifts', 'spares', 'books', 'milk'), '-', n),
       JSON_OBJECT('en', CONCAT('Category ', n), 'ja', CONCAT('分類', n), 'ar', CONCAT('فئة ', n))
FROM tool_number WHERE n <= 85;
INSERT INTO categories (id, parent_id, slug, titles) VALUES (86, 86, 'lost-and-found', '{}');
ALTER TABLE categories AUTO_INCREMENT = 91;

INSERT INTO suppliers (id, name, contact_person, contact_email, contact_phone, iban, vat_id, api_host, network)
SELECT n, CONCAT(ELT(1 + n % 5, 'Finca', 'Hacienda', 'Kaffeerösterei', 'Coopérative', 'Plantation'), ' ', tool_item(family, 1 + n % 8)),
       CASE WHEN n % 9 <> 0 AND n % 7 <> 0 THEN CONCAT(tool_item(given, 1 + n % 8), ' ', tool_item(family, 1 + n % 8)) END,
       CASE WHEN n % 9 <> 0 THEN CONCAT(tool_item(given_latin, 1 + n % 8), '@supplier', n, '.example') END,
       CASE WHEN n % 9 <> 0 THEN CONCAT(prefix, ' 555 ', LPAD(n, 6, '0')) END,
       tool_iban(LPAD(n * 7001, 18, '3')), CONCAT('DE', LPAD(n * 104729, 9, '1')),
       CASE WHEN n % 2 = 0 THEN CONCAT('10.20.0.', n) ELSE CONCAT('2001:db8:20::', LOWER(HEX(n))) END,
       CASE WHEN n % 3 = 0 THEN '192.168.0.0/24' END
FROM tool_number JOIN tool_locale ON no = 1 + n % 22
WHERE n <= 120 ORDER BY n;

INSERT INTO products (id, sku, category_id, supplier_id, title, description, price, vat_percent, `größe`, tags, pack_grams, weight_kg,
                      barcode, photo, stock, launched_on, discontinued_on)
SELECT n, CONCAT('LC-', LPAD(n, 5, '0')),
       CASE WHEN n % 50 <> 0 THEN 22 + n % 64 END,
       CASE WHEN n % 31 <> 0 THEN 1 + tool_dice(n, 'supplier', 110) END,                  -- suppliers 111 to 120 sell nothing
       CONCAT(ELT(1 + n % 10, 'Yirgacheffe', 'Huila', 'Sidamo', 'Mandheling', 'Harrar', 'Kona', 'Café de Olla', '抹茶', 'קפה שחור', 'Кава'), ' No. ', n),
       CASE WHEN n % 4 = 0 THEN CONCAT('Roasted by hand. Questions: ask ', tool_item(given_latin, 1 + n % 8), ' at beans', n % 40, '@lantern-coffee.example.') END,
       CASE WHEN n % 1000 = 0 THEN 0 WHEN n = 777 THEN 99999.99 ELSE (390 + tool_dice(n, 'price', 4600)) / 100 END,
       CASE n % 20 WHEN 0 THEN 19 WHEN 1 THEN 0 ELSE 7 END,
       ELT(1 + n % 6, 'S', 'M', 'L', NULL, '250 g', 'ungemahlen'),
       CASE n % 5 WHEN 0 THEN '[]' WHEN 1 THEN '["organic"]' WHEN 2 THEN '["organic", null, "fair \\"trade\\""]' WHEN 3 THEN '["decaf", "a,b", "{x}", ""]' ELSE '["dark", "NULL", "ほうじ茶"]' END,
       CASE n % 4 WHEN 1 THEN '[250, 500, 1000]' WHEN 2 THEN '[]' WHEN 3 THEN '[125, -1]' END,
       CASE WHEN n % 100 = 0 THEN 3.4028235e38 WHEN n % 100 = 1 THEN -0e0 WHEN n % 7 = 3 THEN 1.1e0 + n / 977e0 ELSE (n % 40) / 8e0 END,
       CASE WHEN n % 3 = 0 THEN n END,
       CASE WHEN n % 10 = 0 THEN UNHEX(CONCAT('ffd8ffe000104a46494600', MD5(n), MD5(CONCAT('photo', n)))) WHEN n % 10 = 1 THEN '' END,
       CASE WHEN n % 9 <> 0 THEN n % 300 END,
       CASE WHEN n % 200 = 0 THEN '0000-00-00' WHEN n % 40 = 0 THEN '1900-01-01' WHEN n % 97 = 0 THEN '2014-03-00' WHEN n % 41 <> 0 THEN DATE '2014-01-06' + INTERVAL n DAY END,
       CASE WHEN n % 8 = 0 THEN DATE '2020-01-01' + INTERVAL n % 2000 DAY ELSE '9999-12-31' END
FROM tool_number JOIN tool_locale ON no = 1 + n % 22
WHERE n <= 3000 ORDER BY n;
ALTER TABLE products AUTO_INCREMENT = 3011;

-- Staff -------------------------------------------------------------------------------------------------------------

INSERT INTO departments
SELECT n, ELT(n, 'Management', 'Roastery', 'Purchasing', 'Sales', 'Support', 'Warehouse', 'Finance', 'IT', 'Marketing', 'Quality', 'Legal', 'Archive'),
       CASE WHEN n < 12 THEN n END,                                                      -- the archive has no head
       CASE n % 3 WHEN 0 THEN '08:00:00' WHEN 1 THEN '06:30:00.5' END
FROM tool_number WHERE n <= 12;

INSERT INTO employees
SELECT n, CASE WHEN n % 57 <> 0 THEN 1 + (n - 1) % 11 END,
       CASE WHEN n > 1 THEN 1 + (n - 2) DIV 6 END,                                       -- a tree with one root
       CONCAT(tool_item(given_latin, 1 + n % 8), '.', n),
       CONCAT(tool_item(given, 1 + n % 8), ' ', tool_item(family, 1 + n DIV 8 % 8)),
       CONCAT(CASE WHEN n % 10 = 0 THEN CONCAT(UPPER(LEFT(tool_item(given_latin, 1 + n % 8), 1)), SUBSTR(tool_item(given_latin, 1 + n % 8), 2)) ELSE tool_item(given_latin, 1 + n % 8) END, '.', n, '@lantern-coffee.example'),
       CASE WHEN n % 3 = 0 THEN CONCAT(tool_item(family_latin, 1 + n DIV 8 % 8), n, '@home.example') END,
       CONCAT(prefix, ' 555 ', LPAD(n * 37, 6, '0')),
       DATE '1958-03-01' + INTERVAL tool_dice(n, 'employee born', 16000) DAY,
       CONCAT(900 + n % 100, '-', LPAD(n % 99 + 1, 2, '0'), '-', LPAD(n * 17 % 10000, 4, '0')),
       tool_iban(LPAD(n * 990001, 18, '5')),
       CASE WHEN n = 1 THEN 240000 ELSE 2400 + tool_dice(n, 'salary', 3600) END,
       n % 200 + 1,                                                                      -- a badge is handed on: see left_on
       CASE n % 4 WHEN 0 THEN 'roasting,first aid' WHEN 1 THEN 'español,日本語' WHEN 2 THEN '' END,
       CASE n % 3 WHEN 0 THEN '06:00:00' WHEN 1 THEN '16:00:00' END,
       CASE n % 3 WHEN 0 THEN '14:30:00.123456' WHEN 1 THEN '24:00:00' END,              -- until midnight
       DATE '2014-01-06' + INTERVAL n * 10 DAY,
       CASE WHEN n <= 200 AND n > 11 THEN DATE '2020-01-01' + INTERVAL n * 7 DAY ELSE '9999-12-31' END,
       CONCAT('$2b$12$', LEFT(CONCAT(MD5(CONCAT('employee', n)), MD5(CONCAT('salt', n))), 53))
FROM tool_number JOIN tool_locale ON no = 1 + n % 22
WHERE n <= 400 AND n NOT BETWEEN 201 AND 211                                             -- the badges of the department heads
ORDER BY n;
-- The counter is ahead: employees 401 to 420 were deleted, but orders still name them.
ALTER TABLE employees AUTO_INCREMENT = 421;

INSERT INTO `group`
SELECT n, username, n % 5, DATE '2018-01-01' + INTERVAL n * 30 DAY, CASE WHEN n % 4 <> 0 THEN DATE '9999-12-31' END, CONCAT('SELECT id FROM customers WHERE loyalty > ', n)
FROM tool_number JOIN employees e ON e.id = n * 8 + 1
WHERE n <= 24 ORDER BY n;

INSERT INTO feature_flags
SELECT CONCAT(ELT(1 + n % 4, 'checkout-v', 'search-v', 'gift-wrap-v', 'dark-roast-v'), n), n % 3 = 0,
       CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN 100 WHEN 2 THEN 0 ELSE 12.5 END,
       CASE n % 4 WHEN 0 THEN NULL WHEN 1 THEN 'active,paused' WHEN 2 THEN '' ELSE 'lead' END,
       CASE WHEN n % 2 = 0 THEN CONCAT(tool_item(given_latin, 1 + n % 8), '.', n, '@lantern-coffee.example') END,
       CASE WHEN n % 3 = 1 THEN '{"b": 1,  "a": 2, "a": 3}' END                          -- a repeated key and two spaces
FROM tool_number JOIN tool_locale ON no = 1 + n % 22
WHERE n <= 40 ORDER BY n;

INSERT INTO promotions
SELECT n, CONCAT(ELT(1 + n % 4, 'Spring Roast', 'Frühstück', '夏のコーヒー', 'Cold Brew Week'), ' ', n),
       CASE n WHEN 60 THEN DATE '2026-11-01' WHEN 1 THEN NULL ELSE DATE '2021-01-01' + INTERVAL n * 30 DAY END,
       CASE n WHEN 60 THEN NULL WHEN 1 THEN NULL ELSE DATE '2021-01-01' + INTERVAL n * 30 + 10 DAY END
FROM tool_number WHERE n <= 60;

INSERT INTO coupons
SELECT CONCAT('WELCOME', n), CASE WHEN n % 10 = 0 THEN 100 ELSE n % 4 * 5 + 5 END, TIMESTAMP '2018-01-01 00:00:00' + INTERVAL n * 240 HOUR,
       CASE WHEN n % 3 = 0 THEN '9999-12-31 23:59:59' ELSE TIMESTAMP '2019-01-01 00:00:00' + INTERVAL n * 250 HOUR END,
       CASE WHEN n % 25 = 0 THEN CONCAT('apology to ', tool_item(given, 1 + n % 8), ' ', tool_item(family, 1 + n % 8), ', ', tool_item(given_latin, 1 + n % 8), n, '@mail.example') END
FROM tool_number JOIN tool_locale ON no = 1 + n % 22
WHERE n <= 200 ORDER BY n;

-- Customers ---------------------------------------------------------------------------------------------------------

CREATE TABLE tool_who (
    n INT PRIMARY KEY, language CHAR(2), country CHAR(2), prefix VARCHAR(5), given VARCHAR(60), family VARCHAR(60), given_latin VARCHAR(60), family_latin VARCHAR(60),
    next_given VARCHAR(60), next_family VARCHAR(60), next_latin VARCHAR(60), third_given VARCHAR(60), signed_up DATETIME
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
INSERT INTO tool_who
SELECT n, language, country, prefix, tool_item(given, g), tool_item(family, f), tool_item(given_latin, g), tool_item(family_latin, f),
       tool_item(given, 1 + (g + 1) % 8), tool_item(family, 1 + (f + 1) % 8), tool_item(given_latin, 1 + (g + 1) % 8), tool_item(given, 1 + (g + 2) % 8), signed_up
FROM (SELECT n, tool_dice(n, 'locale', 100) AS percent, 1 + tool_dice(n, 'given', 8) AS g, 1 + tool_dice(n, 'family', 8) AS f,
             TIMESTAMP '2014-01-06 08:00:00' + INTERVAL n * 291 MINUTE + INTERVAL tool_dice(n, 'hour', 86400) SECOND AS signed_up
      FROM tool_number WHERE n <= 22900 LIMIT 1000000) drawn                             -- LIMIT: the dice are thrown once
JOIN tool_locale ON percent >= from_percent AND percent < to_percent;

-- 22,900 who signed up themselves. Every 41st number is missing: those were erased on request.
INSERT INTO customers (id, email, full_name, display_name, phone, birth_date, national_id, country_code, language, status, referral_code,
                       referred_by, password_hash, external_ref, loyalty_no, credit_limit, risk_score, marketing_consent, last_ip, preferences, notes,
                       avatar, signed_up_at, last_seen_at, updated_at)
SELECT 1000 + n + n DIV 40,
       CASE WHEN n % 1900 = 0 THEN NULL                                                  -- "every customer has an e-mail"
            WHEN n % 1901 = 0 THEN ''
            WHEN n % 900 = 1 THEN ELT(1 + n DIV 900 % 6, 'n/a', 'none', 'anna@', 'bob at post.example', '@', 'x@y@z.example')
            WHEN n % 700 = 5 THEN CONCAT(given, n, '@почта.example')                     -- international addresses
            ELSE CONCAT(mailbox, '@', ELT(1 + tool_dice(n, 'host', 5), 'mail.example', 'post.example', 'inbox.example', 'lumen.example', 'work.example')) END,
       CASE WHEN n % 1100 = 7 THEN (SELECT body FROM tool_odd t WHERE t.no = 1 + n DIV 1100)
            WHEN n % 1300 = 9 THEN NULL
            WHEN country IN ('CN', 'TW', 'KR') THEN CONCAT(family, given)
            WHEN country = 'JP' THEN CONCAT(family, ' ', given)
            WHEN n % 60 = 11 THEN CONCAT(UPPER(family_latin), ', ', UPPER(LEFT(given_latin, 1)), SUBSTR(given_latin, 2))
            WHEN n % 80 = 13 THEN CONCAT(given, ' ', family, ' ☕')
            ELSE CONCAT(given, ' ', family) END,
       CASE n % 6 WHEN 0 THEN LEFT(given, 20) WHEN 1 THEN CONCAT(given_latin, n) WHEN 2 THEN '' WHEN 3 THEN CONCAT('@', family_latin) END,
       CASE WHEN n % 17 = 0 THEN NULL
            WHEN n <= 3000 AND n % 2 = 0 THEN CONCAT('0', 171 + n % 8, '/555', LPAD(n * 31 % 100000, 5, '0'))   -- from before migration V007
            ELSE CONCAT(prefix, ' 555 ', LPAD(n * 7919 % 10000000, 7, '0')) END,
       CASE WHEN n % 4400 = 44 THEN '0000-00-00' WHEN n % 2500 = 43 THEN '2023-02-30' WHEN n % 97 = 0 THEN '1900-01-01' WHEN n % 5 = 0 THEN NULL
            ELSE DATE '1938-01-01' + INTERVAL tool_dice(n, 'born', 25500) DAY END,
       CASE WHEN n % 8 = 0 THEN CONCAT(900 + n % 99, '-', LPAD(1 + n % 98, 2, '0'), '-', LPAD(n * 13 % 10000, 4, '0')) END,
       CASE WHEN n % 650 = 3 THEN NULL ELSE country END,
       CASE WHEN n % 7 = 0 THEN UPPER(language) WHEN n % 43 = 0 THEN CONCAT(language, '_', country) ELSE language END,
       -- 'vip' is no status: an old application wrote it, and MySQL made '' of it.
       CASE WHEN n % 5000 = 1234 THEN 'vip' WHEN n IN (50, 5000, 15000) THEN 'blocked' WHEN n % 10 < 2 THEN 'lead' WHEN n % 25 = 7 THEN 'paused' WHEN n % 12 = 5 THEN 'closed' ELSE 'active' END,
       CASE WHEN n % 5 = 0 THEN CONCAT('LC-', LPAD(HEX(n * 40503 % 1048576), 5, '0')) END,
       CASE WHEN n > 100 AND n % 9 = 1 THEN CONCAT('LC-', LPAD(HEX((5 + 5 * tool_dice(n, 'friend', n DIV 5 - 1)) * 40503 % 1048576), 5, '0')) END,
       CASE WHEN n <= 4000 THEN MD5(CONCAT('password', n)) WHEN n % 29 = 0 THEN NULL     -- plain MD5 until 2016
            ELSE CONCAT('$2b$12$', LEFT(CONCAT(MD5(CONCAT('secret', n)), MD5(CONCAT('salt', n))), 53)) END,
       tool_uuid(n, 'customer'),
       CASE n % 3 WHEN 0 THEN 18446744073709551615 - n WHEN 1 THEN n END,
       CASE WHEN n % 1501 = 0 THEN -250.5 WHEN n % 6 = 0 THEN tool_dice(n, 'limit', 50) * 100 WHEN n = 12345 THEN 123456789012345678901234567890.123456789
            WHEN n = 12347 THEN 99999999999999999999999999999999999.999999999999999999999999999999 END,
       CASE WHEN n % 400 = 0 THEN 2.2250738585072014e-308 WHEN n % 401 = 0 THEN 1.7976931348623157e308 WHEN n % 402 = 0 THEN -1.7976931348623157e308
            WHEN n % 403 = 0 THEN -0e0 WHEN n % 3 <> 0 THEN tool_dice(n, 'risk', 1000) / 1024e0 END,
       CASE n % 11 WHEN 0 THEN NULL WHEN 1 THEN FALSE WHEN 2 THEN FALSE ELSE TRUE END,
       CASE n % 10 WHEN 0 THEN NULL WHEN 1 THEN CONCAT('2001:db8::', LOWER(HEX(n))) WHEN 2 THEN CONCAT('10.0.', n DIV 256, '.', n % 256) ELSE CONCAT('203.0.113.', n % 256) END,
       CASE WHEN n % 4 = 0 THEN NULL
            WHEN n % 501 = 0 THEN '{}' WHEN n % 502 = 0 THEN 'null' WHEN n % 503 = 0 THEN '[]'
            WHEN n <= 6000 THEN JSON_OBJECT('mail2', CONCAT(given_latin, '.private', n, '@home.example'), 'news', n % 2)
            WHEN n % 333 = 0 THEN JSON_OBJECT(CONCAT(mailbox, '@mail.example'), TRUE, 'a.b', 12345678901234567890123, '', 'tab\there', 'ключ', '"quoted"')
            WHEN n <= 14000 THEN JSON_OBJECT('newsletter', n % 2, 'theme', ELT(1 + n % 2, 'light', 'dark'), 'recovery_email', CONCAT(given_latin, n, '@recovery.example'))
            ELSE JSON_OBJECT('newsletter', n % 3,
                     'contact', JSON_OBJECT('recovery', JSON_OBJECT('email', CONCAT(family_latin, n, '@recovery.example')),
                                            'phones', JSON_ARRAY(CONCAT(prefix, ' 555 ', LPAD(n, 7, '0')), NULL, CONCAT(prefix, '5559', LPAD(n, 6, '0'))),
                                            'emergency', JSON_OBJECT('name', CONCAT(third_given, ' ', family), 'relation', 'spouse')),
                     'grind', ELT(1 + n % 3, 'whole', 'espresso', 'filter')) END,
       CASE WHEN n % 90 = 0 THEN (SELECT body FROM tool_odd t WHERE t.no = 1 + n DIV 90 % 40)
            WHEN n % 12 = 0 THEN ELT(1 + n DIV 12 % 6,
                CONCAT('Prefers to be called in the evening, ', prefix, ' 555 ', LPAD(n * 3, 7, '0'), '.'),
                CONCAT('Moved in with ', next_given, ' ', next_family, ' <', next_latin, n, '@mail.example>, same address.'),
                CONCAT('Asked to pay by bank transfer: IBAN ', tool_iban(LPAD(n * 131, 18, '7')), ', holder ', given, ' ', family),
                CONCAT('Read us his card on the phone (!): ', tool_card(CONCAT('400000', LPAD(n * 77, 9, '0'))), ' exp 09/27. Delete this note!'),
                CONCAT('Logged in from 203.0.113.', n % 256, ' and 2001:db8::', LOWER(HEX(n)), ', says it was not her.'),
                CONCAT('生日快乐 ', family, given, ' 🎂')) END,
       CASE WHEN n % 70 = 0 THEN UNHEX(CONCAT('89504e470d0a1a0a', REPEAT(MD5(CONCAT('avatar', n)), 1 + n % 9))) WHEN n % 71 = 0 THEN '' END,
       signed_up,
       CASE WHEN n % 13 = 0 THEN NULL WHEN n % 2000 = 1 THEN '9999-12-31 23:59:59' WHEN n % 2000 = 2 THEN '0000-00-00 00:00:00'
            ELSE signed_up + INTERVAL TIMESTAMPDIFF(SECOND, signed_up, '2026-09-30 00:00:00') * 15625 * tool_dice(n, 'seen', 64) MICROSECOND END,
       CASE WHEN n > 9000 THEN signed_up + INTERVAL n % 50 HOUR END                      -- the trigger exists since 2019
FROM (SELECT w.*, CASE n % 4 WHEN 0 THEN CONCAT(given_latin, '.', family_latin, n) WHEN 1 THEN CONCAT(LEFT(given_latin, 1), family_latin, n)
                              WHEN 2 THEN CONCAT(family_latin, '_', n) ELSE CONCAT(given_latin, n, '+shop') END AS mailbox FROM tool_who w) who
ORDER BY n;

-- 1,100 came with the import of 2019, and every one of them was here already: the same e-mail in another case, with a space, or as it was.
CREATE TABLE tool_twin (i INT PRIMARY KEY, id BIGINT);
INSERT INTO tool_twin SELECT i, 1000 + n + n DIV 40 FROM (SELECT n AS i, 1 + n * 13 % 22900 AS n FROM tool_number WHERE n BETWEEN 22901 AND 24000) t;
INSERT INTO customers (id, email, full_name, phone, country_code, language, status, external_ref, marketing_consent, notes, imported_from, signed_up_at, old_shop_no)
SELECT 1000 + i + i DIV 40,
       CASE i % 4 WHEN 0 THEN UPPER(c.email) WHEN 1 THEN CONCAT(c.email, ' ') WHEN 2 THEN CONCAT(UPPER(LEFT(c.email, 1)), SUBSTR(c.email, 2)) ELSE c.email END,
       CASE WHEN i % 3 = 0 THEN UPPER(c.full_name) ELSE c.full_name END,
       CASE WHEN i % 2 = 0 THEN CONCAT('0', 160 + i % 9, '-555-', LPAD(i * 3 % 10000, 4, '0')) ELSE c.phone END,
       CASE WHEN i % 50 = 0 THEN NULL ELSE c.country_code END, c.language, 'active',
       tool_uuid(i, 'customer'), NULL,
       CASE WHEN i % 10 = 0 THEN CONCAT('Bohnenhaus-Nr. ', i, ', Ansprechpartner: ', c.full_name, ', ', c.email) END,
       'bohnenhaus-2019', TIMESTAMP '2019-11-16 02:00:00' + INTERVAL i % 60 SECOND, i
FROM tool_twin t JOIN customers c ON c.id = t.id
ORDER BY i;
ALTER TABLE customers AUTO_INCREMENT = 25701;

-- What is left of Bohnenhaus itself: bytes of cp1252, and those that cp1252 does not define.
INSERT INTO bohnenhaus_kunden
SELECT i, CONCAT(ELT(1 + i % 6, 'Jürgen Müller', 'Zoë Groß', 'Käthe Weiß–Ärztin', 'François Œuvrard', 'Señor Núñez Ibáñez', 'Ærø Øresund'), ' ', i),
       ELT(1 + i % 5, 'Köln', 'Görlitz', 'Orléans', NULL, 'Ålborg'), CONCAT('kunde', i, '@bohnenhaus.example'), CONCAT('0160-555-', LPAD(i * 3 % 10000, 4, '0')),
       CASE WHEN i % 100 = 0 THEN _latin1 x'4b6f6e746f20818d8f909d' WHEN i % 10 = 0 THEN 'Rabatt 5 € … „treu“ – seit ‰ ™' WHEN i % 7 = 0 THEN '' END,
       i % 200 / 10, CASE WHEN i % 50 = 0 THEN 0 ELSE 1995 + i % 20 END
FROM tool_twin;
INSERT INTO bohnenhaus_kunden VALUES (99999, 'every byte', NULL, NULL, NULL, _latin1 x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff', 999.9, 2155);

-- Nobody, one or two addresses. The number of a customer in the signing-up order is called n from here on.
CREATE TABLE tool_shopper (
    n INT PRIMARY KEY, id BIGINT, email VARCHAR(255), full_name VARCHAR(200), country_code CHAR(2), signed_up_at DATETIME, place INT, KEY (place)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
INSERT INTO tool_shopper
SELECT n, id, email, full_name, country_code, signed_up_at, 1 + n * 7919 % 24000                 -- 7919 is prime: every place once
FROM (SELECT ROW_NUMBER() OVER (ORDER BY id) AS n, id, email, full_name, country_code, signed_up_at FROM customers) c;

INSERT INTO addresses
SELECT s.id, k.n, CASE WHEN k.n = 1 THEN s.full_name ELSE CONCAT(tool_item(given, 1 + s.n % 8), ' ', tool_item(family, 1 + (s.n + 3) % 8)) END,
       CONCAT(CASE WHEN s.n % 3 = 0 THEN CONCAT(tool_item(streets, 1 + s.n % 3), ' ', 1 + s.n % 140) ELSE CONCAT(1 + s.n % 140, ' ', tool_item(streets, 1 + s.n % 3)) END,
              CASE WHEN s.n % 45 = 0 THEN '\nrear building' WHEN s.n % 46 = 0 THEN ' 2º' ELSE '' END),
       tool_item(cities, 1 + s.n DIV 3 % 3),
       CASE WHEN s.n % 40 = 0 THEN NULL WHEN country = 'GB' THEN CONCAT('LS', s.n % 20, ' ', s.n % 9, 'QX') ELSE LPAD(s.n * 37 % 100000, 5, '0') END,
       s.country_code,
       CASE WHEN s.n % 4 = 0 THEN CONCAT(prefix, ' 555 ', LPAD(s.n * 11, 7, '0')) END,
       CASE WHEN s.n % 60 = 0 THEN 0 WHEN s.n % 5 <> 0 THEN -60 + tool_dice(s.n, 'lat', 120000000) / 1000000 END,   -- 0, 0 is "null island"
       CASE WHEN s.n % 60 = 0 THEN 0 WHEN s.n % 5 <> 0 THEN -180 + tool_dice(s.n, 'lon', 360000000) / 1000000 END,
       CASE WHEN s.n % 5 <> 0 AND s.n % 60 <> 0 THEN ST_GeomFromText(CONCAT('POINT(', -180 + tool_dice(s.n, 'lon', 360000000) / 1000000, ' ', -60 + tool_dice(s.n, 'lat', 120000000) / 1000000, ')')) END,
       CASE WHEN s.n % 10 = 0 THEN DATE '2020-01-01' END, CASE WHEN s.n % 10 = 1 THEN DATE '2022-12-31' END
FROM tool_shopper s
JOIN tool_number k ON k.n <= 2
JOIN tool_locale ON country = COALESCE(s.country_code, 'IS') AND language <> 'ta'
WHERE k.n = 1 AND (place <= 9000 OR s.n % 2 = 0) OR k.n = 2 AND place <= 8000 AND place % 3 = 0
ORDER BY s.n, k.n;

INSERT INTO payment_methods
SELECT tool_uuid(n * 10 + k, 'method'), id, kind,
       CASE WHEN kind = 'card' THEN CASE WHEN n % 100 = 0 THEN CONCAT('4242 4242 4242 ', LPAD(n % 10000, 4, '0'))   -- not Luhn-valid, mostly
                 ELSE tool_card(CONCAT(ELT(1 + n % 3, '400000', '555555', '411111'), LPAD(n * 7919 + k, 9, '0'))) END END,
       CASE WHEN kind = 'card' THEN full_name END,
       CASE WHEN kind = 'card' THEN CONCAT(LPAD(1 + n % 12, 2, '0'), '/', 24 + n % 8) END,
       CASE WHEN kind = 'sepa' THEN CASE WHEN n % 50 = 0 THEN CONCAT('DE00', REPEAT('0', 18)) WHEN n % 2 = 0 THEN iban
                 ELSE CONCAT_WS(' ', SUBSTR(iban, 1, 4), SUBSTR(iban, 5, 4), SUBSTR(iban, 9, 4), SUBSTR(iban, 13, 4), SUBSTR(iban, 17, 4), SUBSTR(iban, 21)) END END,
       CASE WHEN kind = 'sepa' THEN full_name END,
       CONCAT('pm_', LEFT(MD5(CONCAT('token', n, k)), 24)), k = 1
FROM (SELECT s.n, s.id, s.full_name, k.n AS k, tool_iban(LPAD(s.n * 104729, 18, '2')) AS iban,
             ELT(1 + tool_dice(s.n * 10 + k.n, 'kind', 7), 'card', 'card', 'sepa', 'voucher', 'card', 'sepa', 'cash on delivery') AS kind
      FROM tool_shopper s JOIN tool_number k ON k.n <= 2
      WHERE k.n = 1 AND place <= 9000 OR k.n = 2 AND place % 4 = 0 AND place <= 9000 LIMIT 1000000) method
ORDER BY n, k;

INSERT INTO group_members
SELECT g.n, s.id, CASE WHEN s.n % 20 <> 0 THEN DATE '2018-06-01' + INTERVAL s.n % 2500 DAY END
FROM tool_shopper s JOIN tool_number g ON g.n <= 23                                        -- group 24 is empty
WHERE s.n % 2 = 0 AND tool_dice(s.n * 100 + g.n, 'member', 20000 DIV g.n) < 20
ORDER BY g.n, s.n;

INSERT INTO wishlists
SELECT id, product, TIMESTAMP '2022-01-01 00:00:00' + INTERVAL n * 97 MINUTE + INTERVAL k * 3 HOUR,
       CASE WHEN (n + k) % 37 = 0 THEN (SELECT body FROM tool_odd t WHERE t.no = 1 + (n + k) DIV 37 % 39) WHEN k = 3 THEN CONCAT('for ', full_name) END
FROM (SELECT n, id, full_name, product, MIN(k) AS k
      FROM (SELECT s.n, s.id, s.full_name, k.n AS k, 1 + tool_dice(s.n * 10 + k.n, 'wish', 1 + tool_dice(s.n * 10 + k.n, 'taste', 3000)) AS product
            FROM tool_shopper s JOIN tool_number k ON k.n <= 6 WHERE s.n % 9 = 0 AND k.n <= 1 + s.place % 6 LIMIT 1000000) wish
      GROUP BY n, id, full_name, product) once
ORDER BY id, product;

-- Every seventh of the better customers subscribes; some have had two, each naming the one before.
INSERT INTO subscriptions
SELECT UNHEX(REPLACE(tool_uuid(s.n * 10 + k.n, 'subscription'), '-', '')), id, CASE WHEN k.n > 1 THEN UNHEX(REPLACE(tool_uuid(s.n * 10 + k.n - 1, 'subscription'), '-', '')) END,
       CASE WHEN s.n % 50 <> 0 THEN CONCAT('LC-', LPAD(1 + tool_dice(s.n, 'box', 60), 5, '0')) END,
       ELT(1 + s.n % 5, '1 month', '14 days', '1 month -2 days', '1 year', '-1 day'),
       CASE WHEN s.n % 300 = 0 THEN '838:59:59' WHEN s.n % 299 = 0 THEN '-838:59:59' WHEN s.n % 3 = 0 THEN '72:00:00' END,
       DATE '2016-01-01' + INTERVAL tool_dice(s.n, 'begin', 2000) + k.n * 400 DAY,
       CASE WHEN k.n = 1 + s.n % 3 THEN '9999-12-31' ELSE DATE '2016-01-01' + INTERVAL tool_dice(s.n, 'begin', 2000) + k.n * 400 + 399 DAY END,
       (900 + tool_dice(s.n, 'fee', 3000)) / 100
FROM tool_shopper s JOIN tool_number k ON k.n <= 3
WHERE place <= 16000 AND s.n % 7 = 0 AND k.n <= 1 + s.n % 3
ORDER BY s.n, k.n;

INSERT INTO sessions
SELECT CONCAT(MD5(CONCAT('session', n)), MD5(CONCAT('half', n))),
       CASE WHEN n % 25 = 0 THEN 999 + 41 * (1 + n % 500) WHEN n % 3 <> 0 THEN 1000 + 41 * (n % 580) + n % 40 END,   -- one in 25 is of an erased customer
       CONCAT('device-', LEFT(MD5(CONCAT('device', n % 5000)), 12)),
       CASE WHEN n % 2 = 0 THEN CONCAT('02:00:5e:', LEFT(MD5(CONCAT('mac', n)), 2), ':', SUBSTR(MD5(CONCAT('mac', n)), 3, 2), ':', SUBSTR(MD5(CONCAT('mac', n)), 5, 2)) END,
       CASE WHEN n % 7 = 0 THEN CONCAT('2001:db8:1::', LOWER(HEX(n))) ELSE CONCAT('198.51.100.', n % 256) END,
       tool_user_agent(n % 7), CASE WHEN n % 100 = 0 THEN '9999-12-31 23:59:59' ELSE TIMESTAMP '2026-09-30 00:00:00' + INTERVAL n MINUTE END
FROM tool_number WHERE n <= 8000;

INSERT INTO api_tokens
SELECT CONCAT('lc_live_', MD5(CONCAT('api', e.id)), LEFT(MD5(CONCAT('key', e.id)), 8)), CASE WHEN e.id % 10 <> 0 THEN e.id END,
       CASE WHEN e.id % 4 = 0 THEN CONCAT(e.full_name, '''s laptop') ELSE 'ci' END,
       CASE e.id % 3 WHEN 0 THEN 'read' WHEN 1 THEN 'read,write:orders' ELSE '' END,
       CONCAT('192.0.2.', e.id % 256), CASE WHEN e.id % 5 = 0 THEN '9999-12-31 23:59:59' ELSE TIMESTAMP '2027-01-01 00:00:00' + INTERVAL e.id * 24 HOUR END
FROM employees e WHERE e.id % 3 <> 0
ORDER BY e.id;

-- Orders ------------------------------------------------------------------------------------------------------------

-- Zipf: the customer of place r has 8000 / r orders, in whole numbers. The first has 8,000, two thirds have none.
CREATE TABLE tool_checkout (
    id BIGINT PRIMARY KEY, k INT, customer_id BIGINT, email VARCHAR(255), full_name VARCHAR(200), place INT, placed_at DATETIME(6), line_count INT
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
INSERT INTO tool_checkout (id, k, customer_id, email, full_name, place, placed_at)
SELECT ROW_NUMBER() OVER (ORDER BY placed_at, n, k), k, id, email, full_name, place, placed_at
FROM (SELECT s.n, k.n AS k, s.id, s.email, s.full_name, s.place,
             GREATEST(signed_up_at, TIMESTAMP '2014-02-01 00:00:00')
                 + INTERVAL ROUND(TIMESTAMPDIFF(SECOND, signed_up_at, '2026-09-29 23:00:00') * 1000000.0 * tool_dice(s.n * 10000 + k.n, 'placed', 1000003) / 1000003) MICROSECOND AS placed_at
      FROM tool_shopper s STRAIGHT_JOIN tool_number k ON k.n <= 8000 DIV s.place
      WHERE s.place <= 8000 LIMIT 1000000) drawn;
-- Guests: no customer, only an e-mail.
SET @last = (SELECT MAX(id) FROM tool_checkout);
INSERT INTO tool_checkout (id, k, customer_id, email, full_name, place, placed_at)
SELECT @last + n, n, NULL, CONCAT(tool_item(given_latin, 1 + n % 8), '.guest', n, '@mail.example'), NULL, 0, TIMESTAMP '2026-03-01 00:00:00' + INTERVAL n * 100 MINUTE
FROM tool_number JOIN tool_locale ON no = 1 + n % 22 WHERE n <= 2500;
UPDATE tool_checkout SET line_count = CASE WHEN id % 997 = 0 THEN 0 WHEN tool_dice(id, 'lines', 500) = 0 THEN 30 ELSE 1 + tool_dice(id, 'lines', 3) END;   -- some without a line

-- A die thrown for the sides of a die: the first products sell most, the last hardly ever.
CREATE TABLE tool_line (id BIGINT, line INT, product INT, PRIMARY KEY (id, line));
INSERT INTO tool_line
SELECT o.id, k.n, 1 + tool_dice(o.id * 10 + k.n, 'product', 1 + tool_dice(o.id * 10 + k.n, 'shelf', 3000))
FROM tool_checkout o JOIN tool_number k ON k.n <= 30 AND k.n <= o.line_count;
INSERT INTO `Order Lines` (`orderId`, `lineNo`, sku, quantity, `unit price (€)`, `from`, `to`, `giftNote`)
SELECT o.id, line,
       -- The collation of the key takes these for equal, and so the foreign key is content.
       CASE WHEN o.id % 1000 = line THEN LOWER(p.sku) WHEN o.id % 1500 = 10 + line THEN CONCAT(p.sku, ' ') ELSE p.sku END,
       CASE WHEN tool_dice(o.id * 10 + line, 'bulk', 300) = 0 THEN 144 ELSE 1 + tool_dice(o.id * 10 + line, 'quantity', 3) END,
       ROUND(p.price * CASE WHEN o.placed_at < '2018-01-01 00:00:00' THEN 0.9 ELSE 1 END, 2),
       CASE WHEN o.id % 6 = 0 THEN DATE(o.placed_at) END,
       CASE WHEN o.id % 6 = 0 THEN CASE WHEN o.id % 12 = 0 THEN '9999-12-31' ELSE DATE(o.placed_at) + INTERVAL 30 DAY END END,
       CASE WHEN o.id % 40 = line THEN CONCAT('Für ', o.full_name, ' von Herzen ♥') WHEN o.id % 300 = line THEN (SELECT body FROM tool_odd t WHERE t.no = 1 + o.id DIV 300 % 39) END
FROM tool_checkout o JOIN tool_line l ON l.id = o.id JOIN products p ON p.id = l.product
ORDER BY o.id, line;

CREATE TABLE tool_sum (id BIGINT PRIMARY KEY, goods DECIMAL(12, 2));
INSERT INTO tool_sum SELECT `orderId`, SUM(quantity * `unit price (€)`) FROM `Order Lines` GROUP BY `orderId`;
INSERT INTO orders (id, order_no, customer_id, address_no, customer_email, sales_rep_id, status, channel, currency, goods, shipping, coupon_code,
                    ip, user_agent, note, placed_at, delivered_at)
SELECT o.id, CONCAT('LC', DATE_FORMAT(o.placed_at, '%Y'), '-', LPAD(o.id, 6, '0')), o.customer_id,
       CASE WHEN o.placed_at >= '2015-01-01 00:00:00' AND o.place > 0 THEN 1 + CASE WHEN o.place % 3 = 0 AND o.id % 4 = 0 THEN 1 ELSE 0 END END,
       CASE WHEN o.id % 33 = 0 THEN CONCAT('old.', LTRIM(o.email)) ELSE o.email END,      -- the customer has changed it since
       CASE WHEN o.placed_at < '2017-01-01 00:00:00' AND o.id % 5 = 0 THEN 401 + o.id % 20   -- deleted employees, while the checks were off
            WHEN o.id % 10 = 0 THEN 1 + o.id % 200 END,
       CASE WHEN o.id % 9000 = 1 THEN 'lost' WHEN o.id % 60 = 0 THEN 'returned' WHEN o.placed_at > '2026-09-25 00:00:00' THEN 'paid' WHEN o.id % 45 = 1 THEN 'placed'
            WHEN o.id % 20 = 2 THEN 'shipped' ELSE 'delivered' END,
       CASE WHEN o.placed_at < '2016-06-01 00:00:00' THEN ELT(1 + o.id % 4, 'WEB', 'Web', 'web ', 'fax') WHEN o.id % 700 = 0 THEN NULL ELSE ELT(1 + o.id % 4, 'web', 'web', 'app', 'phone') END,
       CASE WHEN o.placed_at < '2017-01-01 00:00:00' THEN NULL ELSE 'EUR' END,           -- the column came with migration V011
       CASE WHEN o.placed_at < '2018-01-01 00:00:00' AND o.id % 80 = 0 THEN -COALESCE(goods, 0) ELSE COALESCE(goods, 0) END,   -- refunds used to be negative orders
       CASE WHEN goods > 50 THEN 0 ELSE 4.9 END,
       CASE WHEN o.id % 250 = 0 THEN CONCAT('XMAS', o.id % 7) WHEN o.id % 15 = 0 THEN CONCAT('WELCOME', 1 + o.id % 180, CASE WHEN o.id % 150 = 0 THEN ' ' ELSE '' END) END,   -- XMAS coupons are gone
       CASE WHEN o.id % 8 = 0 THEN NULL WHEN o.id % 9 = 0 THEN CONCAT('2001:db8:9::', CASE WHEN o.id < 65536 THEN LOWER(HEX(o.id)) ELSE CONCAT('1:', LOWER(HEX(o.id % 65536))) END) ELSE CONCAT('203.0.113.', o.id % 256) END,
       CASE WHEN o.placed_at >= '2016-01-01 00:00:00' THEN tool_user_agent(o.id % 7) END,
       CASE WHEN o.id % 200 = 0 THEN (SELECT body FROM tool_odd t WHERE t.no = 1 + o.id DIV 200 % 40)
            WHEN o.id % 50 = 0 THEN CONCAT('Leave it with the neighbour, ', tool_item(given, 1 + o.id % 8), ' ', tool_item(family, 1 + o.id DIV 8 % 8), ', ', prefix, ' 555 ', LPAD(o.id, 7, '0'))
            WHEN o.id % 51 = 0 THEN CONCAT('Invoice to ', tool_item(family_latin, 1 + o.id % 8), '.office', o.id % 900, '@work.example please') END,
       CASE WHEN o.id % 8000 = 3 THEN NULL ELSE o.placed_at END,                         -- "every order has a date"
       CASE WHEN o.id % 60 = 0 OR o.id % 45 = 1 OR o.placed_at > '2026-09-25 00:00:00' THEN NULL WHEN o.id % 5000 = 7 THEN '0000-00-00 00:00:00' ELSE o.placed_at + INTERVAL 20 + o.id % 140 HOUR END
FROM tool_checkout o JOIN tool_locale ON no = 1 + o.id % 22 LEFT JOIN tool_sum s ON s.id = o.id
ORDER BY o.id;
ALTER TABLE orders AUTO_INCREMENT = 80001;

CREATE TABLE tool_method (customer_id BIGINT PRIMARY KEY, id CHAR(36), card_number VARCHAR(24), card_holder VARCHAR(200)) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
INSERT INTO tool_method SELECT customer_id, id, card_number, card_holder FROM payment_methods WHERE is_default;
INSERT INTO payments (id, invoice_no, order_no, method_id, amount, paid_at, provider_response)
SELECT no, 100000 + no, order_no, method, CASE k WHEN 1 THEN total ELSE -total END, placed_at + INTERVAL k * 3 MINUTE,
       CASE WHEN id % 3 = 0 THEN NULL WHEN id % 100 = 1 THEN '{"error": "timeout", "error": "retried"}'
            ELSE JSON_OBJECT('payer', JSON_OBJECT('email', customer_email, 'name', card_holder, 'ip', ip), 'last4', RIGHT(card_number, 4), 'id', CONCAT('ch_', MD5(CONCAT(order_no, k)))) END
FROM (SELECT ROW_NUMBER() OVER (ORDER BY o.id, k.n) AS no, o.id, o.order_no, o.total, o.placed_at, o.customer_email, o.ip, k.n AS k, m.id AS method, m.card_number, m.card_holder
      FROM orders o JOIN tool_number k ON k.n <= 2 LEFT JOIN tool_method m ON m.customer_id = o.customer_id
      WHERE k.n = 1 AND o.id % 12 <> 0 OR k.n = 2 AND status = 'returned') due
ORDER BY no;

-- Talk --------------------------------------------------------------------------------------------------------------

INSERT INTO comments (id, subject_type, subject_id, author_name, author_email, stars, body, written_at)
SELECT i, kind,
       CASE kind WHEN 'order' THEN CASE WHEN i % 100 = 1 THEN 900000 + i ELSE 1 + tool_dice(i, 'subject', 70000) END   -- orders that are gone
                 WHEN 'product' THEN 1 + tool_dice(i, 'subject', 1 + tool_dice(i, 'fame', 3000))
                 WHEN 'customer' THEN CASE WHEN i % 30 = 3 THEN 999 + 41 * (1 + i % 500) ELSE s.id END ELSE i END,
       s.full_name, CASE WHEN i % 3 <> 0 THEN s.email END, CASE WHEN kind = 'product' AND i % 4 <> 0 THEN 1 + (i * i) % 5 END,
       CASE WHEN i % 40 = 0 THEN (SELECT body FROM tool_odd t WHERE t.no = 1 + i DIV 40 % 40) WHEN i % 9 = 0 THEN NULL
            ELSE ELT(1 + (i DIV 2 + i) % 9, 'Lovely.', 'Arrived late, but the beans are superb!', '美味しいコーヒーでした。', 'Очень вкусно, спасибо!', 'قهوة رائعة', 'Πολύ καλός καφές.', 'बहुत बढ़िया कॉफ़ी',
                     CONCAT('Write to me: ', s.email), CONCAT('Call ', s.full_name, ' on +49 555 ', LPAD(i * 7, 7, '0'), ' before delivery.')) END,
       CASE WHEN i % 777 = 0 THEN NULL ELSE TIMESTAMP '2015-05-05 05:05:00' + INTERVAL i * 499 MINUTE END
FROM (SELECT n AS i, BINARY CASE WHEN n % 2000 = 0 THEN 'blogpost' WHEN n % 1000 = 7 THEN 'Product' ELSE ELT(1 + n % 5, 'product', 'order', 'product', 'customer', 'product') END AS kind,
             1 + tool_dice(n, 'author', 24000) AS author
      FROM tool_number WHERE n <= 12000 LIMIT 1000000) c                                 -- a type without a table, and another spelling
JOIN tool_shopper s ON s.n = author
ORDER BY i;

INSERT INTO support_tickets (id, customer_email, assignee_id, confidential, subject, body, transcript, attachment, opened_at, closed_at)
SELECT i, CASE WHEN i % 20 = 0 THEN CONCAT('stranger', i, '@nowhere.example') WHEN i % 7 = 0 THEN UPPER(s.email) ELSE s.email END,   -- strangers have no account
       CASE WHEN i % 6 <> 0 THEN 1 + i % 200 END, i % 25 = 0,
       ELT(1 + i % 6, 'Where is my parcel?', 'Delete my account', 'Пачка пришла открытой', '注文について', 'Re: Re: AW: invoice', ''),
       CASE WHEN i % 50 = 0 THEN (SELECT body FROM tool_odd t WHERE t.no = 1 + i DIV 50 % 40)
            ELSE CONCAT('Hello, this is ', COALESCE(s.full_name, 'nobody'), '.\nMy customer number is ', s.id, ', you reach me at ', COALESCE(s.email, 'no address'), ' or +44 555 ', LPAD(i * 13, 6, '0'), '.\n\n',
                 ELT(1 + i % 4, CONCAT('My card ', tool_card(CONCAT('411111', LPAD(i * 331, 9, '0'))), ' was charged twice.'),
                     CONCAT('Please refund to ', tool_iban(LPAD(i * 977, 18, '4')), '.'),
                     'I was born on 12.03.1981, why must I prove my age? 😡', 'The parcel went to my old address.')) END,
       CASE WHEN i % 4 = 0 THEN JSON_ARRAY(JSON_OBJECT('from', s.email, 'ip', CONCAT('203.0.113.', i % 256), 'text', CONCAT('hello? ', s.full_name)), JSON_OBJECT('from', 'bot', 'text', CONCAT('hi', _utf8mb4 x'e280a8', 'there'))) END,
       CASE WHEN i % 30 = 0 THEN UNHEX(CONCAT('255044462d312e37', MD5(CONCAT('file', i)))) WHEN i % 30 = 1 THEN CONCAT('From: ', COALESCE(s.full_name, ''), ' <', COALESCE(s.email, ''), '>') END,   -- text in bytes
       TIMESTAMP '2018-02-02 02:02:00' + INTERVAL i * 890 MINUTE,
       CASE WHEN i % 11 <> 0 THEN TIMESTAMP '2018-02-02 02:02:00' + INTERVAL i * 890 MINUTE + INTERVAL i % 300 HOUR END
FROM (SELECT n AS i, 1 + tool_dice(n, 'ticket', 24000) AS who FROM tool_number WHERE n <= 5000 LIMIT 1000000) t JOIN tool_shopper s ON s.n = who
ORDER BY i;

INSERT INTO mail_log
SELECT i, COALESCE(s.email, ''), ELT(1 + i % 4, 'welcome', 'invoice', 'parcel', 'newsletter'),
       CASE WHEN i % 5 <> 0 THEN JSON_OBJECT('name', s.full_name, 'order', CONCAT('LC-', i)) END, TIMESTAMP '2024-01-01 00:00:00' + INTERVAL i * 116 MINUTE
FROM (SELECT n AS i, 1 + tool_dice(n, 'mail', 24000) AS who FROM tool_number WHERE n BETWEEN 6001 AND 18000 LIMIT 1000000) m JOIN tool_shopper s ON s.n = who
ORDER BY i;
INSERT INTO mail_log_archive
SELECT i, COALESCE(s.email, ''), 'welcome', JSON_OBJECT('Name', s.full_name), TIMESTAMP '2015-01-01 00:00:00' + INTERVAL i * 300 MINUTE, CASE WHEN i % 3 <> 0 THEN DATE '2019-01-01' END
FROM (SELECT n AS i, 1 + tool_dice(n, 'mail', 24000) AS who FROM tool_number WHERE n <= 6000 LIMIT 1000000) m JOIN tool_shopper s ON s.n = who
ORDER BY i;

INSERT INTO phrases (id, code, western, central, russian, greek, hebrew, japanese, chinese, korean, wide, wider, old_utf8, modern, raw, fixed)
SELECT n, CONCAT('phrase.', n), CONCAT('Café crème – ', n, ' €'), CONCAT('Žlutý kůň ', n), CONCAT('Съешь ещё ', n), CONCAT('Καφές ', n), CONCAT('קפה ', n), CONCAT('コーヒー表', n), CONCAT('咖啡馆', n),
       CONCAT('커피 ', n), CONCAT('ŵïðé Ω ', n), CONCAT('🎉 wider ', n), CONCAT('ὀλίγον ☕ ', n), CONCAT('𠮷野 👩‍🚀 ', n),
       CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN x'00' WHEN 3 THEN UNHEX(MD5(n)) ELSE x'5c4e0a0d09005c00271a22' END,
       CASE n % 3 WHEN 0 THEN NULL WHEN 1 THEN x'ff00' ELSE UNHEX(LEFT(MD5(n), 16)) END
FROM tool_number WHERE n <= 2000;

INSERT INTO pickup_points (id, name, place, area)
SELECT n, CONCAT(tool_item(cities, 1 + n % 3), ' ', n), ST_GeomFromText(CONCAT('POINT(', n % 360 - 180, '.25 ', n % 170 - 85, ')')),
       CASE WHEN n % 2 = 0 THEN ST_GeomFromText(CONCAT('POLYGON((0 0,0 ', n, ',', n, ' ', n, ',0 0))')) END
FROM tool_number JOIN tool_locale ON no = 1 + n % 22 WHERE n <= 500 ORDER BY n;

-- Traces ------------------------------------------------------------------------------------------------------------

-- Every 40th hit was sent twice, every 400th three times.
INSERT INTO page_views
SELECT TIMESTAMP '2026-09-01 00:00:00' + INTERVAL i * 61 SECOND,
       CASE WHEN i % 90 = 0 THEN 999 + 41 * (1 + i % 500) WHEN i % 3 = 0 THEN 1000 + 41 * (i % 97) + i % 40 END,   -- erased customers; the rest crowds on few
       tool_uuid(i % 6000, 'browser'),
       CONCAT('/', ELT(1 + i % 5, '', CONCAT('products/LC-', LPAD(1 + i % 3000, 5, '0')), 'cart', CONCAT('search?q=', ELT(1 + i % 3, 'caf%C3%A9', 'filter', 'anna%40mail.example')),
                       CONCAT('reset?email=user', i % 1000, '@mail.example&token=', LEFT(MD5(i), 16)))),
       CASE WHEN i % 4 = 0 THEN NULL WHEN i % 4 = 1 THEN '' ELSE CONCAT('https://search.example/?u=', i % 70) END,
       tool_user_agent(i % 7), CASE WHEN i % 6 = 0 THEN CONCAT('2001:db8:6::', LOWER(HEX(i % 4000))) ELSE CONCAT('198.51.100.', i % 256) END
FROM (SELECT a.n AS i FROM tool_number a JOIN tool_number k ON k.n <= 3 AND k.n <= CASE WHEN a.n % 400 = 0 THEN 3 WHEN a.n % 40 = 0 THEN 2 ELSE 1 END WHERE a.n <= 40000) hit
ORDER BY i;

INSERT INTO audit_log (id, at, actor, action, table_name, row_id, old_row, new_row, ip)
SELECT i,
       CASE WHEN i % 30000 = 0 THEN TIMESTAMP '2099-01-01 00:00:00' + INTERVAL i SECOND                            -- a broken clock
            WHEN i <= 8000 THEN TIMESTAMP '2019-01-01 00:00:00' + INTERVAL i * 440 MINUTE ELSE TIMESTAMP '2025-10-01 00:00:00' + INTERVAL (i - 8000) * 380 SECOND END,
       CASE WHEN i % 5 = 0 THEN e.username WHEN i % 501 = 1 THEN 'intern.999' WHEN i % 7 = 0 THEN NULL ELSE 'shop-app' END,
       ELT(1 + i % 6, 'update', 'insert', 'update', 'update', 'delete', 'login'), ELT(1 + i % 4, 'customers', 'orders', 'customers', 'employees'),
       CASE i % 4 WHEN 1 THEN 1 + i % 70000 WHEN 3 THEN e.id ELSE s.id END,
       CASE WHEN i % 6 IN (0, 2, 4) AND i % 4 IN (0, 2) THEN JSON_OBJECT('email', s.email, 'full_name', s.full_name) END,
       CASE WHEN i % 6 IN (4, 5) THEN NULL WHEN i % 4 IN (0, 2) THEN JSON_OBJECT('email', LOWER(s.email), 'status', 'active') WHEN i % 4 = 1 THEN JSON_OBJECT('status', 'paid') END,
       CASE WHEN i % 3 = 0 THEN CONCAT('192.0.2.', i % 256) END
FROM (SELECT n AS i, 1 + tool_dice(n, 'changed', 1 + tool_dice(n, 'often', 24000)) AS who FROM tool_number WHERE n <= 90000 LIMIT 1000000) a
JOIN tool_shopper s ON s.n = who
JOIN employees e ON e.id = 1 + i % 199
ORDER BY i;

-- The end: tools away ----------------------------------------------------------------------------------------------------

DROP TABLE tool_digit, tool_number, tool_locale, tool_odd, tool_who, tool_twin, tool_shopper, tool_checkout, tool_line, tool_sum, tool_method;
DROP FUNCTION tool_dice;
DROP FUNCTION tool_item;
DROP FUNCTION tool_doubled;
DROP FUNCTION tool_card;
DROP FUNCTION tool_iban;
DROP FUNCTION tool_uuid;
DROP FUNCTION tool_user_agent;
SET SESSION foreign_key_checks = 1;
