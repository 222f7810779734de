package io.understudy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.config.ConfigurationException;
import io.understudy.mask.Masker;
import io.understudy.rules.Decision.Kept;
import io.understudy.rules.Decision.Masked;
import io.understudy.rules.Decision.Undecided;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Schema;
import io.understudy.schema.TableName;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules on tables that are called alike, and who answers for a rule. */
class WildcardsAndSignOffTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final Schema SCHEMA = new Shop()
            .table("audit_2025", "id!", "email", "note")
            .table("audit_2026", "id!", "email", "note")
            .table("customers", "id!", "email", "note")
            .table(new TableName("old", "orders"), List.of(Column.of("email", Shop.TEXT, true)))
            .schema();

    @TempDir
    private Path folder;

    private Decisions decide(String... files) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String yaml : files)
            paths.add(Files.writeString(folder.resolve("r" + paths.size() + ".yml"), yaml, StandardCharsets.UTF_8));
        return Rulebook.read(paths).decide(SCHEMA, List.of(), TODAY);
    }

    private static String decided(Decisions decisions, String column) {
        String[] names = column.split("\\.", 3);
        return switch (decisions.of(new ColumnName(new TableName(names[0], names[1]), names[2]))) {
            case Kept kept -> "keep";
            case Masked masked -> masked.masker().name();
            case Undecided undecided -> "undecided";
        };
    }

    private static List<String> told(Decisions decisions) {
        return decisions.findings().stream()
                .filter(finding -> !finding.id().equals("undecided-column"))
                .map(finding -> finding.severity() + " " + finding.id() + " "
                        + finding.where().replaceAll(".*/", "") + " " + finding.message())
                .toList();
    }

    @Test
    void aStarStandsForTablesThatAreCalledAlike() throws IOException {
        Decisions decisions = decide("tables: { \"audit_*\": { email: email, note: redact } }");

        assertThat(decided(decisions, "public.audit_2025.email")).isEqualTo("email");
        assertThat(decided(decisions, "public.audit_2026.note")).isEqualTo("redact");
        assertThat(decided(decisions, "public.audit_2026.id")).isEqualTo("undecided");
        assertThat(decided(decisions, "public.customers.email")).isEqualTo("undecided");
        assertThat(told(decisions)).isEmpty();
    }

    @Test
    void aStarStandsForSchemasAndWholeTables() throws IOException {
        Decisions decisions = decide("tables: { \"old.*\": keep, \"p*.\\\"customers\\\"\": keep }");

        assertThat(decided(decisions, "old.orders.email")).isEqualTo("keep");
        assertThat(decided(decisions, "public.customers.note")).isEqualTo("keep");
        assertThat(decided(decisions, "public.audit_2025.email")).isEqualTo("undecided");
    }

    @Test
    void aTablesOwnNameCountsMoreThanAWildcardOfAnyFile() throws IOException {
        Decisions decisions = decide(
                "tables: { audit_2026: { email: text, \"*\": keep } }",
                "tables: { \"audit_*\": { email: email, note: redact, \"*\": { mask: digits } } }");

        assertThat(decided(decisions, "public.audit_2026.email")).isEqualTo("text");
        assertThat(decided(decisions, "public.audit_2026.note")).isEqualTo("redact");
        assertThat(decided(decisions, "public.audit_2026.id")).isEqualTo("keep");
        assertThat(decided(decisions, "public.audit_2025.id")).isEqualTo("digits");
    }

    @Test
    void aLaterFilesWildcardCountsMoreAndWithinAFileTheFirst() throws IOException {
        Decisions decisions = decide(
                "tables: { \"audit_*\": { email: text, note: text } }",
                "tables: { \"*_2026\": { email: email }, \"audit_*\": { email: hash-token } }");

        assertThat(decided(decisions, "public.audit_2026.email")).isEqualTo("email");
        assertThat(decided(decisions, "public.audit_2025.email")).isEqualTo("hash-token");
        assertThat(decided(decisions, "public.audit_2025.note")).isEqualTo("text");
    }

    @Test
    void aWildcardCountsMoreThanAPattern() throws IOException {
        Decisions decisions = decide("""
                tables: { "audit_*": { "*": keep } }
                patterns: [ { column: email, mask: email } ]
                """);

        assertThat(decided(decisions, "public.audit_2025.email")).isEqualTo("keep");
        assertThat(told(decisions)).hasSize(2).allMatch(told -> told.startsWith("WARNING kept-against-pattern"));
    }

    @Test
    void aWildcardThatStandsForNothingIsTold() throws IOException {
        Decisions decisions = decide("tables: { \"log_*\": { email: email }, \"audit_*\": { emial: email } }");

        assertThat(told(decisions))
                .containsExactlyInAnyOrder(
                        "WARNING idle-rule r0.yml:1:11 the rules on log_* do nothing: no table is called so",
                        "ERROR unknown-column r0.yml:1:51 no table that audit_* stands for has a column 'emial'; did you mean 'email'?");
    }

    @Test
    void aStarInQuotesIsAStar() {
        assertThatThrownBy(() -> decide("tables: { '\"audit_*\"': { email: email }, '*.*.*': keep }"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("r0.yml:1:42: tables.*.*.*: '*.*.*' is refused: tables are named");
    }

    @Test
    void aRuleSaysWhoAnswersForIt() throws IOException {
        Decisions decisions = decide("""
                tables:
                  customers:
                    note: { mask: keep, owner: crm-team, reason: "no free text since 2024", review: 2027-01-31 }
                    email: { mask: email, owner: dpo }
                patterns:
                  - { column: note, mask: redact, reason: "may hold anything" }
                """);

        assertThat(decisions.signOffs())
                .containsEntry(
                        new ColumnName(new TableName("public", "customers"), "note"),
                        new SignOff("crm-team", "no free text since 2024", LocalDate.of(2027, 1, 31)))
                .containsEntry(
                        new ColumnName(new TableName("public", "customers"), "email"), new SignOff("dpo", null, null))
                .containsEntry(
                        new ColumnName(new TableName("public", "audit_2025"), "note"),
                        new SignOff(null, "may hold anything", null))
                .hasSize(4);
        assertThat(told(decisions)).isEmpty();
    }

    @Test
    void anOverdueReviewIsToldOnceForEachRule() throws IOException {
        Decisions decisions = decide("""
                tables:
                  customers: { note: { mask: keep, owner: crm-team, review: 2026-11-20 }, email: { mask: email, review: 2026-11-21 } }
                patterns:
                  - { column: note, mask: redact, review: 2026-01-01 }
                """);

        assertThat(told(decisions))
                .containsExactlyInAnyOrder(
                        "WARNING review-due r0.yml:2:16 this rule was to be reviewed by crm-team before 2026-11-20",
                        "WARNING review-due r0.yml:4:5 this rule was to be reviewed before 2026-01-01");
    }

    @Test
    void aDayThatIsNoneIsRefused() {
        assertThatThrownBy(() -> decide("tables: { customers: { note: { mask: keep, review: 31.1.2027 } } }"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'31.1.2027' is refused: write a day such as 2027-01-31");
    }

    /** A parameter of that name could never be written. */
    @Test
    void noMaskHasAParameterThatSaysWhoAnswers() {
        for (Class<? extends Masker> kind : Masker.kinds().values()) {
            assertThat(Arrays.stream(kind.getRecordComponents()).map(RecordComponent::getName))
                    .as(kind.getSimpleName())
                    .doesNotContain("owner", "reason", "review", "domain", "mask", "column", "type", "table");
        }
    }
}
