package io.understudy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.config.ConfigurationException;
import io.understudy.config.RulesPlace;
import io.understudy.config.Where;
import io.understudy.rules.Decision.Kept;
import io.understudy.rules.Decision.Masked;
import io.understudy.rules.Decision.Undecided;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Schema;
import io.understudy.schema.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packs are found without a path, can be included and overridden, and mask what they say they do. */
class PacksTest {
    private static final TableName TABLE = new TableName("public", "t");

    @TempDir
    private Path folder;

    private static RulesPlace pack(String name) {
        return new RulesPlace.Pack(Where.whole("understudy.yml"), name);
    }

    private RulesPlace file(String name, String yaml) throws IOException {
        return new RulesPlace.OnDisk(Files.writeString(folder.resolve(name), yaml, StandardCharsets.UTF_8));
    }

    private static DataType type(String kind) {
        return switch (kind) {
            case "text" -> DataType.text(-1);
            case "integer" -> DataType.integer(8);
            case "enum" -> new DataType("e", Kind.ENUM, -1, -1, -1, -1, List.of("a"), null, true);
            case "float" -> new DataType("double precision", Kind.FLOAT, -1, -1, -1, 8, List.of(), null, true);
            default -> DataType.of(kind, Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
        };
    }

    private static String decide(Rulebook rules, String column, String kind) {
        Schema schema = new Shop()
                .table(TABLE, List.of(Column.of(column, type(kind), true)))
                .schema();
        Decisions decisions = rules.decide(schema, List.of());
        assertThat(decisions.findings())
                .as(column)
                .noneMatch(finding -> finding.id().equals("unfit-mask"));
        return switch (decisions.of(new ColumnName(TABLE, column))) {
            case Kept kept -> "keep";
            case Masked masked -> masked.masker().name();
            case Undecided undecided -> "undecided";
        };
    }

    @Test
    void everyPackOfTheFolderShipsAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yml"))
                            .map(name -> name.replace(".yml", "")))
                    .containsExactlyInAnyOrderElementsOf(Packs.NAMES);
        }
        for (String name : Packs.NAMES)
            assertThat(Packs.read(name))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(read(Path.of("rules", name + ".yml"))));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gdpr, religion, text, null",
        "gdpr, Konfession, text, null",
        "gdpr, religious_views, enum, null",
        "gdpr, ethnicity, text, null",
        "gdpr, political_party, text, null",
        "gdpr, trade_union_member, boolean, null",
        "gdpr, dnaSequence, text, undecided",
        "gdpr, fingerprint_template, bytes, null",
        "gdpr, diagnosis, text, null",
        "gdpr, icd10_code, text, null",
        "gdpr, schwerbehindert_grad, text, null",
        "gdpr, blood_type, enum, null",
        "gdpr, weight_kg, integer, number-noise",
        "gdpr, admission_date, date, date-shift",
        "gdpr, sexual_orientation, text, null",
        "gdpr, gender, enum, null",
        "gdpr, criminal_record, json, null",
        "gdpr, nationality, text, text",
        "gdpr, nhs_number, text, national-id",
        "gdpr, latitude, float, number-noise",
        "gdpr, email, text, email",
        "gdpr, userAgent, text, user-agent",
        "gdpr, created_at, timestamp, keep",
        "gdpr, platform, text, undecided",
        "gdpr, trace_id, text, undecided",
        "gdpr, race_condition_count, integer, undecided",
        "hipaa, patient_name, text, person-name",
        "hipaa, firstName, text, person-name",
        "hipaa, city, text, address",
        "hipaa, county, text, text",
        "hipaa, street_address, text, address",
        "hipaa, zip, text, address",
        "hipaa, state, text, undecided",
        "hipaa, date_of_birth, date, birth-date",
        "hipaa, date_of_death, date, date-shift",
        "hipaa, admission_date, timestamp, date-shift",
        "hipaa, age, integer, number-noise",
        "hipaa, page, integer, undecided",
        "hipaa, home_phone, text, phone",
        "hipaa, fax, text, phone",
        "hipaa, email, text, email",
        "hipaa, ssn, text, national-id",
        "hipaa, mrn, text, digits",
        "hipaa, member_id, text, digits",
        "hipaa, account_number, text, digits",
        "hipaa, license_number, text, digits",
        "hipaa, vin, text, digits",
        "hipaa, license_plate, text, license-plate",
        "hipaa, user_name, text, username",
        "hipaa, device_serial_no, text, hash-token",
        "hipaa, url, text, url",
        "hipaa, ip_address, text, ip",
        "hipaa, voice_print, bytes, null",
        "hipaa, photo, bytes, null",
        "hipaa, clinical_notes, text, redact",
        "hipaa, created_at, timestamp, undecided",
        "pci, pan, text, card",
        "pci, card_number, text, card",
        "pci, cc_num, text, card",
        "pci, cvv, text, constant",
        "pci, cvv2, integer, constant",
        "pci, pin_block, text, constant",
        "pci, track2, text, text",
        "pci, card_last4, text, text",
        "pci, last_four, text, text",
        "pci, expiry_date, text, constant",
        "pci, card_expiry, date, date-shift",
        "pci, exp_month, integer, undecided",
        "pci, card_exp_month, integer, constant",
        "pci, cardholder_name, text, person-name",
        "pci, payment_token, text, hash-token",
        "pci, iban, text, iban",
        "pci, panel, text, undecided",
        "pci, pinned, boolean, undecided",
        "pci, shipping_method, text, undecided"
    })
    void aPackDecidesByNameAndType(String pack, String column, String kind, String expected) {
        assertThat(decide(Rulebook.of(List.of(pack(pack))), column, kind)).isEqualTo(expected);
    }

    /** Nothing but when a row was written, switches and codes may be kept by a pack, and that is in pack:common. */
    @Test
    void onlyCommonKeeps() throws IOException {
        for (String name : Packs.NAMES) {
            String text = Files.readString(Path.of("rules", name + ".yml"), StandardCharsets.UTF_8);
            String rules = text.replaceAll("(?m)^\\s*#.*$", "");
            assertThat(rules.contains("mask: keep")).as(name).isEqualTo(name.equals("common"));
        }
    }

    @Test
    void theIdentifiersOfSafeHarborAreAllCitedInOrder() throws IOException {
        String text = Files.readString(Path.of("rules/hipaa.yml"), StandardCharsets.UTF_8);
        List<Integer> places = IntStream.rangeClosed('A', 'R')
                .map(letter -> text.indexOf("(" + (char) letter + ")"))
                .boxed()
                .toList();
        assertThat(places).doesNotContain(-1).isSorted();
    }

    @Test
    void aPackIsOverriddenByTheFileAfterItColumnByColumn() throws IOException {
        RulesPlace own = file("own.yml", "tables: { t: { religion: keep } }");
        assertThat(decide(Rulebook.of(List.of(pack("gdpr"), own)), "religion", "text"))
                .isEqualTo("keep");
        RulesPlace pattern = file("pattern.yml", "patterns: [ { column: religion, mask: text } ]");
        assertThat(decide(Rulebook.of(List.of(pack("gdpr"), pattern)), "religion", "text"))
                .isEqualTo("text");
    }

    @Test
    void aFileIncludesPacksAndFiles() throws IOException {
        file("more.yml", "patterns: [ { column: colour, mask: text } ]");
        RulesPlace own = file("own.yml", "include: [ pack:pci, more.yml ]\n");
        Rulebook rules = Rulebook.of(List.of(own));
        assertThat(decide(rules, "pan", "text")).isEqualTo("card");
        assertThat(decide(rules, "colour", "text")).isEqualTo("text");
    }

    @Test
    void aDecisionNamesThePackAndItsLine() {
        Schema schema = new Shop()
                .table(TABLE, List.of(Column.of("pan", type("text"), true)))
                .schema();
        Decision decision =
                Rulebook.of(List.of(pack("pci"))).decide(schema, List.of()).of(new ColumnName(TABLE, "pan"));
        assertThat(decision.because()).matches("pattern pack:pci:[0-9]+");
    }

    @Test
    void anUnknownPackIsToldWhereItIsNamed() throws IOException {
        RulesPlace own = file("own.yml", "include:\n  - pack:gdrp\n");
        assertThatThrownBy(() -> Rulebook.of(List.of(own)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("own.yml:2:5: there is no pack 'gdrp'; did you mean 'gdpr'?");
        assertThatThrownBy(() -> Rulebook.of(List.of(pack("xyz-rules"))))
                .hasMessageContaining("there is no pack 'xyz-rules'; there are common, gdpr, hipaa, pci");
    }

    @Test
    void everyLineOfAPackCanBeRead() throws IOException {
        for (String name : Packs.NAMES) {
            assertThat(Arrays.stream(Files.readString(Path.of("rules", name + ".yml"), StandardCharsets.UTF_8)
                            .split("\n", -1)))
                    .as(name)
                    .allMatch(line -> !line.contains("\t"));
        }
    }
}
