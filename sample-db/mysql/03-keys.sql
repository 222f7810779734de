-- Lantern Coffee on MySQL or MariaDB: unique keys, foreign keys, checks, indexes, triggers.
--
-- Loaded after the data in production, and straight after 01-schema.sql in staging. The checks are off while it runs, as they were when
-- somebody added these keys: rows that violate them stay, and only new ones are refused.

SET NAMES utf8mb4;
SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION,ALLOW_INVALID_DATES';
SET SESSION foreign_key_checks = 0 /*M! , check_constraint_checks = 0 */;

-- Unique keys that are not primary, and indexes ---------------------------------------------------------------

ALTER TABLE products ADD UNIQUE KEY products_sku_key (sku), ADD FULLTEXT KEY products_text_idx (title, description);
ALTER TABLE employees ADD UNIQUE KEY employees_username_key (username),
    -- No two employees share an e-mail, whatever the case and the accents.
    ADD UNIQUE KEY employees_work_email_key (work_email);
-- A prefix index, a descending one, and one on an expression, which MariaDB has not.
ALTER TABLE customers ADD UNIQUE KEY customers_referral_code_key (referral_code), ADD KEY customers_email_idx (email(20)), ADD KEY customers_country_idx (country_code),
    ADD KEY customers_referred_by_idx (referred_by), ADD UNIQUE KEY customers_loyalty_no_key (loyalty_no)
    /*!80013 , ADD KEY customers_lower_email_idx ((LOWER(TRIM(email)))) */;
ALTER TABLE orders ADD UNIQUE KEY orders_order_no_key (order_no), ADD KEY orders_customer_idx (customer_id, placed_at DESC), ADD KEY orders_address_idx (customer_id, address_no),
    ADD KEY orders_sales_rep_idx (sales_rep_id);
ALTER TABLE `Order Lines` ADD KEY order_lines_sku_idx (sku);
ALTER TABLE payments ADD UNIQUE KEY payments_invoice_no_key (invoice_no), ADD KEY payments_order_idx (order_no), ADD KEY payments_method_idx (method_id);
ALTER TABLE comments ADD KEY comments_subject_idx (subject_type, subject_id), ADD FULLTEXT KEY comments_body_idx (body);
ALTER TABLE support_tickets ADD KEY tickets_opened_idx (opened_at, closed_at);
ALTER TABLE page_views ADD KEY page_views_customer_idx (customer_id);
ALTER TABLE sessions ADD KEY sessions_customer_idx (customer_id) USING HASH;
ALTER TABLE audit_log ADD KEY audit_log_row_idx (table_name, row_id);
ALTER TABLE pickup_points ADD SPATIAL KEY pickup_points_place_idx (place);
ALTER TABLE bohnenhaus_kunden ADD UNIQUE KEY bohnenhaus_mail_key (mail), ADD KEY bohnenhaus_text_idx (bemerkung(30));
ALTER TABLE phrases ADD UNIQUE KEY phrases_code_key (code), ADD KEY phrases_modern_idx (modern(10));

-- Foreign keys -----------------------------------------------------------------------------------------------

ALTER TABLE categories      ADD CONSTRAINT categories_parent_fk       FOREIGN KEY (parent_id) REFERENCES categories (id);
ALTER TABLE products        ADD CONSTRAINT products_category_fk       FOREIGN KEY (category_id) REFERENCES categories (id),
                            ADD CONSTRAINT products_supplier_fk       FOREIGN KEY (supplier_id) REFERENCES suppliers (id) ON DELETE SET NULL;

-- The cycle: a department has a head, who is an employee of a department.
ALTER TABLE departments     ADD CONSTRAINT departments_head_fk        FOREIGN KEY (head_id) REFERENCES employees (id);
ALTER TABLE employees       ADD CONSTRAINT employees_department_fk    FOREIGN KEY (department_id) REFERENCES departments (id),
                            ADD CONSTRAINT employees_manager_fk       FOREIGN KEY (manager_id) REFERENCES employees (id);

-- To a unique column that is not the primary key.
ALTER TABLE `group`         ADD CONSTRAINT group_user_name_fk         FOREIGN KEY (`userName`) REFERENCES employees (username) ON UPDATE CASCADE;
ALTER TABLE customers       ADD CONSTRAINT customers_referred_by_fk   FOREIGN KEY (referred_by) REFERENCES customers (referral_code),
                            ADD CONSTRAINT customers_country_fk       FOREIGN KEY (country_code) REFERENCES countries (code);
ALTER TABLE addresses       ADD CONSTRAINT addresses_customer_fk      FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE,
                            ADD CONSTRAINT addresses_country_fk       FOREIGN KEY (country_code) REFERENCES countries (code);
ALTER TABLE payment_methods ADD CONSTRAINT payment_methods_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;
ALTER TABLE group_members   ADD CONSTRAINT group_members_group_fk     FOREIGN KEY (group_id) REFERENCES `group` (id),
                            ADD CONSTRAINT group_members_customer_fk  FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;
ALTER TABLE wishlists       ADD CONSTRAINT wishlists_customer_fk      FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE,
                            ADD CONSTRAINT wishlists_product_fk       FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE subscriptions   ADD CONSTRAINT subscriptions_customer_fk  FOREIGN KEY (customer_id) REFERENCES customers (id),
                            ADD CONSTRAINT subscriptions_sku_fk       FOREIGN KEY (sku) REFERENCES products (sku),
                            ADD CONSTRAINT subscriptions_previous_fk  FOREIGN KEY (previous_id) REFERENCES subscriptions (id);
ALTER TABLE api_tokens      ADD CONSTRAINT api_tokens_employee_fk     FOREIGN KEY (employee_id) REFERENCES employees (id);

-- orders_address_fk is composite, and half null in old orders, which lets those pass. orders_sales_rep_fk has orphans: the representatives of the
-- early years were deleted while the checks were off.
ALTER TABLE orders          ADD CONSTRAINT orders_customer_fk         FOREIGN KEY (customer_id) REFERENCES customers (id),
                            ADD CONSTRAINT orders_address_fk          FOREIGN KEY (customer_id, address_no) REFERENCES addresses (customer_id, address_no),
                            ADD CONSTRAINT orders_sales_rep_fk        FOREIGN KEY (sales_rep_id) REFERENCES employees (id);
-- The sku of a few lines is in small letters or has a space at its end; to the collation that is the same.
ALTER TABLE `Order Lines`   ADD CONSTRAINT `Order Lines_order_fk`     FOREIGN KEY (`orderId`) REFERENCES orders (id) ON DELETE CASCADE,
                            ADD CONSTRAINT `Order Lines_sku_fk`       FOREIGN KEY (sku) REFERENCES products (sku);
ALTER TABLE payments        ADD CONSTRAINT payments_order_fk          FOREIGN KEY (order_no) REFERENCES orders (order_no),
                            ADD CONSTRAINT payments_method_fk         FOREIGN KEY (method_id) REFERENCES payment_methods (id);
ALTER TABLE support_tickets ADD CONSTRAINT support_tickets_assignee_fk FOREIGN KEY (assignee_id) REFERENCES employees (id);
-- Not here, although the application believes in them: page_views.customer_id, sessions.customer_id, orders.coupon_code,
-- support_tickets.customer_email, audit_log.actor, audit_log.row_id, comments.subject_id.

-- Checks -----------------------------------------------------------------------------------------------------

-- MySQL has them from 8.0.16 on; before that it reads them and forgets them. Those that old rows violate: MySQL does not enforce them, MariaDB does so
-- for new rows.
ALTER TABLE `Order Lines` ADD CONSTRAINT order_lines_quantity_check CHECK (quantity > 0);
ALTER TABLE comments      ADD CONSTRAINT comments_stars_check CHECK (stars BETWEEN 1 AND 5);
ALTER TABLE customers     ADD CONSTRAINT customers_phone_check CHECK (phone LIKE '+%') /*!80016 NOT ENFORCED */;
ALTER TABLE orders        ADD CONSTRAINT orders_goods_check CHECK (goods >= 0) /*!80016 NOT ENFORCED */;
ALTER TABLE orders        ADD CONSTRAINT orders_currency_check CHECK (currency IS NOT NULL) /*!80016 NOT ENFORCED */;

-- The triggers -------------------------------------------------------------------------------------------------

-- They must not fire while a snapshot is loaded: they would repair the very e-mails that make production what it is.
CREATE TRIGGER customers_tidy_insert BEFORE INSERT ON customers FOR EACH ROW SET NEW.email = LOWER(TRIM(NEW.email)), NEW.updated_at = NOW();
CREATE TRIGGER customers_tidy_update BEFORE UPDATE ON customers FOR EACH ROW SET NEW.email = LOWER(TRIM(NEW.email)), NEW.updated_at = NOW();

SET SESSION foreign_key_checks = 1 /*M! , check_constraint_checks = 1 */;
