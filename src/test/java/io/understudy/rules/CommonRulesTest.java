package io.understudy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.RecordBinder;
import io.understudy.mask.Masker;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pack must never keep what is personal, and should mask what is plainly so; the rest it leaves to a person. */
class CommonRulesTest {
    private static final Rulebook COMMON = Rulebook.read(List.of(Path.of("rules/common.yml")));
    private static final Path SAMPLE = Path.of("sample-db/pii.csv");

    private static DataType type(String kind) {
        return switch (kind) {
            case "text" -> DataType.text(-1);
            case "integer" -> DataType.integer(8);
            case "enum" -> new DataType("e", Kind.ENUM, -1, -1, -1, -1, List.of("a"), null, true);
            default -> DataType.of(kind, Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
        };
    }

    private static Decision decide(String column, DataType type) {
        TableName table = new TableName("public", "t");
        Schema schema =
                new Shop().table(table, List.of(Column.of(column, type, true))).schema();
        return COMMON.decide(schema, List.of()).of(new ColumnName(table, column));
    }

    @ParameterizedTest
    @CsvSource({
        "email, text, email",
        "customerEmail, text, email",
        "E_MAIL, text, email",
        "work_email_address, text, email",
        "mail_to, text, email",
        "email_verified, boolean, undecided",
        "phone, text, phone",
        "mobileNo, text, phone",
        "Telefonnummer, text, phone",
        "fax, text, phone",
        "mobile_app_version, text, undecided",
        "first_name, text, person-name",
        "lastName, text, person-name",
        "Vorname, text, person-name",
        "apellidos, text, person-name",
        "card_holder, text, person-name",
        "author_name, text, person-name",
        "姓名, text, person-name",
        "name, text, undecided",
        "product_name, text, undecided",
        "username, text, username",
        "password_hash, text, hash-token",
        "apiKey, text, hash-token",
        "csrf_token, text, hash-token",
        "token_count, integer, undecided",
        "street, text, address",
        "billing_address_line_1, text, address",
        "ip_address, text, ip",
        "last_ip, inet, ip",
        "network, inet, ip",
        "zip, text, address",
        "postal_code, text, address",
        "city, text, address",
        "velocity, text, undecided",
        "capacity, text, undecided",
        "iban, text, iban",
        "card_number, text, card",
        "ssn, text, national-id",
        "nr_pesel, text, national-id",
        "national_id, text, national-id",
        "company, text, company",
        "Arbeitgeber, text, company",
        "company_id, integer, undecided",
        "company_size, text, undecided",
        "jobTitle, text, job-title",
        "title, text, undecided",
        "userAgent, text, user-agent",
        "website, text, url",
        "image_url, text, undecided",
        "mac_address, text, mac",
        "machine, text, undecided",
        "Kennzeichen, text, license-plate",
        "Hausnummer, text, address",
        "birth_date, date, birth-date",
        "dateOfBirth, date, birth-date",
        "dob, timestamp, birth-date",
        "salary, integer, money-noise",
        "notes, text, redact",
        "customer_comment, text, redact",
        "description, text, undecided",
        "device_id, uuid, uuid",
        "device_id, text, hash-token",
        "id, integer, undecided",
        "customer_id, integer, undecided",
        "uuid, uuid, undecided",
        "created_at, timestamp, keep",
        "createdAt, timestamp, keep",
        "updated_on, date, keep",
        "created_at, text, undecided",
        "created_by, text, undecided",
        "enabled, boolean, keep",
        "is_default, boolean, keep",
        "is_pregnant, boolean, undecided",
        "smoker, boolean, undecided",
        "currency, text, keep",
        "currency_code, text, keep",
        "language, text, keep",
        "order_status, enum, keep",
        "status, text, undecided",
        "gender, enum, undecided",
        "religion, text, undecided",
        "preferences, json, undecided",
        "photo, bytes, undecided",
        "lock_version, integer, keep",
        "age, integer, undecided",
        "latitude, float, undecided"
    })
    void aColumnIsDecidedByNameAndType(String column, String kind, String expected) {
        DataType type = kind.equals("float")
                ? new DataType("double precision", Kind.FLOAT, -1, -1, -1, 8, List.of(), null, true)
                : type(kind);
        String decided = switch (decide(column, type)) {
            case Kept kept -> "keep";
            case Masked masked -> RecordBinder.kebab(masked.masker().getClass().getSimpleName());
            case Undecided undecided -> "undecided";
        };

        assertThat(decided).isEqualTo(expected);
    }

    /** The sample production has an answer key: which columns are personal. */
    private record Labelled(String column, String label) {}

    private static List<Labelled> sample() throws IOException {
        List<Labelled> columns = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLE).stream().skip(1).toList()) {
            String[] fields = line.split(",", 4);
            columns.add(new Labelled(fields[2], fields[3]));
        }
        return columns;
    }

    @Test
    void nothingPersonalIsKeptWhateverItsType() throws IOException {
        for (Labelled column : sample()) {
            if (column.label.equals("none")) continue;
            for (String kind : List.of(
                    "text", "integer", "date", "timestamp", "boolean", "json", "enum", "uuid", "inet", "bytes")) {
                assertThat(decide(column.column, type(kind)))
                        .as(column + " as " + kind)
                        .isNotInstanceOf(Kept.class);
            }
        }
    }

    @Test
    void whatIsPlainlyPersonalIsMasked() throws IOException {
        Set<String> plain = Set.of(
                "email",
                "phone",
                "person-name",
                "iban",
                "card",
                "ip",
                "password-hash",
                "national-id",
                "token",
                "tax-id");
        List<Labelled> personal =
                sample().stream().filter(column -> plain.contains(column.label)).toList();
        List<Labelled> missed = personal.stream()
                .filter(column ->
                        !(decide(column.column, type(column.label.equals("ip") ? "inet" : "text")) instanceof Masked))
                .toList();

        assertThat(personal).hasSizeGreaterThan(20);
        assertThat(missed)
                .extracting(Labelled::column)
                .as("names that tell nothing")
                .containsOnly("recipient", "changed_by");
    }

    @Test
    void theMaskSuggestedForAnUndecidedColumnExists() {
        for (TypeClass type : TypeClass.values()) assertThat(Masker.kinds()).containsKey(type.usualMask());
    }

    @Test
    void aMaskOfThePackFitsTheTypesThatItsPatternNames() {
        for (String name : List.of(
                "email", "phone", "first_name", "token", "notes", "city", "iban", "card_number", "ip", "username")) {
            TableName table = new TableName("public", "t");
            Schema schema = new Shop()
                    .table(table, List.of(Column.of(name, DataType.text(64), false)))
                    .schema();
            assertThat(COMMON.decide(schema, List.of()).findings())
                    .as(name)
                    .noneMatch(finding -> finding.id().equals("unfit-mask"));
        }
    }
}
