-- Production's rows: every value comes from a counter, so that two loads are equal. XX is a country that was removed while the checks were off.
SET NAMES utf8mb4;
SET SESSION foreign_key_checks = 0;
CREATE TABLE numbers (n INT PRIMARY KEY);
INSERT INTO numbers WITH digits AS (
    SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)
SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d FROM digits a, digits b, digits c, digits e;

INSERT INTO countries VALUES ('DE', 'Germany'), ('FR', 'France'), ('GB', 'United Kingdom'), ('JP', 'Japan');
INSERT INTO customers (email, full_name, birth_date, notes, country_code, created_at)
SELECT CASE WHEN n % 97 = 0 THEN NULL WHEN n % 50 = 0 THEN CONCAT('Anna', n - 1, '@mail.example ') ELSE CONCAT('anna', n, '@mail.example') END,
       IF(n % 7 = 0, '山田 花子', 'Anna Example'), DATE '1950-01-01' + INTERVAL n * 13 DAY, IF(n % 3 = 0, CONCAT('call +49 170 5550', 100 + n % 900), NULL),
       IF(n % 100 = 0, 'XX', ELT(1 + n % 4, 'DE', 'FR', 'GB', 'JP')), TIMESTAMP '2020-01-01 00:00:00' + INTERVAL n HOUR
FROM numbers WHERE n <= 4000;
INSERT INTO orders (customer_id, status, total, created_at)
SELECT IF(n % 40 = 0, NULL, 1 + n * n % 4000), ELT(1 + n % 4, 'cart', 'paid', 'shipped', 'returned'), n % 500, TIMESTAMP '2021-01-01 00:00:00' + INTERVAL n HOUR
FROM numbers WHERE n <= 9000;
INSERT INTO order_items SELECT o.id, l.n, CONCAT('coffee ', o.id % 30), 1 + l.n % 3 FROM orders o JOIN numbers l ON l.n <= 1 + o.id % 3;
INSERT INTO sessions SELECT INSERT(INSERT(INSERT(INSERT(MD5(n), 21, 0, '-'), 17, 0, '-'), 13, 0, '-'), 9, 0, '-'), n, MD5(CONCAT('token', n)), '2024-01-01' FROM numbers WHERE n <= 500;
DROP TABLE numbers;
