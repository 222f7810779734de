package io.understudy.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Database;
import io.understudy.config.Endpoint;
import io.understudy.config.JdbcUrl;
import io.understudy.config.Secret;
import io.understudy.config.Timeouts;
import io.understudy.db.Dialect;
import io.understudy.db.Source;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How much of what is personal is found, and how much of what is found is personal. The figures are printed; they are the product. */
class RecallTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/understudy/discover");

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void theSampleDatabase(Server server) {
        AnswerKey key = AnswerKey.csv(Path.of(server.isPostgreSql() ? "sample-db/pii.csv" : "sample-db/pii-mysql.csv"));
        AnswerKey.Score score = key.score(search(server.sampleProduction()));
        System.out.println("sample-db on " + server + ": " + score);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.99);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.975);
    }

    @ParameterizedTest
    @CsvSource({
        // A column or so below what was measured.
        "magento, MYSQL_8, 0.965, 0.965",
        "moodle, MYSQL_8, 0.96, 0.885",
        "erp, POSTGRESQL_18, 0.955, 0.97",
        "staff, POSTGRESQL_18, 0.97, 0.97",
        "gitlab, POSTGRESQL_18, 0.92, 0.97",
        "hospital, POSTGRESQL_18, 0.98, 0.93",
        "insurance, POSTGRESQL_18, 0.885, 0.9",
        "crm, MYSQL_8, 0.955, 0.915"
    })
    void otherPeoplesSchemas(String name, Server server, double recall, double precision) {
        Path file = FOLDER.resolve(name + (server.isPostgreSql() ? ".postgresql.sql" : ".mysql.sql"));
        LiveDatabase database =
                server.createDatabase().executeFiles(FOLDER, file.getFileName().toString());
        AnswerKey.Score score = AnswerKey.commented(file).score(search(database));
        System.out.println(name + ": " + score);
        assertThat(score.recall()).isGreaterThanOrEqualTo(recall);
        assertThat(score.precision()).isGreaterThanOrEqualTo(precision);
    }

    /** Where what a column is called says nothing, or no more than that another one tells what its values are. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void whatOnlyValuesTell(Server server) {
        LiveDatabase database = server.createDatabase()
                .execute(
                        "create table customers (id int primary key, email varchar(60))",
                        "create table k (id int primary key, a text, b text, c text, d text, e text, f text)",
                        "create table l (id int primary key, attribute varchar(40), value text)");
        StringBuilder customers = new StringBuilder("insert into customers values ");
        StringBuilder k = new StringBuilder("insert into k values ");
        StringBuilder l = new StringBuilder("insert into l values ");
        for (int i = 1; i <= 60; i++) {
            String comma = i == 1 ? "" : ", ";
            String email = "Jane.Doe" + i * 37 + "@mail.test";
            customers.append(comma).append("(%d, '%s')".formatted(i, email));
            k.append(comma)
                    .append(
                            "(%d, '<p1><q>%s</q><r>red</r></p1>', '\"x\"=>\"%s\", \"y\"=>\"red\"', 'a:2:{s:1:\"x\";s:%d:\"%s\";s:1:\"y\";s:3:\"red\";}', '%s', '%s', 'red%d')"
                                    .formatted(
                                            i,
                                            email,
                                            email,
                                            email.length(),
                                            email,
                                            email.toLowerCase(Locale.ROOT).replace("@", " "),
                                            md5(email.toLowerCase(Locale.ROOT)),
                                            i % 3));
            l.append(comma)
                    .append(
                            i % 2 == 0
                                    ? "(%d, 'contact', '%s')".formatted(i, email)
                                    : "(%d, 'color', 'red')".formatted(i));
        }
        database.execute(customers.toString(), k.toString(), l.toString());

        Map<String, Found> found = new TreeMap<>();
        for (Found each : search(database))
            found.put(each.table().name().name() + "." + each.column().name(), each);

        Map.of("k.a", Inside.Form.XML, "k.b", Inside.Form.HSTORE, "k.c", Inside.Form.OTHER_DOCUMENT)
                .forEach((document, form) -> {
                    assertThat(found.get(document).inside().form()).as(document).isEqualTo(form);
                    assertThat(found.get(document).inside().personal().values())
                            .as(document)
                            .extracting(Verdict::kind)
                            .contains(DataClass.EMAIL);
                });
        assertThat(found.get("k.e").verdict().evidence())
                .as("MD5 of an address")
                .anyMatch(each -> each.startsWith("copy: "));
        assertThat(found.get("k.f").verdict().isPersonal()).isFalse();
        Inside attributes = found.get("l.value").inside();
        assertThat(attributes.form()).isEqualTo(Inside.Form.ATTRIBUTES);
        assertThat(attributes.personal()).containsOnlyKeys("contact");
        assertThat(attributes.plain()).containsExactly("color");
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static List<Found> search(LiveDatabase database) {
        return search(database, 400);
    }

    /** @param rows of each table; with none, only names and types count */
    static List<Found> search(LiveDatabase database, int rows) {
        Endpoint endpoint =
                new Endpoint(JdbcUrl.parse(database.url()), database.user(), new Secret(database.password()), Map.of());
        Database pair = new Database("it", endpoint, endpoint, null, List.of(), null, null, Timeouts.DEFAULT);
        try (Source source = Dialect.of(pair).openSource(endpoint, Timeouts.DEFAULT)) {
            long before = System.nanoTime();
            Discovery discovery = new Discovery(source, rows, (table, number, of) -> {});
            List<Found> found = discovery.run(List.of());
            assertThat(discovery.complaints()).isEmpty();
            System.out.printf("  %d columns in %.1f s%n", found.size(), (System.nanoTime() - before) / 1e9);
            return found;
        }
    }
}
