-- Production's rows: every value comes from a counter, so that two loads are equal.
INSERT INTO countries VALUES ('DE', 'Germany'), ('FR', 'France'), ('GB', 'United Kingdom'), ('JP', 'Japan');

INSERT INTO customers (email, full_name, birth_date, notes, country_code, created_at)
SELECT CASE WHEN n % 97 = 0 THEN NULL WHEN n % 50 = 0 THEN 'Anna' || n - 1 || '@mail.example ' ELSE 'anna' || n || '@mail.example' END,
       CASE WHEN n % 7 = 0 THEN '山田 花子' ELSE 'Anna Example' END,
       DATE '1950-01-01' + n * 13,
       CASE WHEN n % 3 = 0 THEN 'call +49 170 5550' || 100 + n % 900 END,
       CASE WHEN n % 100 = 0 THEN 'XX' ELSE (ARRAY ['DE', 'FR', 'GB', 'JP'])[1 + n % 4] END,
       TIMESTAMPTZ '2020-01-01 00:00Z' + n * INTERVAL '1 hour'
FROM generate_series(1, 4000) n;

INSERT INTO orders (customer_id, status, total, created_at)
SELECT CASE WHEN n % 40 = 0 THEN NULL ELSE 1 + n * n % 4000 END, (ARRAY ['cart', 'paid', 'shipped', 'returned'])[1 + n % 4]::order_status, n % 500,
       TIMESTAMPTZ '2021-01-01 00:00Z' + n * INTERVAL '1 hour'
FROM generate_series(1, 9000) n;

INSERT INTO order_items SELECT o.id, line, 'coffee ' || o.id % 30, 1 + line % 3 FROM orders o, generate_series(1, 1 + o.id::integer % 3) line;

INSERT INTO sessions
SELECT md5(n::text)::uuid, n, md5('token' || n), TIMESTAMPTZ '2024-01-01 00:00Z' FROM generate_series(1, 500) n;

-- XX is a country that was removed long ago: the key is newer than those rows.
ALTER TABLE customers ADD CONSTRAINT customers_country_fk FOREIGN KEY (country_code) REFERENCES countries NOT VALID;
REFRESH MATERIALIZED VIEW sales;
ANALYZE;
