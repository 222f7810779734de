package io.understudy.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Problems;
import io.understudy.mask.PersonMasker;
import io.understudy.rules.Rulebook;
import io.understudy.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has written into a rules file stays, letter by letter, whatever is added. */
class RulesFileTest {
    private static final String BY_HAND = """
            include: pack:common   # ours

            tables:
              # People ---------------------
              customers:
                id: keep      # a number
                notes: { mask: keep, reason: "none since 2024" }
                # nickname: see the ticket

              # Things ---------------------
              countries: { code: keep, name: "keep" }   # all of it
              products: { id: keep,
                title: keep }
            patterns:
              - { column: "x", mask: keep }
            """;

    private static final List<Addition> ADDED = List.of(
            new Addition("email", Proposal.decided(Rule.of(new PersonMasker.Email()), "email 0.99, name: e mail")),
            new Addition("alias", Proposal.undecided(Rule.of(new PersonMasker.Username()), "username 0.62")),
            new Addition("parent_id", Proposal.remark("follows public.customers.id")));

    @TempDir
    private Path folder;

    @Test
    void whatStandsThereStaysWhateverIsAdded() throws IOException {
        Problems problems = new Problems();
        RulesFile file = new RulesFile("rules.yml", BY_HAND, problems);
        for (String table : List.of("customers", "countries", "products", "brand new"))
            file.add(new TableName("public", table), table.equals("brand new") ? "'brand new'" : table, ADDED);
        problems.throwIfAny();
        String text = file.text();

        String withoutBraces = BY_HAND.replaceAll("[{} ,]+", " ");
        List<String> after = text.replaceAll("[{} ,]+", " ").lines().toList();
        assertThat(after)
                .containsSubsequence(withoutBraces
                        .lines()
                        .filter(line -> !line.contains("countries:") && !line.isBlank())
                        .toList());
        assertThat(text)
                .contains("    # nickname: see the ticket\n    email: email")
                .contains("countries: { code: keep, name: \"keep\",\n")
                .contains("  }   # all of it\n")
                .contains("  brand new:".replace("brand new", "'brand new'"))
                .contains("# alias: username");
        Path written = Files.writeString(folder.resolve("rules.yml"), text);
        assertThat(Rulebook.read(List.of(written))).isNotNull();

        RulesFile again = new RulesFile("rules.yml", text, problems);
        for (String table : List.of("customers", "countries", "products"))
            for (String column : List.of("alias", "parent_id"))
                assertThat(again.remarks(new TableName("public", table), table, column))
                        .as(table + "." + column)
                        .isTrue();
        assertThat(again.remarks(new TableName("public", "customers"), "customers", "nickname"))
                .isTrue();
        assertThat(again.remarks(new TableName("public", "customers"), "customers", "name"))
                .isFalse();
    }
}
