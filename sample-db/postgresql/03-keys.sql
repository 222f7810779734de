-- Lantern Coffee: unique keys, foreign keys, checks, indexes, the trigger and row-level security.
--
-- Loaded after the data in production, and straight after 01-schema.sql in staging. What is NOT VALID here is NOT VALID
-- in both: production's old rows violate it, only new rows are checked.

SET client_encoding = 'UTF8';

-- Unique keys that are not primary ---------------------------------------------------------------------------

ALTER TABLE products  ADD CONSTRAINT products_sku_key UNIQUE (sku);
ALTER TABLE orders    ADD CONSTRAINT orders_order_no_key UNIQUE (order_no);
ALTER TABLE employees ADD CONSTRAINT employees_username_key UNIQUE (username);
ALTER TABLE customers ADD CONSTRAINT customers_referral_code_key UNIQUE (referral_code);
ALTER TABLE payments  ADD CONSTRAINT payments_invoice_no_key UNIQUE (invoice_no);

-- Unique on an expression: no two employees share an e-mail, whatever the case.
CREATE UNIQUE INDEX employees_work_email_key ON employees (lower(work_email));

-- Unique on part of the rows: a badge is handed on when somebody leaves; one default payment method a customer.
CREATE UNIQUE INDEX employees_badge_no_key ON employees (badge_no) WHERE left_on = 'infinity';
CREATE UNIQUE INDEX payment_methods_default_key ON payment_methods (customer_id) WHERE is_default;

-- No two promotions at the same time. Gist on a range needs no extension.
ALTER TABLE promotions ADD CONSTRAINT promotions_period_excl EXCLUDE USING gist (period WITH &&);

-- Foreign keys -----------------------------------------------------------------------------------------------

ALTER TABLE categories      ADD CONSTRAINT categories_parent_fk       FOREIGN KEY (parent_id) REFERENCES categories;
ALTER TABLE products        ADD CONSTRAINT products_category_fk       FOREIGN KEY (category_id) REFERENCES categories;
ALTER TABLE products        ADD CONSTRAINT products_supplier_fk       FOREIGN KEY (supplier_id) REFERENCES suppliers ON DELETE SET NULL;

-- The cycle: a department has a head, who is an employee of a department.
ALTER TABLE departments     ADD CONSTRAINT departments_head_fk        FOREIGN KEY (head_id) REFERENCES employees;
ALTER TABLE employees       ADD CONSTRAINT employees_department_fk    FOREIGN KEY (department_id) REFERENCES departments;
ALTER TABLE employees       ADD CONSTRAINT employees_manager_fk       FOREIGN KEY (manager_id) REFERENCES employees;

-- To a unique column that is not the primary key.
ALTER TABLE "group"         ADD CONSTRAINT group_user_name_fk         FOREIGN KEY ("userName") REFERENCES employees (username) ON UPDATE CASCADE;
ALTER TABLE customers       ADD CONSTRAINT customers_referred_by_fk   FOREIGN KEY (referred_by) REFERENCES customers (referral_code);
ALTER TABLE "Order Lines"   ADD CONSTRAINT "Order Lines_sku_fk"       FOREIGN KEY (sku) REFERENCES products (sku);
ALTER TABLE payments        ADD CONSTRAINT payments_order_fk          FOREIGN KEY (order_no) REFERENCES orders (order_no);

ALTER TABLE customers       ADD CONSTRAINT customers_country_fk       FOREIGN KEY (country_code) REFERENCES countries;
ALTER TABLE addresses       ADD CONSTRAINT addresses_customer_fk      FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE;
ALTER TABLE addresses       ADD CONSTRAINT addresses_country_fk       FOREIGN KEY (country_code) REFERENCES countries;
ALTER TABLE payment_methods ADD CONSTRAINT payment_methods_customer_fk FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE;
ALTER TABLE group_members   ADD CONSTRAINT group_members_group_fk     FOREIGN KEY (group_id) REFERENCES "group";
ALTER TABLE group_members   ADD CONSTRAINT group_members_customer_fk  FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE;
ALTER TABLE wishlists       ADD CONSTRAINT wishlists_customer_fk      FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE;
ALTER TABLE wishlists       ADD CONSTRAINT wishlists_product_fk       FOREIGN KEY (product_id) REFERENCES products;
ALTER TABLE subscriptions   ADD CONSTRAINT subscriptions_customer_fk  FOREIGN KEY (customer_id) REFERENCES customers;
ALTER TABLE subscriptions   ADD CONSTRAINT subscriptions_sku_fk       FOREIGN KEY (sku) REFERENCES products (sku);
-- Deferrable: the shop swaps subscriptions in one transaction.
ALTER TABLE subscriptions   ADD CONSTRAINT subscriptions_previous_fk  FOREIGN KEY (previous_id) REFERENCES subscriptions DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE api_tokens      ADD CONSTRAINT api_tokens_employee_fk     FOREIGN KEY (employee_id) REFERENCES employees;

ALTER TABLE orders          ADD CONSTRAINT orders_customer_fk         FOREIGN KEY (customer_id) REFERENCES customers;
-- Composite, and half null in old orders (MATCH SIMPLE lets those pass).
ALTER TABLE orders          ADD CONSTRAINT orders_address_fk          FOREIGN KEY (customer_id, address_no) REFERENCES addresses (customer_id, address_no);
-- NOT VALID: the representatives of the early years were deleted before there was a key.
ALTER TABLE orders          ADD CONSTRAINT orders_sales_rep_fk        FOREIGN KEY (sales_rep_id) REFERENCES employees NOT VALID;
ALTER TABLE "Order Lines"   ADD CONSTRAINT "Order Lines_order_fk"     FOREIGN KEY ("orderId") REFERENCES orders ON DELETE CASCADE;
ALTER TABLE payments        ADD CONSTRAINT payments_method_fk         FOREIGN KEY (method_id) REFERENCES payment_methods;
ALTER TABLE support_tickets ADD CONSTRAINT support_tickets_assignee_fk FOREIGN KEY (assignee_id) REFERENCES employees;
-- Not here, although the application believes in them: page_views.customer_id, sessions.customer_id, orders.coupon_code,
-- support_tickets.customer_email, audit_log.actor, audit_log.row_id, comments.subject_id.

-- Checks -----------------------------------------------------------------------------------------------------

ALTER TABLE "Order Lines" ADD CONSTRAINT "Order Lines_quantity_check" CHECK (quantity > 0);
ALTER TABLE comments      ADD CONSTRAINT comments_stars_check CHECK (stars BETWEEN 1 AND 5);
-- Rows from before the rule violate it, so the rule is NOT VALID.
ALTER TABLE customers     ADD CONSTRAINT customers_phone_check CHECK (phone ~ '^[+][0-9 ]+$') NOT VALID;
ALTER TABLE orders        ADD CONSTRAINT orders_goods_check CHECK (goods >= 0) NOT VALID;
ALTER TABLE orders        ADD CONSTRAINT orders_currency_check CHECK (currency IS NOT NULL) NOT VALID;

-- Indexes ----------------------------------------------------------------------------------------------------

CREATE INDEX customers_email_idx ON customers (email);
CREATE INDEX customers_lower_email_idx ON customers (lower(btrim(email)));
CREATE INDEX customers_preferences_idx ON customers USING gin (preferences jsonb_path_ops);
CREATE INDEX orders_customer_idx ON orders (customer_id, placed_at DESC);
CREATE INDEX orders_placed_brin ON orders USING brin (placed_at);
CREATE INDEX order_lines_sku_idx ON "Order Lines" (sku) INCLUDE (quantity);
CREATE INDEX payments_order_idx ON payments (order_no);
CREATE INDEX products_tags_idx ON products USING gin (tags);
CREATE INDEX comments_subject_idx ON comments (subject_type, subject_id);
CREATE INDEX tickets_open_idx ON support_tickets (opened_at) WHERE closed_at IS NULL;
CREATE INDEX page_views_customer_idx ON page_views (customer_id);
CREATE INDEX audit_log_row_idx ON audit_log (table_name, row_id);
CREATE UNIQUE INDEX monthly_sales_key ON monthly_sales (month, currency);

-- The trigger and row-level security ----------------------------------------------------------------------------

CREATE TRIGGER customers_tidy BEFORE INSERT OR UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION tidy_customer();

-- Everybody but the owner is shown only what is not confidential, without a word about the rest.
ALTER TABLE support_tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY support_tickets_open ON support_tickets USING (NOT confidential);

-- Statistics of the expression indexes, which did not exist when the data was loaded.
ANALYZE customers, employees;
