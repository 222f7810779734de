package io.understudy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.plan.CheckClause.Compared;
import io.understudy.plan.CheckClause.Like;
import io.understudy.plan.CheckClause.Matches;
import io.understudy.plan.CheckClause.NotNull;
import io.understudy.plan.CheckClause.OneOf;
import io.understudy.plan.CheckClause.Other;
import io.understudy.plan.CheckClause.ValidJson;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions as servers print them, newer ones than those of the other tests among them: MySQL has checks since 8.0.16. */
class CheckReaderTest {
    private static List<CheckClause> read(String printed) {
        return CheckReader.parse(printed);
    }

    private static Compared compared(String column, String operator, int number) {
        return new Compared(column, false, operator, BigDecimal.valueOf(number));
    }

    @Test
    void asMySqlPrintsThem() {
        assertThat(read("(`state` in (_utf8mb4\\'open\\',_utf8mb4\\'it\\\\\\'s done\\'))"))
                .containsExactly(new OneOf("state", List.of("open", "it's done")));
        assertThat(read("(`state` in (_latin1'open',_latin1'it\\'s done'))"))
                .containsExactly(new OneOf("state", List.of("open", "it's done")));
        assertThat(read("((`age` >= 0) and (`age` between 0 and 150))"))
                .containsExactly(compared("age", ">=", 0), compared("age", ">=", 0), compared("age", "<=", 150));
        assertThat(read("(char_length(`code`) <= 12)"))
                .containsExactly(new Compared("code", true, "<=", BigDecimal.valueOf(12)));
        assertThat(read("(`email` like _utf8mb4\\'%_@_%\\')")).containsExactly(new Like("email", false, "%_@_%"));
        assertThat(read("regexp_like(`code`,_utf8mb4\\'^[A-Z]+$\\')")).containsExactly(new Matches("code", "^[A-Z]+$"));
        assertThat(read("json_valid(`more`)")).containsExactly(new ValidJson("more"));
        assertThat(read("(`other` = concat(`other`,_utf8mb4\\'\\'))")).hasOnlyElementsOfType(Other.class);
    }

    @Test
    void asMariaDbPrintsThem() {
        assertThat(read("`state` in ('open','it\\'s done')"))
                .containsExactly(new OneOf("state", List.of("open", "it's done")));
        assertThat(read("json_valid(`more`)")).containsExactly(new ValidJson("more"));
        assertThat(read("`age` >= 0 and `name` is not null"))
                .containsExactly(compared("age", ">=", 0), new NotNull("name"));
    }

    @Test
    void asPostgreSqlPrintsThem() {
        assertThat(read("CHECK ((\"Old state\" = ANY (ARRAY['open'::text, 'it''s \"so\"'::text])))"))
                .containsExactly(new OneOf("Old_state", List.of("open", "it's \"so\"")))
                .allMatch(clause -> clause.isAbout("Old state"));
        assertThat(read("CHECK (((email)::text ~~ '%@%'::text)) NOT VALID"))
                .containsExactly(new Like("email", false, "%@%"));
        assertThat(read("CHECK (((price > (0)::numeric) AND (upper((code)::text) = (code)::text)))"))
                .satisfiesExactly(
                        clause -> assertThat(clause).isEqualTo(compared("price", ">", 0)),
                        clause -> assertThat(clause).isInstanceOf(Other.class));
    }

    @Test
    void aConditionThatIsNoneOfTheseIsAboutTheColumnsThatItNames() {
        CheckClause other = read("CHECK ((f(name) > g(age)))").getFirst();
        assertThat(other).isInstanceOf(Other.class);
        assertThat(other.isAbout("age")).isTrue();
        assertThat(other.isAbout("email")).isFalse();
    }
}
