package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "UNDERSTUDY_KEY",
            "a2V5",
            "READER_PASSWORD",
            "r$e{a}d\\er",
            "SSL_PASSWORD",
            "tls",
            "STAGE",
            "eu",
            "PLAIN",
            "x");
    private static final Path FULL = Path.of("src/test/resources/io/understudy/config/full.yml");

    private static final String SMALL = """
            key: ${UNDERSTUDY_KEY}
            databases:
              shop:
                source:  { url: "jdbc:postgresql://replica/shop", user: reader }
                staging: { url: "jdbc:postgresql://staging/shop", user: loader }
                sample:  { rate: 5% }
            """;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void copyTheFullFile() throws IOException {
        file = Files.copy(FULL, directory.resolve("understudy.yml"));
        secret("secrets/loader", "l0ader\n", "rw-------");
    }

    private Path secret(String name, String text, String permissions) throws IOException {
        Path secret = directory.resolve(name);
        Files.createDirectories(secret.getParent());
        Files.writeString(secret, text, StandardCharsets.UTF_8);
        return Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(permissions));
    }

    private Configuration read(String yaml) throws IOException {
        Files.writeString(file, yaml, StandardCharsets.UTF_8);
        return Configuration.read(file, ENVIRONMENT);
    }

    @Test
    void everyKeyIsMapped() {
        Configuration configuration = Configuration.read(file, ENVIRONMENT);

        assertThat(configuration.file()).isEqualTo(file);
        assertThat(configuration.key().reveal()).isEqualTo("a2V5");
        assertThat(configuration.seed()).as("the text as written").isEqualTo("0042");
        assertThat(configuration.fixtures()).isEqualTo(directory.resolve("incidents"));
        assertThat(configuration.locators())
                .containsExactly(
                        new Locator(
                                Locator.Form.parse("order #(\\d+)"),
                                new ColumnText(new TableText("shop", "orders"), "id")),
                        new Locator(
                                Locator.Form.parse("CUST-([0-9a-f]+)"), new ColumnText(table("customers"), "number")));
        assertThat(configuration.runs()).isEqualTo(Path.of("/var/lib/understudy/runs"));
        assertThat(configuration.databases()).containsOnlyKeys("shop", "crm");
        Database shop = configuration.databases().get("shop");
        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.engine()).isEqualTo(Engine.POSTGRESQL);
        assertThat(shop.rules())
                .containsExactly(
                        new RulesPlace.OnDisk(directory.resolve("rules/common.yml")),
                        new RulesPlace.OnDisk(directory.resolve("rules/shop.yml")));
        assertThat(shop.verify()).isEqualTo(new Verify(95, 2, true, false));
        assertThat(shop.timeouts())
                .isEqualTo(new Timeouts(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(500),
                        Duration.ofHours(2),
                        Duration.ofDays(1),
                        Duration.ofMinutes(1)));
    }

    @Test
    void everyKeyOfAnEndpointIsMapped() {
        Database shop = Configuration.read(file, ENVIRONMENT).databases().get("shop");

        assertThat(shop.source().url().text()).isEqualTo("jdbc:postgresql://replica:6432/shop?sslmode=require");
        assertThat(shop.source().user()).isEqualTo("reader");
        assertThat(shop.source().password().reveal()).isEqualTo("r$e{a}d\\er");
        assertThat(shop.source().properties())
                .containsExactly(Map.entry("sslpassword", "tls"), Map.entry("applicationName", "understudy"));
        assertThat(shop.source().describe()).isEqualTo("replica:6432/shop as reader");
        assertThat(shop.staging().user()).isEqualTo("loader-eu");
        assertThat(shop.staging().password().reveal())
                .as("from a file, without its line end")
                .isEqualTo("l0ader");
        assertThat(shop.staging().describe()).isEqualTo("staging:5432/shop as loader-eu");
    }

    @Test
    void theSecretsOfScratchAreAskedForWhereItIsUsed() {
        Endpoint scratch = scratch(Configuration.readWithScratch(file, ENVIRONMENT));

        assertThat(scratch.describe()).isEqualTo("scratch:6543/shop as tester");
        assertThat(scratch.password().reveal()).isEqualTo("scr4tch");
        assertThat(scratch(Configuration.read(file, ENVIRONMENT)).password().reveal())
                .isEmpty();
        assertThat(scratch(Configuration.readSources(file, ENVIRONMENT))
                        .password()
                        .reveal())
                .isEmpty();
    }

    private static Endpoint scratch(Configuration configuration) {
        return Objects.requireNonNull(configuration.databases().get("shop")).scratch();
    }

    @Test
    void everyKeyOfASampleIsMapped() {
        Sample sample =
                Configuration.read(file, ENVIRONMENT).databases().get("shop").sample();

        assertThat(sample.rate()).isEqualTo(new Rate(0.05));
        assertThat(sample.cover()).isZero();
        assertThat(sample.small()).isEqualTo(500);
        assertThat(sample.budget()).isEqualTo(1_000_000);
        assertThat(sample.references())
                .extracting(ReferenceText::toString)
                .containsExactly("comments.(subject_type='order').subject_id -> orders.id", "a.(b, c) -> s.d.(e, f)");
        assertThat(sample.tables())
                .containsExactly(
                        Map.entry(
                                table("customers"),
                                new TableSample.Part(at(16, 27), null, List.of("email"), null, null, null, null)),
                        Map.entry(
                                table("orders"),
                                new TableSample.Part(
                                        at(17, 27), null, List.of(), owner("orders", List.of()), null, null, 500L)),
                        Map.entry(
                                table("order_items"),
                                new TableSample.Part(
                                        at(18, 27), null, List.of(), owner("x", List.of()), null, null, null)),
                        Map.entry(table("countries"), new TableSample.All(at(19, 27))),
                        Map.entry(table("sessions"), new TableSample.None(at(20, 27))),
                        Map.entry(
                                table("tickets"),
                                new TableSample.Part(at(21, 27), new Rate(0.125), List.of(), null, null, null, null)),
                        Map.entry(
                                table("audit_log"),
                                new TableSample.Part(
                                        at(22, 27),
                                        new Rate(0.1),
                                        List.of(),
                                        null,
                                        "created_at > now() - interval '30 days'",
                                        null,
                                        null)),
                        Map.entry(
                                new TableText("odd.schema", "x"),
                                new TableSample.Part(at(23, 27), null, List.of("a", "b"), null, null, 1000L, null)));
    }

    private static TableText table(String name) {
        return new TableText(null, name);
    }

    private static TableSample.Owner owner(String child, List<String> on) {
        return child.equals("orders")
                ? new TableSample.Owner(table("customers"), on)
                : new TableSample.Owner(new TableText("shop", "orders"), List.of("order_id", "order_year"));
    }

    private Where at(int line, int column) {
        return new Where(file.toString(), line, column);
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Configuration configuration = Configuration.read(file, ENVIRONMENT);
        Database crm = configuration.databases().get("crm");

        assertThat(crm.engine()).isEqualTo(Engine.MYSQL);
        assertThat(crm.rules()).isEmpty();
        assertThat(crm.source().password().reveal()).isEmpty();
        assertThat(crm.source().properties()).isEmpty();
        assertThat(crm.sample()).isEqualTo(new Sample(new Rate(0.05), Map.of(), List.of(), 3, Scan.FULL, 1000, null));
        assertThat(crm.verify()).isEqualTo(new Verify(null, 0, true, true));
        assertThat(crm.timeouts())
                .isEqualTo(new Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ZERO,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(1)));
    }

    @Test
    void seedAndDirectoriesHaveDefaults() throws IOException {
        Configuration configuration = read(SMALL);

        assertThat(configuration.seed()).isEqualTo("1");
        assertThat(configuration.fixtures()).isEqualTo(directory.resolve("fixtures"));
        assertThat(configuration.runs()).isEqualTo(directory.resolve("runs"));
    }

    @Test
    void nothingPrintsASecret() throws IOException {
        Configuration configuration = Configuration.read(file, ENVIRONMENT);

        assertThat(configuration.toString()).doesNotContain("a2V5", "r$e{a}d", "l0ader", "tls");
        assertThat(new ObjectMapper()
                        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .writeValueAsString(configuration.key()))
                .doesNotContain("a2V5");
    }

    @Test
    void twoDollarsStandForOne() throws IOException {
        assertThat(read(SMALL + "seed: a$${PLAIN}b${PLAIN}$c$\n").seed()).isEqualTo("a${PLAIN}bx$c$");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
        assertThat(read("\uFEFF" + SMALL).databases()).containsKey("shop");
    }

    @Test
    void aKeyMayComeFromAFile() throws IOException {
        secret("key", "a2V5\n\n", "r--------");

        assertThat(read(SMALL.replace("${UNDERSTUDY_KEY}", "file:key")).key().reveal())
                .as("one line end is the editor's")
                .isEqualTo("a2V5\n");
    }

    @Test
    void aKeyMayComeFromACommand() throws IOException {
        String yaml = SMALL.replace("${UNDERSTUDY_KEY}", "{ command: \"echo k-$PLAIN; echo hidden >&2\" }");

        assertThat(read(yaml).key().reveal())
                .as("the command sees our environment")
                .isEqualTo("k-x");
    }

    @Test
    void aKeyFileThatOthersCanReadIsRefused() throws IOException {
        secret("key", "a2V5", "rw-r--r--");

        assertThatThrownBy(() -> read(SMALL.replace("${UNDERSTUDY_KEY}", "file:key")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ":1:6: key: others can read this file; run chmod 600 on it, in 'file:key'");
    }

    @Test
    void aKeyFileThatIsADirectoryOrBinaryIsRefused() throws IOException {
        secret("key", "a2V5", "rw-------");
        Files.write(directory.resolve("key"), new byte[] {(byte) 0xff, 0, 1});

        assertThatThrownBy(() -> read(SMALL.replace("${UNDERSTUDY_KEY}", "file:key")))
                .hasMessageContaining("the file is not text; a key is 32 bytes in base64, not the bytes themselves");
        assertThatThrownBy(() -> read(SMALL.replace("${UNDERSTUDY_KEY}", "file:secrets")))
                .hasMessageContaining("this is a directory; name a file");
    }

    @Test
    void aFileThatIsNotThereOrADirectoryIsToldByName() {
        assertThatThrownBy(() -> Configuration.read(directory.resolve("none.yml"), ENVIRONMENT))
                .hasMessage(
                        directory.resolve("none.yml") + ": there is no such file; check the path, or write the file");
        assertThatThrownBy(() -> Configuration.read(directory, ENVIRONMENT))
                .hasMessage(directory + ": this is a directory; name a YAML file");
    }

    @Test
    void problemsAreListedInTheOrderOfTheFile() {
        assertThatThrownBy(() -> read(SMALL.replace("5%", "0%").replace("${UNDERSTUDY_KEY}", "literal")))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.at().line())
                                .containsExactly(1, 6));
    }
}
