-- The shop that docs/mysql.md is about.
CREATE TABLE countries (
    code CHAR(2) PRIMARY KEY,
    name VARCHAR(60) NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE customers (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email VARCHAR(255),
    full_name VARCHAR(120),
    birth_date DATE,
    notes TEXT,
    country_code CHAR(2),
    created_at DATETIME NOT NULL,
    KEY customers_email_idx (email),
    CONSTRAINT customers_country_fk FOREIGN KEY (country_code) REFERENCES countries (code)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE orders (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id BIGINT,
    status ENUM ('cart', 'paid', 'shipped', 'returned') NOT NULL,
    total DECIMAL(10, 2) NOT NULL,
    created_at DATETIME NOT NULL,
    CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE order_items (
    order_id BIGINT,
    line SMALLINT,
    product VARCHAR(60) NOT NULL,
    quantity INT NOT NULL,
    PRIMARY KEY (order_id, line),
    CONSTRAINT order_items_order_fk FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE sessions (
    id CHAR(36) CHARACTER SET ascii PRIMARY KEY,
    customer_id BIGINT NOT NULL,
    token VARCHAR(60) NOT NULL,
    created_at DATETIME NOT NULL,
    CONSTRAINT sessions_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id)
) DEFAULT CHARSET = utf8mb4;
