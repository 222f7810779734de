-- Lantern Coffee on MySQL 8 or MariaDB 11: tables, views. The same company as in ../postgresql, with the oddities of MySQL in place of those of PostgreSQL.
--
-- Load order for production:  01-schema.sql, 02-data.sql, 03-keys.sql
-- Load order for staging:     01-schema.sql, 03-keys.sql              (the same structure, empty)
--
-- Plain SQL for any client, without DELIMITER; the database is the one that the client is in. What only one of both servers knows, or only newer
-- ones, stands in their versioned comments.

SET NAMES utf8mb4;
SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION';    -- as old applications have it: zero dates and the like are let in

-- Reference data ------------------------------------------------------------------------------------------

CREATE TABLE schema_migrations (
    version    VARCHAR(60) PRIMARY KEY,
    applied_at DATETIME NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE countries (
    code         CHAR(2) PRIMARY KEY,
    name         VARCHAR(60) NOT NULL,
    native_name  VARCHAR(60) NOT NULL,
    phone_prefix VARCHAR(5) NOT NULL,
    currency     CHAR(3) NOT NULL,
    dialled_since YEAR                                 -- 1901 to 2155, and 0000
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE exchange_rates (
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin,
    day      DATE,
    to_eur   DECIMAL(18, 6) NOT NULL,                  -- 0 on days when the feed was down
    PRIMARY KEY (currency, day)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- A tree in one table: categories in categories.
CREATE TABLE categories (
    id        INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    parent_id INT UNSIGNED,
    slug      VARCHAR(60) NOT NULL,
    titles    JSON NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE suppliers (
    id             INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name           VARCHAR(120) NOT NULL,
    contact_person VARCHAR(120),
    contact_email  VARCHAR(120),
    contact_phone  VARCHAR(30),
    iban           VARCHAR(34) CHARACTER SET ascii,
    vat_id         VARCHAR(14) CHARACTER SET ascii,
    api_host       VARCHAR(45) CHARACTER SET ascii,
    network        VARCHAR(49) CHARACTER SET ascii
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE products (
    id              INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    sku             VARCHAR(12) NOT NULL,              -- unique but not primary: `Order Lines` refers to it, ignoring case and spaces at the end
    category_id     INT UNSIGNED,
    supplier_id     INT,
    title           VARCHAR(200) NOT NULL,
    description     TEXT,
    price           DECIMAL(10, 2) UNSIGNED NOT NULL,
    vat_percent     DECIMAL(5, 2) NOT NULL DEFAULT 7,
    price_with_vat  DECIMAL(12, 2) GENERATED ALWAYS AS (ROUND(price * (1 + vat_percent / 100), 2)) STORED,
    `größe`         VARCHAR(20),                       -- an identifier that is not ASCII
    tags            JSON NOT NULL,
    pack_grams      JSON,
    weight_kg       FLOAT,
    barcode         BIT(13),
    photo           BLOB,
    stock           SMALLINT(5) UNSIGNED ZEROFILL,
    launched_on     DATE,
    discontinued_on DATE NOT NULL DEFAULT '9999-12-31' -- the sentinel for "never"
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Staff ---------------------------------------------------------------------------------------------------

-- departments.head_id -> employees, employees.department_id -> departments: neither can be loaded first.
CREATE TABLE departments (
    id       INT PRIMARY KEY,
    name     VARCHAR(40) NOT NULL,
    head_id  INT,
    opens_at TIME(1)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE employees (
    id             INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    department_id  INT,
    manager_id     INT,
    username       VARCHAR(60) NOT NULL,
    full_name      VARCHAR(120) NOT NULL,
    work_email     VARCHAR(120) NOT NULL,              -- unique, whatever the case: the collation says so
    personal_email VARCHAR(120),
    phone          VARCHAR(30),
    birth_date     DATE,
    national_id    VARCHAR(20),
    iban           VARCHAR(34),
    salary         DECIMAL(10, 2),
    badge_no       INT(6) ZEROFILL,                    -- unsigned, and printed with zeros in front
    skills         SET('roasting', 'first aid', 'español', '日本語'),
    shift_starts   TIME,
    shift_ends     TIME(6),                            -- '24:00:00' is a time, and so is everything up to 838:59:59
    hired_on       DATE NOT NULL,
    left_on        DATE NOT NULL DEFAULT '9999-12-31',
    password_hash  VARCHAR(60)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- A reserved word as a table name, reserved words and mixed case as columns.
CREATE TABLE `group` (
    id         SMALLINT PRIMARY KEY,
    `userName` VARCHAR(60) NOT NULL,                   -- who looks after the group: employees.username
    `order`    INT,
    `from`     DATE,
    `to`       DATE,
    `select`   TEXT
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE feature_flags (
    `key`      VARCHAR(40) CHARACTER SET ascii PRIMARY KEY,
    enabled    BOOLEAN NOT NULL,
    rollout    DECIMAL(5, 2),
    audience   SET('lead', 'active', 'paused', 'closed', 'blocked'),
    changed_by VARCHAR(120),
    options    JSON                                    -- MySQL puts it in order, MariaDB keeps it as it is
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE promotions (
    id        INT PRIMARY KEY,
    title     VARCHAR(80) NOT NULL,
    starts_on DATE,
    ends_on   DATE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE coupons (
    code        CHAR(12) PRIMARY KEY,                  -- CHAR: spaces at the end are not there
    percent_off DECIMAL(5, 2),
    valid_from  DATETIME NOT NULL,
    valid_to    DATETIME NOT NULL DEFAULT '9999-12-31 23:59:59',
    note        VARCHAR(200)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Customers -----------------------------------------------------------------------------------------------

CREATE TABLE customers (
    id                BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email             VARCHAR(255),                    -- not unique: the import of 2019 brought duplicates
    full_name         VARCHAR(200),
    display_name      VARCHAR(40),
    phone             VARCHAR(40),
    birth_date        DATE,                            -- 0000-00-00 and 2023-02-30 among them
    national_id       VARCHAR(20),
    country_code      CHAR(2),
    language          VARCHAR(8),
    status            ENUM('lead', 'active', 'paused', 'closed', 'blocked') NOT NULL DEFAULT 'lead',
    referral_code     VARCHAR(12),
    referred_by       VARCHAR(12),                     -- another customer's referral_code
    password_hash     VARCHAR(60),
    external_ref      CHAR(36) CHARACTER SET ascii NOT NULL,
    loyalty_no        BIGINT UNSIGNED,                 -- above 2^63 as well
    credit_limit      DECIMAL(65, 30),
    risk_score        DOUBLE,
    marketing_consent BOOLEAN,
    last_ip           VARCHAR(45) CHARACTER SET ascii,
    preferences       JSON,
    notes             TEXT,
    avatar            BLOB,
    imported_from     VARCHAR(40),
    signed_up_at      DATETIME NOT NULL,
    last_seen_at      DATETIME(6),                     -- '9999-12-31 23:59:59' and '0000-00-00 00:00:00' among them
    updated_at        TIMESTAMP NULL,
    old_shop_no       INT UNSIGNED /*!80023 INVISIBLE *//*M!100303 INVISIBLE */,
    mail_to           VARCHAR(460) GENERATED ALWAYS AS (CONCAT(full_name, ' <', email, '>')) VIRTUAL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci
  COMMENT = 'Everyone who ever signed up. About 1,100 came from the shop "Bohnenhaus" in 2019, many of them already here.';

CREATE TABLE addresses (
    customer_id  BIGINT,
    address_no   SMALLINT,
    recipient    VARCHAR(200),
    street       VARCHAR(120) NOT NULL,
    city         VARCHAR(60) NOT NULL,
    postal_code  VARCHAR(12),
    country_code CHAR(2),
    phone        VARCHAR(40),
    latitude     DECIMAL(9, 6),
    longitude    DECIMAL(9, 6),
    location     POINT,
    valid_from   DATE,
    valid_to     DATE,
    PRIMARY KEY (customer_id, address_no)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE payment_methods (
    id             CHAR(36) CHARACTER SET ascii PRIMARY KEY,
    customer_id    BIGINT NOT NULL,
    kind           ENUM('card', 'sepa', 'voucher', 'cash on delivery') NOT NULL,
    card_number    VARCHAR(24),
    card_holder    VARCHAR(200),
    card_expires   CHAR(5),
    iban           VARCHAR(40),
    account_holder VARCHAR(200),
    provider_token VARCHAR(40),
    is_default     BOOLEAN NOT NULL DEFAULT FALSE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE group_members (
    group_id    SMALLINT,
    customer_id BIGINT,
    joined_on   DATE,
    PRIMARY KEY (group_id, customer_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE wishlists (
    customer_id BIGINT,
    product_id  INT,
    added_at    DATETIME,
    remark      TEXT,
    PRIMARY KEY (customer_id, product_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE subscriptions (
    id            BINARY(16) PRIMARY KEY,              -- a uuid as bytes
    customer_id   BIGINT NOT NULL,
    previous_id   BINARY(16),                          -- refers to subscriptions
    sku           VARCHAR(12),
    billing_every VARCHAR(40) NOT NULL,
    grace         TIME,                                -- -838:59:59 to 838:59:59
    starts_on     DATE NOT NULL,
    ends_on       DATE NOT NULL,                       -- '9999-12-31' while it runs
    price         DECIMAL(10, 2)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- In memory: empty after every restart of the server.
CREATE TABLE sessions (
    token        CHAR(64) CHARACTER SET ascii PRIMARY KEY,
    customer_id  BIGINT,                               -- refers to customers, but nothing says so
    device_id    VARCHAR(40) CHARACTER SET ascii,
    device_mac   CHAR(17) CHARACTER SET ascii,
    ip           VARCHAR(45) CHARACTER SET ascii,
    user_agent   VARCHAR(120),
    expires_at   DATETIME
) ENGINE = MEMORY DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE api_tokens (
    token        VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    employee_id  INT,
    label        VARCHAR(120),
    scopes       SET('read', 'write:orders') NOT NULL,
    last_used_ip VARCHAR(45) CHARACTER SET ascii,
    expires_at   DATETIME
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Sales ---------------------------------------------------------------------------------------------------

CREATE TABLE orders (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_no       VARCHAR(20) NOT NULL,               -- unique but not primary: payments refer to it
    customer_id    BIGINT,                             -- null: a guest
    address_no     SMALLINT,
    customer_email VARCHAR(255),                       -- a copy, as it was on the day of the order
    sales_rep_id   INT,
    status         ENUM('cart', 'placed', 'paid', 'shipped', 'delivered', 'returned', 'lost') NOT NULL,
    channel        VARCHAR(10),
    currency       CHAR(3),
    goods          DECIMAL(12, 2) NOT NULL,
    shipping       DECIMAL(12, 2) NOT NULL DEFAULT 0,
    total          DECIMAL(13, 2) GENERATED ALWAYS AS (goods + shipping) STORED,
    coupon_code    VARCHAR(14),                        -- refers to coupons, but nothing says so
    ip             VARCHAR(45) CHARACTER SET ascii,
    user_agent     VARCHAR(120),
    note           TEXT,
    placed_at      DATETIME(3),
    delivered_at   DATETIME
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'One row per checkout. customer_id is null for guests.';

-- A table name with a space; column names with mixed case, reserved words, spaces and a sign that is not ASCII.
CREATE TABLE `Order Lines` (
    `orderId`        BIGINT,
    `lineNo`         SMALLINT,
    sku              VARCHAR(12) NOT NULL,
    quantity         INT NOT NULL,
    `unit price (€)` DECIMAL(10, 2) NOT NULL,
    `lineTotal`      DECIMAL(14, 2) GENERATED ALWAYS AS (quantity * `unit price (€)`) VIRTUAL,
    `from`           DATE,
    `to`             DATE,
    `giftNote`       TEXT,
    PRIMARY KEY (`orderId`, `lineNo`)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Created by the first shop system, hence the names.';

CREATE TABLE payments (
    id                INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    invoice_no        BIGINT NOT NULL,
    order_no          VARCHAR(20) NOT NULL,
    method_id         CHAR(36) CHARACTER SET ascii,
    amount            DECIMAL(13, 2) NOT NULL,
    paid_at           DATETIME(3),
    provider_response JSON
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Talk ----------------------------------------------------------------------------------------------------

-- A polymorphic reference: subject_type says which table subject_id belongs to.
CREATE TABLE comments (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    subject_type VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id   BIGINT NOT NULL,
    author_name  VARCHAR(200),
    author_email VARCHAR(255),
    stars        TINYINT,
    body         TEXT,
    written_at   DATETIME
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE support_tickets (
    id             INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_email VARCHAR(255),                       -- joins to customers.email, but nothing says so
    assignee_id    INT,
    confidential   BOOLEAN NOT NULL DEFAULT FALSE,
    subject        VARCHAR(120),
    body           LONGTEXT,
    transcript     JSON,
    attachment     MEDIUMBLOB,
    opened_at      DATETIME NOT NULL,
    closed_at      DATETIME
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE mail_log (
    id        BIGINT NOT NULL,
    recipient VARCHAR(255) NOT NULL,
    template  VARCHAR(20) NOT NULL,
    variables JSON,
    sent_at   DATETIME NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- MyISAM: no transactions, so no snapshot either.
CREATE TABLE mail_log_archive (
    id          BIGINT NOT NULL,
    recipient   VARCHAR(255) NOT NULL,
    template    VARCHAR(20) NOT NULL,
    variables   JSON,
    sent_at     DATETIME NOT NULL,
    archived_on DATE
) ENGINE = MyISAM DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Left over from Bohnenhaus, in the character set of its time: latin1, which in MySQL is Windows' cp1252.
CREATE TABLE bohnenhaus_kunden (
    nr        INT UNSIGNED NOT NULL PRIMARY KEY,
    name      VARCHAR(80) NOT NULL,
    ort       VARCHAR(60),
    mail      VARCHAR(120),
    telefon   VARCHAR(30),
    bemerkung TEXT,
    rabatt    DECIMAL(4, 1) UNSIGNED ZEROFILL,
    seit      YEAR
) ENGINE = MyISAM DEFAULT CHARSET = latin1 COLLATE = latin1_german1_ci;

-- One phrase in the character set of each era, side by side in one row.
CREATE TABLE phrases (
    id      INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code    VARCHAR(20) CHARACTER SET ascii NOT NULL,
    western VARCHAR(60) CHARACTER SET latin1,
    central VARCHAR(60) CHARACTER SET latin2,
    russian VARCHAR(60) CHARACTER SET cp1251,
    greek   VARCHAR(60) CHARACTER SET greek,
    hebrew  VARCHAR(60) CHARACTER SET hebrew,
    japanese VARCHAR(60) CHARACTER SET sjis,
    chinese VARCHAR(60) CHARACTER SET gbk,
    korean  VARCHAR(60) CHARACTER SET euckr,
    wide    VARCHAR(60) CHARACTER SET ucs2,
    wider   VARCHAR(60) CHARACTER SET utf16,
    old_utf8 VARCHAR(60) CHARACTER SET utf8 COLLATE utf8_general_ci,
    modern  VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    raw     VARBINARY(60),
    fixed   BINARY(8)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE pickup_points (
    id    INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name  VARCHAR(80) NOT NULL,
    place POINT NOT NULL,                              -- a spatial index wants it NOT NULL
    area  POLYGON
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Traces --------------------------------------------------------------------------------------------------

-- No primary key, and rows that are exact copies of each other: the tracker sends some hits twice.
CREATE TABLE page_views (
    viewed_at   DATETIME NOT NULL,
    customer_id BIGINT,                                -- refers to customers, but nothing says so
    device_id   CHAR(36) CHARACTER SET ascii,
    url         VARCHAR(400),
    referrer    VARCHAR(200),
    user_agent  VARCHAR(120),
    ip          VARCHAR(45) CHARACTER SET ascii
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Raw hits of the tracker. No key: the tracker repeats itself.';

CREATE TABLE audit_log (
    id         BIGINT NOT NULL AUTO_INCREMENT,
    at         DATETIME NOT NULL,
    actor      VARCHAR(60),                            -- employees.username, or a robot
    action     VARCHAR(10) NOT NULL,
    table_name VARCHAR(20) NOT NULL,
    row_id     BIGINT,
    old_row    JSON,
    new_row    JSON,
    ip         VARCHAR(45) CHARACTER SET ascii,
    PRIMARY KEY (id, at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Who changed what. One partition a month.'
PARTITION BY RANGE COLUMNS (at) (
    PARTITION older VALUES LESS THAN ('2025-10-01'),
    PARTITION p2025_10 VALUES LESS THAN ('2025-11-01'),
    PARTITION p2025_11 VALUES LESS THAN ('2025-12-01'),
    PARTITION p2025_12 VALUES LESS THAN ('2026-01-01'),
    PARTITION p2026_01 VALUES LESS THAN ('2026-02-01'),
    PARTITION p2026_02 VALUES LESS THAN ('2026-03-01'),
    PARTITION p2026_03 VALUES LESS THAN ('2026-04-01'),
    PARTITION p2026_04 VALUES LESS THAN ('2026-05-01'),
    PARTITION p2026_05 VALUES LESS THAN ('2026-06-01'),
    PARTITION p2026_06 VALUES LESS THAN ('2026-07-01'),
    PARTITION p2026_07 VALUES LESS THAN ('2026-08-01'),
    PARTITION p2026_08 VALUES LESS THAN ('2026-09-01'),
    PARTITION p2026_09 VALUES LESS THAN ('2026-10-01'),
    PARTITION later VALUES LESS THAN (MAXVALUE)
);

-- Views ---------------------------------------------------------------------------------------------------

CREATE VIEW customer_overview AS
    SELECT c.id, c.email, c.full_name, c.status, COUNT(o.id) AS orders, SUM(o.total) AS turnover
    FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
    GROUP BY c.id, c.email, c.full_name, c.status;

CREATE VIEW monthly_sales AS
    SELECT CAST(DATE_FORMAT(placed_at, '%Y-%m-01') AS DATE) AS month, currency, COUNT(*) AS orders, SUM(total) AS turnover
    FROM orders
    GROUP BY CAST(DATE_FORMAT(placed_at, '%Y-%m-01') AS DATE), currency;
