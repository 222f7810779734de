package io.understudy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.finding.Finding;
import io.understudy.mask.GenericMasker;
import io.understudy.report.PlanText;
import io.understudy.rules.Decision.Kept;
import io.understudy.rules.Decision.Masked;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Reference;
import io.understudy.schema.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookTest {
    @TempDir
    private Path directory;

    private Path file(String name, String yaml) throws IOException {
        return Files.writeString(directory.resolve(name), yaml, StandardCharsets.UTF_8);
    }

    private Decisions decide(Shop shop, String yaml, String... references) throws IOException {
        List<Reference> further = new ArrayList<>();
        for (String reference : references) further.add(Shop.reference(reference));
        return Rulebook.read(List.of(file("shop.yml", yaml))).decide(shop.schema(), further);
    }

    private static ColumnName name(String table, String column) {
        return new ColumnName(new TableName("public", table), column);
    }

    private String at(int line) {
        return directory.resolve("shop.yml") + ":" + line;
    }

    private static Masked toNull(String domain, DataType type, String because) {
        return new Masked(new GenericMasker.Null(), domain, type, because);
    }

    private static List<String> ids(Decisions decisions) {
        return decisions.findings().stream()
                .map(finding -> finding.severity() + " " + finding.id() + " " + finding.where())
                .toList();
    }

    @Test
    void aColumnIsDecidedByItsName() throws IOException {
        Decisions decisions = decide(new Shop().table("customers", "id", "email", "notes"), """
                tables:
                  customers:
                    id: keep
                    email: null
                    notes: { mask: null, domain: notes }
                """);

        assertThat(decisions.findings()).isEmpty();
        assertThat(decisions.of(name("customers", "id"))).isEqualTo(new Kept(at(3)));
        assertThat(decisions.of(name("customers", "email"))).isEqualTo(toNull("null", Shop.TEXT, at(4)));
        assertThat(decisions.of(name("customers", "notes"))).isEqualTo(toNull("notes", Shop.TEXT, at(5)));
    }

    @Test
    void whatNobodyDecidesIsAnErrorWithTheLineToPaste() throws IOException {
        Decisions decisions =
                decide(new Shop().table("customers", "id", "nickname"), "tables: { customers: { id: keep } }");

        assertThat(decisions.of(name("customers", "nickname"))).isEqualTo(new Decision.Undecided("no rule applies"));
        assertThat(decisions.findings())
                .containsExactly(Finding.error(
                        "undecided-column",
                        "public.customers.nickname",
                        "no rule decides public.customers.nickname (text)",
                        "customers:\n  nickname: keep  # or a mask such as redact"));
    }

    @Test
    void theLineToPasteIsYamlWhateverTheNames() throws IOException {
        Shop shop = new Shop()
                .table(new TableName("audit", "orders"), List.of(Shop.column("größe")))
                .table(new TableName("public", "orders"), List.of(Shop.column("id")))
                .table(new TableName("public", "Order Lines"), List.of(Shop.column("unit price (€)")))
                .table(new TableName("public", "a.b"), List.of(Shop.column("it's"), Shop.column("*")));

        Decisions undecided = decide(shop, "tables: {}");
        String printed = PlanText.findings(undecided.findings());
        Decisions decided = decide(
                shop,
                "tables:\n"
                        + printed.lines()
                                .dropWhile(line -> !line.endsWith("choose:"))
                                .skip(1)
                                .collect(Collectors.joining("\n")));

        assertThat(printed).contains("  audit.orders:\n    größe: keep  # or", "    'it''s': keep  # or");
        assertThat(decided.findings()).isEmpty();
    }

    @Test
    void everyUndecidedColumnIsListedAtOnce() throws IOException {
        Decisions decisions = decide(new Shop().table("a", "x", "y").table("b", "z"), "tables: {}");

        assertThat(ids(decisions))
                .containsExactly(
                        "ERROR undecided-column public.a.x",
                        "ERROR undecided-column public.a.y",
                        "ERROR undecided-column public.b.z");
    }

    @Test
    void aGeneratedColumnNeedsNoDecision() throws IOException {
        Shop shop = new Shop()
                .table(
                        new TableName("public", "customers"),
                        List.of(
                                Shop.column("email"),
                                new Column("domain", Shop.TEXT, true, true, Column.Identity.NONE)));

        assertThat(decide(shop, "tables: { customers: { email: null } }").findings())
                .isEmpty();
        assertThat(decide(shop, "tables:\n  customers:\n    email: null\n    domain: null\n")
                        .findings())
                .containsExactly(Finding.warning(
                        "idle-rule",
                        at(4) + ":5",
                        "the rule on public.customers.domain does nothing: the server computes that column from others",
                        "remove the rule, and mask the columns it is computed from"));
    }

    @Test
    void aLaterFileOverridesColumnByColumn() throws IOException {
        Path first =
                file("first.yml", "tables: { a: { x: keep, y: keep } }\npatterns: [ { column: p, mask: keep } ]\n");
        Path second = file(
                "second.yml",
                "tables: { a: { y: null } }\npatterns: [ { column: p, mask: null }, { column: p, mask: keep } ]\n");
        Decisions decisions = Rulebook.read(List.of(first, second))
                .decide(new Shop().table("a", "x", "y", "p").schema(), List.of());

        assertThat(decisions.of(name("a", "x"))).isEqualTo(new Kept(first + ":1"));
        assertThat(decisions.of(name("a", "y"))).isEqualTo(toNull("null", Shop.TEXT, second + ":1"));
        assertThat(decisions.of(name("a", "p")))
                .as("the later file's first pattern")
                .isEqualTo(toNull("null", Shop.TEXT, "pattern " + second + ":2"));
    }

    @Test
    void aNameCountsMoreThanAPatternInAnyFile() throws IOException {
        Path first = file("first.yml", "tables: { a: { x: keep } }\n");
        Path second = file("second.yml", "patterns: [ { column: x, mask: null } ]\n");

        assertThat(Rulebook.read(List.of(first, second))
                        .decide(new Shop().table("a", "x").schema(), List.of())
                        .of(name("a", "x")))
                .isEqualTo(new Kept(first + ":1"));
    }

    @Test
    void anIncludedFileIsOverriddenByItsIncluderAndReadOnce() throws IOException {
        file("common.yml", "include: shop.yml\ntables: { a: { x: keep, y: keep } }\n");
        Decisions decisions = decide(
                new Shop().table("a", "x", "y"), "include: [ common.yml, ./common.yml ]\ntables: { a: { y: null } }\n");

        assertThat(decisions.of(name("a", "x"))).isEqualTo(new Kept(directory.resolve("common.yml") + ":2"));
        assertThat(decisions.of(name("a", "y"))).isEqualTo(toNull("null", Shop.TEXT, at(2)));
    }

    @Test
    void aPatternLooksAtNameTypeAndTable() throws IOException {
        Decisions decisions = decide(
                new Shop()
                        .table("a", "created_at", "createdAt", "CREATED_AT", "xcreated_at", "id", "secret")
                        .table("b", "secret"),
                """
                tables: { b: keep }
                patterns:
                  - { column: "created_at", type: number, mask: keep }
                  - { column: "created_at", type: [ text, number ], mask: null }
                  - { column: "secret", table: "b", mask: keep }
                """);

        for (String column : List.of("created_at", "createdAt", "CREATED_AT")) {
            assertThat(decisions.of(name("a", column))).isEqualTo(toNull("null", Shop.TEXT, "pattern " + at(4)));
        }
        assertThat(decisions.of(name("b", "secret"))).isEqualTo(new Kept(at(1) + " (*)"));
        assertThat(ids(decisions))
                .as("a pattern matches a whole name")
                .containsExactly(
                        "ERROR undecided-column public.a.id",
                        "ERROR undecided-column public.a.secret",
                        "ERROR undecided-column public.a.xcreated_at");
    }

    @Test
    void theRestOfATableMayBeKeptInOneWord() throws IOException {
        Decisions decisions = decide(
                new Shop().table("a", "x", "y").table("b", "z"), "tables:\n  a: { x: null, \"*\": keep }\n  b: keep\n");

        assertThat(decisions.findings()).isEmpty();
        assertThat(decisions.of(name("a", "y"))).isEqualTo(new Kept(at(2) + " (*)"));
        assertThat(decisions.of(name("b", "z"))).isEqualTo(new Kept(at(3) + " (*)"));
    }

    @Test
    void keepingTheRestIsToldWhereAPatternWouldMask() throws IOException {
        Decisions decisions = decide(
                new Shop().table("a", "x", "email"),
                "tables: { a: keep }\npatterns: [ { column: email, mask: null } ]\n");

        assertThat(decisions.of(name("a", "email"))).isInstanceOf(Kept.class);
        assertThat(decisions.findings())
                .containsExactly(Finding.warning(
                        "kept-against-pattern",
                        "public.a.email",
                        "\"*\": keep in " + at(1) + " keeps public.a.email, which the pattern " + at(2) + " would mask",
                        "name it in the rules: a: { email: keep }"));
    }

    @Test
    void aRestThatIsEmptyIsIdle() throws IOException {
        assertThat(decide(new Shop().table("a", "x"), "tables: { a: { x: keep, \"*\": keep } }")
                        .findings())
                .containsExactly(Finding.warning(
                        "idle-rule",
                        at(1) + ":25",
                        "the rule on \"*\" of public.a does nothing: every column is named",
                        "remove it, so that a new column stops the run and is decided"));
    }

    @Test
    void anUnknownTableOrColumnIsToldWithTheNearestName() throws IOException {
        Decisions decisions = decide(new Shop().table("customers", "id", "email"), """
                tables:
                  custmers: { id: keep }
                  zebras: keep
                  customers:
                    id: keep
                    emial: null
                    zebra: null
                    email: null
                """);

        assertThat(decisions.findings())
                .containsExactly(
                        Finding.error(
                                "unknown-table",
                                at(2) + ":3",
                                "the source has no table 'custmers'; did you mean 'customers'?",
                                "write customers"),
                        Finding.error(
                                "unknown-table",
                                at(3) + ":3",
                                "the source has no table 'zebras'",
                                "remove it, or let the user see the table"),
                        Finding.error(
                                "unknown-column",
                                at(6) + ":5",
                                "table public.customers has no column 'emial'; did you mean 'email'?",
                                "write email"),
                        Finding.error(
                                "unknown-column",
                                at(7) + ":5",
                                "table public.customers has no column 'zebra'",
                                "remove it, or name one of id, email"));
    }

    @Test
    void aTableNameInTwoSchemasNeedsItsSchema() throws IOException {
        Shop shop = new Shop()
                .table(new TableName("audit", "orders"), List.of(Shop.column("id")))
                .table(new TableName("public", "orders"), List.of(Shop.column("id")));

        assertThat(decide(shop, "tables: { orders: keep, audit.orders: keep, public.orders: keep }")
                        .findings())
                .containsExactly(Finding.error(
                        "ambiguous-table",
                        at(1) + ":11",
                        "'orders' is the name of 2 tables in different schemas",
                        "write audit.orders or public.orders"));
        assertThat(decide(shop, "tables: { audit.orders: keep, public.orders: keep }")
                        .findings())
                .isEmpty();
    }

    @Test
    void aMaskThatCannotMaskTheColumnIsAnError() throws IOException {
        Decisions decisions = decide(new Shop().table("a", "x!"), "tables: { a: { x: null } }");

        assertThat(decisions.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("unfit-mask");
            assertThat(finding.isError()).isTrue();
            assertThat(finding.where()).isEqualTo("public.a.x");
            assertThat(finding.message())
                    .startsWith("null cannot mask public.a.x (text): ")
                    .contains("NOT NULL");
            assertThat(finding.remedy()).isEqualTo("change " + at(1));
        });
    }

    @Test
    void aReferringColumnFollowsItsKey() throws IOException {
        Shop shop = new Shop()
                .table("customers", "id", "code")
                .table("orders", "customer_id", "customer_code", "id")
                .table("lines", "order_id", "customer_id")
                .refers("orders.customer_id -> customers.id")
                .refers("orders.customer_code -> customers.code")
                .refers("lines.order_id -> orders.id")
                .refers("lines.customer_id -> orders.customer_id");
        Decisions decisions = decide(
                shop,
                "tables:\n  customers: { id: { mask: null, domain: people }, code: keep }\n  orders: { id: keep }\n");

        assertThat(decisions.findings()).isEmpty();
        assertThat(decisions.of(name("orders", "customer_id")))
                .isEqualTo(toNull("people", Shop.NUMBER, "references public.customers.id"));
        assertThat(decisions.of(name("lines", "customer_id")))
                .isEqualTo(toNull("people", Shop.NUMBER, "references public.orders.customer_id"));
        assertThat(decisions.of(name("orders", "customer_code")))
                .isEqualTo(new Kept("references public.customers.code"));
        assertThat(decisions.of(name("lines", "order_id"))).isEqualTo(new Kept("references public.orders.id"));
    }

    @Test
    void aConfiguredReferenceCarriesLikeADeclaredOne() throws IOException {
        Decisions decisions = decide(
                new Shop().table("customers", "id").table("comments", "subject_id"),
                "tables: { customers: { id: null } }",
                "comments.subject_id -> customers.id");

        assertThat(decisions.of(name("comments", "subject_id")))
                .isEqualTo(toNull("null", Shop.NUMBER, "references public.customers.id"));
    }

    @Test
    void aKeyCountsMoreThanAPatternOrTheRestOfATable() throws IOException {
        Shop shop = new Shop()
                .table("customers", "id")
                .table("orders", "owner_id")
                .refers("orders.owner_id -> customers.id");
        String yaml =
                "tables: { customers: { id: null }, orders: { \"*\": keep } }\npatterns: [ { column: owner_id, mask: keep } ]\n";

        assertThat(decide(shop, yaml).of(name("orders", "owner_id")))
                .isEqualTo(toNull("null", Shop.NUMBER, "references public.customers.id"));
    }

    @Test
    void aPatternOnAKeyFollowsToo() throws IOException {
        Shop shop = new Shop()
                .table("customers", "id")
                .table("orders", "owner_id")
                .refers("orders.owner_id -> customers.id");

        assertThat(decide(shop, "patterns: [ { column: id, mask: null } ]\n").of(name("orders", "owner_id")))
                .isEqualTo(toNull("null", Shop.NUMBER, "references public.customers.id"));
    }

    @Test
    void aFollowerIsBoundToItsKeysType() throws IOException {
        Shop shop = new Shop()
                .table(new TableName("public", "users"), List.of(Column.of("email", DataType.text(50), true)))
                .table(
                        new TableName("public", "logins"),
                        List.of(
                                Column.of("user_email", DataType.text(99), true),
                                Column.of("again", DataType.text(7), true)))
                .refers("logins.user_email -> users.email")
                .refers("logins.again -> logins.user_email");
        Decisions decisions = decide(shop, "tables:\n  users: { email: null }\n  logins: { user_email: null }\n");

        assertThat(decisions.findings()).isEmpty();
        assertThat(decisions.of(name("logins", "user_email")))
                .as("named, but the same mask as its key's")
                .isEqualTo(toNull("null", DataType.text(50), at(3)));
        assertThat(decisions.of(name("logins", "again")))
                .isEqualTo(toNull("null", DataType.text(50), "references public.logins.user_email"));
    }

    @Test
    void aDifferentDecisionOnAReferringColumnIsAnError() throws IOException {
        Shop shop = new Shop()
                .table("customers", "id")
                .table("orders", "a_id", "b_id")
                .refers("orders.a_id -> customers.id")
                .refers("orders.b_id -> customers.id");
        Decisions decisions = decide(
                shop,
                "tables:\n  customers: { id: null }\n  orders: { a_id: keep, b_id: { mask: null, domain: other } }\n");

        assertThat(decisions.findings())
                .containsExactly(
                        Finding.error(
                                "broken-reference",
                                "public.orders.a_id",
                                "public.orders.a_id is kept (" + at(3)
                                        + ") but refers to public.customers.id, which is masked with null in domain null ("
                                        + at(2) + "): no row would find its key",
                                "decide only public.customers.id; what refers to it follows"),
                        Finding.error(
                                "broken-reference",
                                "public.orders.b_id",
                                "public.orders.b_id is masked with null in domain other (" + at(3)
                                        + ") but refers to public.customers.id, which is masked with null in domain null ("
                                        + at(2) + "): no row would find its key",
                                "decide only public.customers.id; what refers to it follows"));
    }

    @Test
    void aColumnThatRefersToTwoKeysNeedsThemToAgree() throws IOException {
        Shop shop = new Shop().table("orders", "id").table("posts", "id").table("comments", "subject_id");
        String[] references = {"comments.subject_id -> orders.id", "comments.subject_id -> posts.id"};

        assertThat(ids(decide(shop, "tables: { orders: { id: keep }, posts: { id: null } }", references)))
                .containsExactly("ERROR broken-reference public.comments.subject_id");
        assertThat(decide(shop, "tables: { orders: { id: keep }, posts: { id: keep } }", references)
                        .findings())
                .isEmpty();
    }

    @Test
    void aColumnWhoseKeyIsUndecidedIsDecidedByItsOwnRules() throws IOException {
        Shop shop = new Shop()
                .table("customers", "id")
                .table("orders", "owner_id")
                .refers("orders.owner_id -> customers.id");

        assertThat(ids(decide(shop, "tables: { orders: { owner_id: keep } }")))
                .containsExactly("ERROR undecided-column public.customers.id");
        assertThat(ids(decide(shop, "patterns: [ { column: owner_id, mask: keep } ]")))
                .containsExactly("ERROR undecided-column public.customers.id");
        assertThat(ids(decide(shop, "tables: {}")))
                .containsExactly(
                        "ERROR undecided-column public.customers.id", "ERROR undecided-column public.orders.owner_id");
    }

    @Test
    void circlesOfReferencesNeedOneDecision() throws IOException {
        Shop shop = new Shop()
                .table("a", "id", "boss_id")
                .table("b", "id")
                .refers("a.id -> b.id")
                .refers("b.id -> a.id")
                .refers("a.boss_id -> a.id")
                .refers("a.id -> a.id");

        for (String table : List.of("a", "b")) {
            Decisions decisions = decide(shop, "tables: { " + table + ": { id: null } }");
            assertThat(decisions.findings()).isEmpty();
            assertThat(decisions.columns().values()).allMatch(decision -> decision instanceof Masked);
        }
        assertThat(decide(shop, "patterns: [ { column: id, table: b, mask: keep } ]")
                        .findings())
                .isEmpty();
        assertThat(ids(decide(shop, "tables: {}"))).hasSize(3);
    }

    @Test
    void aReferenceToWhatIsNotInTheSchemaCarriesNothing() throws IOException {
        assertThat(decide(new Shop().table("a", "x"), "tables: { a: { x: keep } }", "a.x -> gone.id", "gone.x -> a.x")
                        .findings())
                .isEmpty();
    }

    @Test
    void aDecisionIsAskedForOnlyWhereThereIsOne() throws IOException {
        Decisions decisions = decide(new Shop().table("a", "x"), "tables: { a: keep }");

        assertThatThrownBy(() -> decisions.of(name("a", "y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no decision was made on public.a.y");
    }

    @Test
    void noRuleFileDecidesNothing() {
        assertThat(ids(Rulebook.read(List.of())
                        .decide(new Shop().table("a", "x").schema(), List.of())))
                .containsExactly("ERROR undecided-column public.a.x");
    }

    @Test
    void aRuleFileThatIsNotThereIsToldByName() {
        assertThatThrownBy(() -> Rulebook.read(List.of(directory.resolve("none.yml"), directory)))
                .hasMessage(directory + ": this is a directory; name a YAML file\n" + directory.resolve("none.yml")
                        + ": there is no such file; check the path, or write the file");
    }
}
