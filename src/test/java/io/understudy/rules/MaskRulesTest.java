package io.understudy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.understudy.config.Problem;
import io.understudy.config.Problems;
import io.understudy.config.RecordBinder;
import io.understudy.config.Suggestion;
import io.understudy.config.YamlFile;
import io.understudy.finding.Finding;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.NumberMasker;
import io.understudy.mask.PersonMasker;
import io.understudy.rules.Decision.Masked;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.TableName;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules and maskers promise each other. */
class MaskRulesTest {
    @TempDir
    private Path directory;

    private Decisions decide(Shop shop, String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("shop.yml"), yaml, StandardCharsets.UTF_8);
        return Rulebook.read(List.of(file)).decide(shop.schema(), List.of());
    }

    private static ColumnName column(String name) {
        return new ColumnName(new TableName("public", "a"), name);
    }

    @Test
    void parametersReachTheMasker() throws IOException {
        Decisions decisions = decide(new Shop().table("a", "card", "size"), """
                tables:
                  a:
                    card: { mask: digits, keep-prefix: 4, check: luhn, domain: cards }
                    size: { mask: constant, value: "" }
                """);

        assertThat(decisions.of(column("card"))).isInstanceOfSatisfying(Masked.class, masked -> {
            assertThat(masked.masker()).isEqualTo(new NumberMasker.Digits(4, null, "luhn"));
            assertThat(masked.domain()).isEqualTo("cards");
        });
        assertThat(decisions.of(column("size")))
                .isInstanceOfSatisfying(
                        Masked.class, masked -> assertThat(masked.masker()).isEqualTo(new GenericMasker.Constant("")));
    }

    @Test
    void partsOfOnePersonAreMaskedAsOnePersons() throws IOException {
        Shop shop = new Shop().table("a", "id", "email", "name", "nick", "boss");
        String rules = """
                tables:
                  a:
                    email: { mask: person, part: email, locale: de }
                    name:  { mask: person, part: full, of: email%s }
                    nick:  { mask: person, part: username, of: email, locale: de%s }
                    boss:  { mask: person, part: full, of: id }
                    id:    keep
                """;

        assertThat(decide(shop, rules.formatted(", locale: de", "")).findings()).isEmpty();
        assertThat(decide(shop, rules.formatted("", ", domain: staff")).findings())
                .extracting(Finding::id, Finding::where)
                .containsExactly(
                        tuple("person-disagrees", "public.a.name"), tuple("person-disagrees", "public.a.nick"));
    }

    @Test
    void shufflingIsAcceptedAndForWholeColumns() {
        assertThatThrownBy(
                        () -> decide(
                                new Shop(),
                                "tables:\n  a:\n    x: shuffle\n    y: { mask: null-sometimes, rate: 10%, of: { mask: shuffle, accept: true } }\n"))
                .hasMessageContainingAll(
                        ":3:8: tables.a.x: shuffle leaves production's values in staging",
                        "shuffle is for a whole column; it cannot stand inside another mask");
    }

    @Test
    void whatAMaskerRefusesIsToldAtItsPlace() {
        assertThatThrownBy(
                        () -> decide(
                                new Shop(),
                                "tables:\n  a:\n    x: constant\n    y: { mask: digits, keep-prefix: -1 }\n    z: { mask: digits, keep-prefx: 1 }\n    w: zebra\n"))
                .hasMessageContainingAll(
                        ":3:8: tables.a.x: the key 'value' is missing; write value: …",
                        ":4:8: tables.a.y: keep-prefix and keep-suffix count digits: write 0 or more",
                        ":5:24: tables.a.z: there is no key 'keep-prefx'; did you mean 'keep-prefix'?",
                        ":6:8: tables.a.w: 'zebra' is no mask; known are keep, ");
    }

    private record Paths(Map<String, Masker> paths) {}

    private static Optional<Paths> paths(String yaml, Path directory, Problems problems) throws IOException {
        Path file = Files.writeString(directory.resolve("paths.yml"), yaml, StandardCharsets.UTF_8);
        RecordBinder binder = new RecordBinder(problems);
        assertThat(new RulingReader(binder)).isNotNull();
        return YamlFile.read(file, problems).flatMap(node -> binder.bind(node, Paths.class, "prefs"));
    }

    @Test
    void aMaskerMayHoldMaskers() throws IOException {
        Problems problems = new Problems();

        assertThat(paths("paths: { $.b: email, $.a: { mask: constant, value: x }, \"*\": keep }", directory, problems)
                        .orElseThrow()
                        .paths())
                .containsExactly(
                        Map.entry("$.b", new PersonMasker.Email()),
                        Map.entry("$.a", new GenericMasker.Constant("x")),
                        Map.entry("*", new GenericMasker.Keep()));
        assertThat(problems.isEmpty()).isTrue();
        assertThat(paths(
                        "paths: { a: emial, b: { mask: email, domain: x }, c: [ email ], d: { mask: keep, days: 1 } }",
                        directory,
                        problems))
                .isEmpty();
        assertThat(problems.list())
                .extracting(Problem::message)
                .containsExactly(
                        "prefs.paths.a: 'emial' is no mask; did you mean 'email'?",
                        "prefs.paths.b: there is no key 'domain'; it takes none",
                        "prefs.paths.c: here belongs a single value, not a list",
                        "prefs.paths.d: there is no key 'days'; it takes none");
    }

    @Test
    void aMaskThatDoesNotFitTheTypeIsAnError() throws IOException {
        assertThat(decide(new Shop().table("a", "id"), "tables: { a: { id: email } }")
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("unfit-mask");
                    assertThat(finding.message()).startsWith("email cannot mask public.a.id (bigint): ");
                });
    }

    @Test
    void anArrayIsMaskedElementByElement() throws IOException {
        Shop shop = new Shop()
                .table(new TableName("public", "a"), List.of(Column.of("mails", DataType.array(Shop.TEXT), true)));

        assertThat(decide(shop, "tables: { a: { mails: email } }").findings()).isEmpty();
    }

    @Test
    void aCautionOfAMaskerIsAWarning() throws IOException {
        Shop shop = new Shop().table(new TableName("public", "a"), List.of(Column.of("pin", DataType.text(4), true)));

        assertThat(decide(shop, "tables: { a: { pin: digits } }").findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("mask-caution");
                    assertThat(finding.isError()).isFalse();
                });
    }

    @Test
    void aFollowerMustHoldWhatItsKeysMaskMakes() throws IOException {
        assertThat(follower(Shop.NUMBER, DataType.integer(4), "digits"))
                .containsExactly(
                        "digits on public.b.ref (integer) must mask as on the key it refers to (bigint), and the two types do not hold the same values");
        assertThat(follower(DataType.integer(4), Shop.NUMBER, "digits")).hasSize(1);
        assertThat(follower(DataType.text(50), DataType.text(49), "email")).hasSize(1);
        assertThat(follower(Shop.TEXT, DataType.text(50), "email")).hasSize(1);
        assertThat(follower(DataType.text(50), DataType.text(60), "email")).isEmpty();
        assertThat(follower(DataType.text(50), Shop.TEXT, "email")).isEmpty();
        assertThat(follower(Shop.NUMBER, Shop.NUMBER, "digits")).isEmpty();
    }

    private List<String> follower(DataType key, DataType follower, String mask) throws IOException {
        Shop shop = new Shop()
                .table(new TableName("public", "a"), List.of(Column.of("id", key, false)))
                .table(new TableName("public", "b"), List.of(Column.of("ref", follower, true)))
                .refers("b.ref -> a.id");
        return decide(shop, "tables: { a: { id: " + mask + " } }").findings().stream()
                .filter(Finding::isError)
                .map(Finding::message)
                .toList();
    }

    @Test
    void theColumnThatAMaskLooksAtMustBeThere() throws IOException {
        Column born = Column.of("born", DataType.of("date", DataType.Kind.DATE), true);
        Column computed = new Column("computed", Shop.TEXT, true, true, Column.Identity.NONE);
        Shop shop = new Shop().table(new TableName("public", "a"), List.of(Shop.column("id"), born, computed));

        assertThat(decide(shop, "tables: { a: { id: keep, born: { mask: date-shift, entity: id } } }")
                        .findings())
                .isEmpty();
        assertThat(decide(shop, "tables: { a: { id: keep, born: { mask: date-shift, entity: ib } } }")
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("unknown-column");
                    assertThat(finding.message())
                            .isEqualTo(
                                    "date-shift on public.a.born looks at the column 'ib' beside it, but there is none; did you mean 'id'?");
                });
        assertThat(decide(shop, "tables: { a: { id: keep, born: { mask: date-shift, entity: computed } } }")
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .endsWith("'computed' beside it, but the server computes that column"));
    }

    @Test
    void aMaskThatLooksBesideAKeyCannotBeFollowed() throws IOException {
        DataType date = DataType.of("date", DataType.Kind.DATE);
        Shop shop = new Shop()
                .table(new TableName("public", "a"), List.of(Shop.column("id"), Column.of("day", date, false)))
                .table(new TableName("public", "b"), List.of(Column.of("day", date, false)))
                .refers("b.day -> a.day");

        assertThat(decide(shop, "tables: { a: { id: keep, day: { mask: date-shift, entity: id } } }")
                        .findings())
                .filteredOn(finding -> finding.id().equals("broken-reference"))
                .extracting(Finding::message)
                .containsExactly(
                        "date-shift on public.a.day looks at a column beside it, which public.b.day does not have: the two would differ");
    }

    @Test
    void theRulesOfTheManualAreUnderstood() throws IOException {
        Shop shop = new Shop()
                .table(
                        new TableName("public", "customers"),
                        List.of(
                                Shop.column("id"),
                                Shop.column("email"),
                                Shop.column("full_name"),
                                Column.of("birth_date", DataType.of("date", DataType.Kind.DATE), true),
                                Shop.column("phone"),
                                Shop.column("country"),
                                Shop.column("notes"),
                                Column.of("prefs", DataType.of("jsonb", DataType.Kind.JSONB), true)))
                .table("contacts", "e-mail");
        Decisions decisions = decide(shop, """
                tables:
                  customers:
                    id:         keep
                    email:      email
                    full_name:  person-name
                    birth_date: { mask: date-shift, entity: id, days: 180 }
                    phone:      { mask: phone, region: country }
                    country:    keep
                    notes:      redact
                    prefs:      { mask: json, paths: { "$.recovery_email": email, "*": keep } }
                patterns:
                  - { column: "e[-_]?mail", type: text, mask: email }
                """);

        assertThat(decisions.findings()).noneMatch(Finding::isError);
        assertThat(decisions.columns().values()).noneMatch(decision -> decision instanceof Decision.Undecided);
    }

    /** Or a rule could not say which of the two it means. */
    @Test
    void noMaskerHasAParameterThatLooksLikeARulesOwnKey() {
        Masker.kinds().forEach((name, kind) -> {
            for (RecordComponent component : kind.getRecordComponents()) {
                String key = RecordBinder.kebab(component.getName());
                assertThat(Suggestion.nearest(key, RuleFiles.OWN))
                        .as(name + "." + key)
                        .isEmpty();
                assertThat(key).as(name).isNotIn(RulingReader.MASK, RulingReader.DOMAIN);
            }
        });
    }
}
