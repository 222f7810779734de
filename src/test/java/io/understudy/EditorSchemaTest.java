package io.understudy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schemas beside the rules are those that {@link EditorSchema} makes of today's records and maskers; every YAML file of the repository obeys them, and slips do not. To renew them after a
 * deliberate change, run with GOLDEN=write.
 */
class EditorSchemaTest {
    private static final Path CONFIGURATION = Path.of("docs/understudy.schema.json");
    private static final Path RULES = Path.of("docs/rules.schema.json");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static Set<String> complaints(Path schema, String yaml) throws IOException {
        JsonSchema read = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(schema, StandardCharsets.UTF_8));
        JsonNode document = YAML.readTree(yaml);
        return read.validate(document).stream().map(Object::toString).collect(Collectors.toSet());
    }

    @Test
    void theSchemasAreThoseOfTodaysRecordsAndMaskers() throws IOException {
        renewed(CONFIGURATION, EditorSchema.text(EditorSchema.ofConfiguration()));
        renewed(RULES, EditorSchema.text(EditorSchema.ofRules()));
    }

    private static void renewed(Path file, String text) throws IOException {
        if ("write".equals(System.getenv("GOLDEN"))) Files.writeString(file, text, StandardCharsets.UTF_8);
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void everyFileOfTheRepositoryObeysThem() throws IOException {
        int files = 0;
        for (Path folder : List.of(Path.of("rules"), Path.of("sample-db"), Path.of("src/test/resources/rental"))) {
            List<Path> found;
            try (Stream<Path> walk = Files.walk(folder)) {
                found = walk.filter(file -> file.toString().endsWith(".yml")).toList();
            }
            for (Path file : found) {
                String yaml = Files.readString(file, StandardCharsets.UTF_8);
                boolean configuration = YAML.readTree(yaml).has("databases");
                assertThat(complaints(configuration ? CONFIGURATION : RULES, yaml))
                        .as(file.toString())
                        .isEmpty();
                files++;
            }
        }
        assertThat(files).isGreaterThan(8);
        Path full = Path.of("src/test/resources/io/understudy/config/full.yml");
        assertThat(complaints(CONFIGURATION, Files.readString(full, StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables: { customers: { email: emial } }",
                "tables: { customers: { email: { mask: phone, regoin: GB } } }",
                "tables: { customers: { email: { region: GB } } }",
                "tables: { customers: mask }",
                "tables: { customers: { email: { mask: constant } } }",
                "tables: { customers: { email: { mask: email, ownr: dpo } } }",
                "tabels: { customers: keep }",
                "patterns: [ { mask: email } ]",
                "patterns: [ { column: x, type: string, mask: email } ]",
                "tables: { customers: { prefs: { mask: json, paths: { $.a: emial, \"*\": keep } } } }",
                "tables: { contacts: { value: { mask: { when: [ { kind: email, mask: emial } ], else: text } } } }",
                "tables: { contacts: { value: { mask: { when: [ { mask: email } ], else: text } } } }",
                "tables: { contacts: { value: { mask: { when: [ { kind: email, mask: email } ] } } } }",
                "tables: { contacts: { value: { mask: { whne: [ { kind: email, mask: email } ], else: text } } } }",
                "tables: { contacts: { value: { mask: null-sometimes, of: email } } }",
            })
    void aSlipInRulesIsSeen(String yaml) throws IOException {
        assertThat(complaints(RULES, yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables: { customers: { email: null, age: { mask: \"null\", reason: not needed, review: 2027-01-31 } } }",
                "tables: { \"audit_*\": keep, shop.t: { x: { mask: keep, owner: dpo } } }",
                "include: [ pack:gdpr, more.yml ]\npatterns: [ { column: x, type: [ text, enum ], table: t, mask: phone, region: GB, domain: d } ]",
                "tables: { customers: { prefs: { mask: json, paths: { $.a: email, $.b: { mask: phone, region: GB }, \"*\": keep } } } }",
                "tables: { contacts: { value: { mask: { when: [ { kind: email, mask: email }, { kind: /tel.*/, country: DE, mask: { mask: phone, region: DE } } ], else: keep }, owner: dpo, domain: d } } }",
                "tables: { contacts: { value: { mask: { when: { kind: email, mask: email }, else: { mask: { when: [ { a: 1, mask: null } ], else: text } } } } } }",
                "patterns: [ { column: value, mask: { when: [ { kind: email, mask: email } ], else: text } } ]",
                "tables: { customers: { fax: { mask: null-sometimes, rate: 30%, of: phone }, born: { mask: birth-date, years: 5 } } }",
            })
    void whatIsRightIsNot(String yaml) throws IOException {
        assertThat(complaints(RULES, yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "databases: { shop: { sample: { rate: 5% } } }",
                "key: k\ndatabases: { shop: { source: { url: u, user: r }, staging: { url: u, user: l }, sample: { rat: 5% } } }",
                "key: k\ndatabases: { shop: { source: { url: u, user: r }, staging: { url: u, user: l }, rule: x, sample: { rate: 5% } } }",
                "key: k\nruns: [ a ]\ndatabases: { shop: { source: { url: u, user: r }, staging: { url: u, user: l }, sample: { rate: 5% } } }",
            })
    void aSlipInAConfigurationIsSeen(String yaml) throws IOException {
        assertThat(complaints(CONFIGURATION, yaml)).isNotEmpty();
    }
}
