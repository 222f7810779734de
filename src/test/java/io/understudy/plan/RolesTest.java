package io.understudy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.sample.Cohort;
import io.understudy.sample.TableSample;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger's schema is taken for. Sizes are pretended: only the catalog is looked at. */
class RolesTest {
    @TempDir
    private Path folder;

    @Test
    void aShop() {
        assertRoles("""
                create table countries (code char(2) primary key, name text);                                            -- 200
                create table categories (id int primary key, parent_id int references categories);                       -- 150
                create table suppliers (id int primary key);                                                             -- 90
                create table products (id int primary key, category_id int not null references categories,
                    supplier_id int references suppliers);                                                               -- 8000
                create table product_images (id int primary key, product_id int not null references products on delete cascade); -- 30000
                create table customers (id bigint primary key, email text, default_address_id bigint);                   -- 50000
                create table addresses (id bigint primary key, customer_id bigint not null references customers,
                    country_code char(2) references countries);                                                          -- 70000
                alter table customers add foreign key (default_address_id) references addresses;
                create table orders (id bigint primary key, customer_id bigint references customers,
                    shipping_address_id bigint references addresses);                                                    -- 200000
                create table order_items (order_id bigint references orders, product_id int references products,
                    primary key (order_id, product_id));                                                                 -- 600000
                create table reviews (id bigint primary key, product_id int not null references products,
                    customer_id bigint not null references customers);                                                   -- 40000
                create table carts (id uuid primary key, customer_id bigint references customers);                       -- 90000
                create table schema_migrations (version text primary key);                                               -- 80
                """, "rate: 5%", """
                addresses owned by customers: cannot be without its public.customers (NOT NULL key)
                carts owned by customers: names the public.customers it is about
                categories reference: no owner and no more than 1000 rows
                countries reference: no owner and no more than 1000 rows
                customers root: named like the people or accounts that data hangs on
                order_items owned by orders: part of its primary key names public.orders
                orders owned by customers: names the public.customers it is about
                product_images owned by products: deleted with its public.products (ON DELETE CASCADE)
                products reference: shared: others refer to it
                reviews owned by customers: cannot be without its public.customers (NOT NULL key)
                schema_migrations reference: no owner and no more than 1000 rows
                suppliers reference: no owner and no more than 1000 rows
                """);
    }

    @Test
    void softwareForManyTenants() {
        assertRoles("""
                create table plans (id int primary key);                                                                 -- 5
                create table tenants (id uuid primary key, plan_id int not null references plans, owner_user_id uuid);   -- 3000
                create table users (id uuid primary key, tenant_id uuid references tenants);                             -- 40000
                alter table tenants add foreign key (owner_user_id) references users;
                create table projects (id uuid primary key, tenant_id uuid not null references tenants,
                    created_by uuid not null references users);                                                          -- 20000
                create table tasks (id uuid primary key, project_id uuid not null references projects on delete cascade,
                    assignee_id uuid references users);                                                                  -- 500000
                create table labels (id int primary key, tenant_id uuid not null references tenants);                    -- 9000
                create table task_labels (task_id uuid references tasks, label_id int references labels,
                    primary key (task_id, label_id));                                                                    -- 900000
                create table comments (id bigint primary key, subject_type text not null, subject_id uuid not null,
                    author_id uuid references users);                                                                    -- 800000
                """, """
                rate: 5%
                references:
                  - comments.(subject_type='task').subject_id -> tasks.id
                  - comments.(subject_type='project').subject_id -> projects.id
                """, """
                comments owned by tasks: some of its rows name the public.tasks they are about
                labels owned by tenants: cannot be without its public.tenants (NOT NULL key)
                plans reference: no owner and no more than 1000 rows
                projects owned by users: cannot be without its public.users (NOT NULL key)
                task_labels owned by tasks: part of its primary key names public.tasks
                tasks owned by projects: deleted with its public.projects (ON DELETE CASCADE)
                tenants root: named like the people or accounts that data hangs on
                users owned by tenants: names the public.tenants it is about
                """);
    }

    @Test
    void aSchoolWithoutForeignKeys() {
        String ddl = """
                create table mdl_user (id bigint primary key, username text);                                            -- 30000
                create table mdl_course_categories (id bigint primary key);                                              -- 40
                create table mdl_course (id bigint primary key, category bigint not null);                               -- 2500
                create table mdl_enrol (id bigint primary key, courseid bigint not null);                                -- 5000
                create table mdl_user_enrolments (id bigint primary key, enrolid bigint not null, userid bigint not null); -- 120000
                create table mdl_forum_posts (id bigint primary key, userid bigint not null);                            -- 400000
                """;
        assertRoles(ddl, "rate: 5%", """
                mdl_course root: no owner, and too many rows to be kept whole
                mdl_course_categories reference: no owner and no more than 1000 rows
                mdl_enrol root: no owner, and too many rows to be kept whole
                mdl_forum_posts root: no owner, and too many rows to be kept whole
                mdl_user root: named like the people or accounts that data hangs on
                mdl_user_enrolments root: no owner, and too many rows to be kept whole
                """);
        assertRoles(ddl, """
                rate: 5%
                references:
                  - mdl_course.category -> mdl_course_categories.id
                  - mdl_enrol.courseid -> mdl_course.id
                  - mdl_user_enrolments.enrolid -> mdl_enrol.id
                  - mdl_user_enrolments.userid -> mdl_user.id
                  - mdl_forum_posts.userid -> mdl_user.id
                """, """
                mdl_course root: no owner, and too many rows to be kept whole
                mdl_course_categories reference: no owner and no more than 1000 rows
                mdl_enrol owned by mdl_course: cannot be without its public.mdl_course (NOT NULL key)
                mdl_forum_posts owned by mdl_user: cannot be without its public.mdl_user (NOT NULL key)
                mdl_user root: named like the people or accounts that data hangs on
                mdl_user_enrolments owned by mdl_user: cannot be without its public.mdl_user (NOT NULL key)
                """);
    }

    @Test
    void aShopOfEntitiesAndAttributes() {
        assertRoles("""
                create table store (store_id smallint primary key);                                                      -- 4
                create table eav_attribute (attribute_id smallint primary key);                                          -- 700
                create table customer_entity (entity_id int primary key, store_id smallint references store on delete set null); -- 60000
                create table customer_entity_varchar (value_id int primary key,
                    attribute_id smallint not null references eav_attribute on delete cascade,
                    entity_id int not null references customer_entity on delete cascade);                                -- 90000
                create table customer_address_entity (entity_id int primary key, parent_id int references customer_entity on delete cascade); -- 80000
                create table catalog_product_entity (entity_id int primary key);                                         -- 20000
                create table catalog_product_entity_varchar (value_id int primary key,
                    attribute_id smallint not null references eav_attribute on delete cascade,
                    store_id smallint not null references store on delete cascade,
                    entity_id int not null references catalog_product_entity on delete cascade);                         -- 400000
                create table sales_order (entity_id int primary key, customer_id int references customer_entity on delete set null,
                    store_id smallint references store on delete set null);                                              -- 300000
                create table sales_order_item (item_id int primary key, order_id int not null references sales_order on delete cascade,
                    product_id int, store_id smallint references store on delete set null);                              -- 900000
                create table sales_order_address (entity_id int primary key, parent_id int references sales_order on delete cascade); -- 600000
                """, "rate: 5%", """
                catalog_product_entity root: no owner, and too many rows to be kept whole
                catalog_product_entity_varchar owned by catalog_product_entity: deleted with its public.catalog_product_entity (ON DELETE CASCADE)
                customer_address_entity owned by customer_entity: deleted with its public.customer_entity (ON DELETE CASCADE)
                customer_entity root: named like the people or accounts that data hangs on
                customer_entity_varchar owned by customer_entity: deleted with its public.customer_entity (ON DELETE CASCADE)
                eav_attribute reference: no owner and no more than 1000 rows
                sales_order owned by customer_entity: names the public.customer_entity it is about
                sales_order_address owned by sales_order: deleted with its public.sales_order (ON DELETE CASCADE)
                sales_order_item owned by sales_order: deleted with its public.sales_order (ON DELETE CASCADE)
                store reference: no owner and no more than 1000 rows
                """);
    }

    @Test
    void aHospital() {
        assertRoles("""
                create table ward (id int primary key);                                                                  -- 60
                create table practitioner (id int primary key, ward_id int references ward);                             -- 4000
                create table patient (id uuid primary key, general_practitioner_id int references practitioner);         -- 90000
                create table encounter (id uuid primary key, patient_id uuid not null references patient,
                    practitioner_id int not null references practitioner, part_of uuid references encounter);            -- 300000
                create table condition (id uuid primary key, patient_id uuid not null references patient,
                    encounter_id uuid references encounter);                                                             -- 250000
                create table observation (id uuid primary key, patient_id uuid not null references patient,
                    encounter_id uuid not null references encounter);                                                    -- 3000000
                """, "rate: 5%", """
                condition owned by patient: cannot be without its public.patient (NOT NULL key)
                encounter owned by patient: cannot be without its public.patient (NOT NULL key)
                observation owned by encounter: cannot be without its public.encounter (NOT NULL key)
                patient root: named like the people or accounts that data hangs on
                practitioner reference: shared: others refer to it
                ward reference: no owner and no more than 1000 rows
                """);
    }

    @Test
    void aCompanysBooks() {
        assertRoles("""
                create table company_code (id int primary key);                                                          -- 12
                create table chart_of_accounts (id int primary key);                                                     -- 900
                create table "CustomerMaster" (id int primary key);                                                      -- 15000
                create table vendor_master (id int primary key);                                                         -- 6000
                create table material (id int primary key);                                                              -- 40000
                create table sales_document (id bigint primary key, sold_to int not null references "CustomerMaster",
                    company_code_id int not null references company_code);                                               -- 400000
                create table sales_document_item (document_id bigint references sales_document, item_no int,
                    material_id int not null references material, primary key (document_id, item_no));                   -- 1500000
                create table purchase_order (id bigint primary key, vendor_id int not null references vendor_master);    -- 90000
                create table purchase_order_item (order_id bigint references purchase_order, item_no int,
                    material_id int not null references material, primary key (order_id, item_no));                      -- 300000
                create table journal_entry (id bigint primary key, account_id int not null references chart_of_accounts); -- 5000000
                """, "rate: 5%", """
                CustomerMaster root: named like the people or accounts that data hangs on
                chart_of_accounts reference: no owner and no more than 1000 rows
                company_code reference: no owner and no more than 1000 rows
                journal_entry root: no owner, and too many rows to be kept whole
                material reference: shared: others refer to it
                purchase_order owned by vendor_master: cannot be without its public.vendor_master (NOT NULL key)
                purchase_order_item owned by purchase_order: part of its primary key names public.purchase_order
                sales_document owned by CustomerMaster: cannot be without its public.CustomerMaster (NOT NULL key)
                sales_document_item owned by sales_document: part of its primary key names public.sales_document
                vendor_master root: named like the people or accounts that data hangs on
                """);
    }

    @Test
    void whoLooksAfterSomebodyDoesNotOwnThem() {
        assertRoles("""
                create table tbl_users (id int primary key);                                                             -- 300
                create table tbl_customers (id int primary key, account_manager_id int not null references tbl_users,
                    last_order_id int);                                                                                  -- 9000
                create table tbl_orders (id int primary key, customer_id int references tbl_customers,
                    approved_by int references tbl_users);                                                               -- 50000
                alter table tbl_customers add foreign key (last_order_id) references tbl_orders;
                """, "rate: 5%", """
                tbl_customers root: named like the people or accounts that data hangs on
                tbl_orders owned by tbl_customers: names the public.tbl_customers it is about
                tbl_users root: named like the people or accounts that data hangs on
                """);
    }

    @Test
    void whatIsConfiguredIsNotTurnedRoundByWhatIsInferred() {
        assertRoles("""
                create table a (id int primary key, b_id int not null);                                                  -- 5000
                create table b (id int primary key, c_id int not null);                                                  -- 5000
                create table c (id int primary key, a_id int not null references a);                                     -- 5000
                alter table a add foreign key (b_id) references b;
                alter table b add foreign key (c_id) references c;
                """, "rate: 5%\ntables: { a: { with: b } }", """
                a owned by b: CONFIGURED says with public.b
                b root: no owner, and too many rows to be kept whole
                c owned by a: cannot be without its public.a (NOT NULL key)
                """);
    }

    private void assertRoles(String ddlWithSizes, String sample, String expected) {
        assertThat(roles(ddlWithSizes, sample)).isEqualTo(expected);
    }

    /** Each statement that makes a table ends in a comment with its rows. */
    private String roles(String ddlWithSizes, String sample) {
        Stage stage = Stage.alike(folder, ddlWithSizes).sample(sample);
        String table = "";
        for (String line : ddlWithSizes.lines().toList()) {
            if (line.startsWith("create table ")) table = line.split("[ (]", 4)[2];
            int comment = line.indexOf("-- ");
            if (comment >= 0) stage.pretend(table, Long.parseLong(line.substring(comment + 3)));
        }
        return stage.plan().sampling().tables().stream()
                .map(this::line)
                .sorted()
                .collect(Collectors.joining());
    }

    private String line(TableSample sample) {
        String owner = sample.cohort() instanceof Cohort.WithOwner owned
                ? " by " + owned.owner().parent().name()
                : "";
        return sample.table().name() + " " + sample.role().name().toLowerCase(Locale.ROOT) + owner + ": "
                + sample.because().replaceAll(folder + "\\S+", "CONFIGURED") + "\n";
    }
}
