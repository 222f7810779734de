package io.understudy.faults;

import io.understudy.faults.Turnstile.Point;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.MariaDbServer;
import io.understudy.servers.MySqlProcess;
import io.understudy.servers.MySqlServer;
import io.understudy.servers.Server;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** MySQL or MariaDB, where gates are statements that do not reach the server, or locks of others that it waits for. */
final class MySqlVenue implements Venue {
    private static final AtomicInteger USERS = new AtomicInteger();

    private static final List<String> STRUCTURE = List.of(
            "create table customers (id int primary key, name varchar(100) not null, email varchar(100) unique, born date)",
            "create table products (id int primary key, title varchar(100) not null)",
            """
            create table orders (id int auto_increment primary key, customer_id int not null, product_id int, note varchar(200), total decimal(12,2),
                key orders_product (product_id), constraint orders_customer foreign key (customer_id) references customers (id) on delete cascade,
                constraint orders_of_product foreign key (product_id) references products (id))
            """);

    private static final List<String> EXTRAS = List.of(
            "create definer = ordinary@localhost trigger customers_first before insert on customers for each row set new.name = concat(new.name, '!')",
            "create definer = ordinary@localhost trigger customers_second before insert on customers for each row set new.name = concat(new.name, '?')",
            "create definer = ordinary@localhost trigger orders_kept before delete on orders for each row set @kept = old.id",
            "create table bookmarks (id int primary key, customer_id int, constraint bookmarks_customer foreign key (customer_id) references customers (id))",
            "create view spent as select c.id, sum(o.total) as total from customers c join orders o on o.customer_id = c.id group by c.id");

    private static final List<String> DATA = List.of(
            "insert into customers select i, concat('Person ', i), concat('person', i, '@example.org'), date '1970-01-01' + interval i day from "
                    + numbers(2000),
            "insert into products select i, concat('Product ', i) from " + numbers(500),
            "insert into orders select i, 1 + i % 2000, 1 + i % 500, concat('Order number ', i), i % 1000 from "
                    + numbers(6000),
            "analyze table customers, products, orders");

    private final Server server;
    private final LiveDatabase maintenance;
    private final Turnstile turnstile;
    private final Choreography choreography = new Choreography();

    MySqlVenue(Server server) {
        this.server = server;
        maintenance = server.createDatabase();
        turnstile = new Turnstile(process().port());
    }

    private MySqlProcess process() {
        return server == Server.MYSQL_8 ? MySqlServer.shared() : MariaDbServer.shared();
    }

    /** A table of the numbers from 1. */
    static String numbers(int last) {
        String digits = "(select 0 as n" + " union all select %d".repeat(9).formatted(1, 2, 3, 4, 5, 6, 7, 8, 9) + ") ";
        return "(select 1 + a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n as i from " + digits + "a, " + digits
                + "b, " + digits + "c, " + digits + "d, " + digits + "e) numbers where i <= " + last;
    }

    @Override
    public LiveDatabase database(String name) {
        return new LiveDatabase(process().url(name), "root");
    }

    @Override
    public String create() {
        return process().createDatabase();
    }

    @Override
    public String copyOf(String database) {
        String copy = create();
        copyTables(database, copy);
        maintenance.execute("create database " + copy + "__understudy");
        copyTables(database + "__understudy", copy + "__understudy");
        return copy;
    }

    private void copyTables(String from, String to) {
        for (String table : database(from)
                .rows(
                        "select table_name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'"))
            maintenance.execute(
                    "create table " + to + "." + table + " like " + from + "." + table,
                    "insert into " + to + "." + table + " select * from " + from + "." + table);
    }

    @Override
    public String stagingAddress() {
        return "localhost:" + turnstile.port();
    }

    @Override
    public String table(String source, String name) {
        return source + "." + name;
    }

    /** One of their own for each password. */
    @Override
    public String user(String password) {
        if (password.equals(MySqlProcess.ORDINARY_PASSWORD)) return MySqlProcess.ORDINARY_USER;
        String user = "rehearsing_" + USERS.incrementAndGet();
        maintenance.execute(
                "create user " + user + "@localhost identified by '" + password + "'",
                "grant all on `test\\_%`.* to " + user + "@localhost");
        return user;
    }

    @Override
    public String userWithAnotherPassword() {
        return user("a quite different one");
    }

    @Override
    public List<String> structure() {
        return STRUCTURE;
    }

    @Override
    public List<String> extras() {
        return EXTRAS;
    }

    @Override
    public List<String> data() {
        return DATA;
    }

    @Override
    public Set<Gate> gates() {
        return EnumSet.complementOf(EnumSet.of(Gate.COMMIT));
    }

    @Override
    public List<String> gateStatements() {
        return List.of();
    }

    @Override
    public List<String> ledgerGateStatements() {
        return List.of();
    }

    @Override
    public Hold close(String staging, Gate gate) {
        switch (gate) {
            case FIRST_TABLE -> turnstile.stopAt(Point.WITHIN_ROWS, "(?i)^load data.*`customers`");
            case SECOND_TABLE -> turnstile.stopAt(Point.BEFORE, "(?i)^load data.*`orders`");
            case MIDDLE_OF_LOAD -> turnstile.stopAt(Point.WITHIN_ROWS, "(?i)^load data.*`orders`");
            case CLOSURE -> turnstile.stopAt(Point.WITHIN_ROWS, "(?i)^load data.*`products`");
            case REBUILDING -> turnstile.stopAt(Point.BEFORE, "^alter table .*`orders` add ");
            case BEFORE_COMMIT -> turnstile.stopAt(Point.BEFORE, "^insert into .*`runs`");
            case BEFORE_RENAME -> turnstile.stopAt(Point.BEFORE, "^drop trigger (?s:.*)rename table ");
            case CLEANING_UP -> turnstile.stopAt(Point.BEFORE, "^select \\* from .*`swap_done`");
            case RENAME, AFTER_RENAME -> choreography.look(staging, "products");
            case COMMIT -> throw new IllegalArgumentException("MySQL commits nothing");
        }
        return new Hold(() -> {
            turnstile.letGo();
            choreography.end();
        });
    }

    @Override
    public void awaitAt(String staging, Gate gate) {
        switch (gate) {
            case REBUILDING -> {
                Moments.await(turnstile::hasStopped);
                choreography.look(staging + "__understudy_next", "orders");
                turnstile.letGo();
                awaitLock(staging);
            }
            case RENAME -> awaitLock(staging);
            case AFTER_RENAME -> {
                awaitLock(staging);
                choreography.lookAsSoonAsRenamed(staging, "customers");
                Moments.await(() -> isRenamed(staging) && isLockWaitedFor(staging));
            }
            case FIRST_TABLE, SECOND_TABLE, MIDDLE_OF_LOAD, CLOSURE, BEFORE_COMMIT, BEFORE_RENAME, CLEANING_UP ->
                Moments.await(turnstile::hasStopped);
            case COMMIT -> throw new IllegalArgumentException("MySQL commits nothing");
        }
    }

    private void awaitLock(String staging) {
        Moments.await(() -> isLockWaitedFor(staging));
    }

    private boolean isRenamed(String staging) {
        return leftovers(staging).contains("swap_done");
    }

    @Override
    public boolean isWaitedAt(String staging, Gate gate) {
        return turnstile.hasStopped() || isLockWaitedFor(staging);
    }

    /** Sessions of others that look at tables, and so keep them from being altered. */
    private final class Choreography {
        private final List<Hold> holds = new ArrayList<>();

        void look(String database, String table) {
            holds.add(Rehearsal.hold(database(database), reading(table)));
        }

        /** Is first in the queue behind the RENAME, and before the triggers; then lets the RENAME go on. */
        void lookAsSoonAsRenamed(String database, String table) {
            Thread looking = Thread.ofVirtual().start(() -> {
                Hold hold = Rehearsal.hold(database(database), reading(table));
                synchronized (this) {
                    holds.add(hold);
                }
            });
            Moments.await(() -> waiting(database, "user = 'root'").size() == 1);
            holds.removeFirst().letGo();
            try {
                looking.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        synchronized void end() {
            holds.forEach(Hold::letGo);
            holds.clear();
        }
    }

    @Override
    public List<String> locking(String table) {
        return List.of("lock tables " + table + " write");
    }

    @Override
    public List<String> reading(String table) {
        return List.of("start transaction", "select 1 from " + table + " limit 1");
    }

    @Override
    public boolean isLockWaitedFor(String database) {
        return !waiting(database, "user <> 'root'").isEmpty();
    }

    private List<String> waiting(String database, String who) {
        return database(database)
                .rows("select id from information_schema.processlist where db = database() and " + who
                        + " and state like 'Waiting for%lock'");
    }

    @Override
    public List<String> processes(String database) {
        return maintenance.rows(
                "select id from information_schema.processlist where db = '" + database + "' and user <> 'root'");
    }

    @Override
    public int terminate(String database) {
        List<String> all = processes(database);
        all.forEach(process -> maintenance.execute("kill " + process));
        return all.size();
    }

    @Override
    public void crash(String staging) {
        process().crashAndRestart();
    }

    @Override
    public List<String> statements(String database) {
        return maintenance.rows("select info from information_schema.processlist where db = '" + database
                + "' and user <> 'root' and info is not null");
    }

    @Override
    public List<String> fingerprint(String staging) {
        LiveDatabase database = database(staging);
        List<String> result = new ArrayList<>();
        database.checksums().forEach((table, sum) -> result.add(table + " " + sum));
        result.addAll(database.catalog());
        for (String table : List.copyOf(database.checksums().keySet()))
            result.add("number of " + table + " "
                    + database.rows("show create table `" + table + "`")
                            .getFirst()
                            .replaceAll("(?s).* AUTO_INCREMENT=(\\d+).*|.*", "$1"));
        if (wasWrittenTo(staging))
            database.rows("select run, undone_at from " + staging
                            + "__understudy.runs where published_at is not null order by 1")
                    .forEach(run -> result.add("understudy " + run));
        return result;
    }

    @Override
    public List<String> leftovers(String staging) {
        List<String> result = new ArrayList<>(
                maintenance.rows("select schema_name from information_schema.schemata where schema_name = '" + staging
                        + "__understudy_next'"));
        result.addAll(maintenance.rows("select table_name from information_schema.tables where table_schema = '"
                + staging + "__understudy' and table_name like 'swap%'"));
        return result;
    }

    @Override
    public boolean wasWrittenTo(String database) {
        return !maintenance
                .rows("select 1 from information_schema.schemata where schema_name like '" + database
                        + "\\_\\_understudy%'")
                .isEmpty();
    }
}
