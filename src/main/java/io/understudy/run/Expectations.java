package io.understudy.run;

import io.understudy.db.Answer;
import io.understudy.finding.Finding;
import io.understudy.fixture.Expectation;
import io.understudy.fixture.Fixture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds what the queries of fixtures give against what was expected of them. */
final class Expectations {
    private final Function<String, Answer> asked;

    /** @param asked gives the answer to a query */
    Expectations(Function<String, Answer> asked) {
        this.asked = asked;
    }

    /** A finding for each that does not hold. */
    List<Finding> check(List<Fixture> fixtures) {
        List<Finding> findings = new ArrayList<>();
        for (Fixture fixture : fixtures) {
            for (int i = 0; i < fixture.expectations().size(); i++) {
                Expectation expected = fixture.expectations().get(i);
                Answer answer = asked.apply(expected.sql());
                String complaint = complaint(expected, answer);
                if (!complaint.isEmpty())
                    findings.add(
                            Finding.error(
                                    "fixture-expectation",
                                    fixture.ticket() + "/expect " + (i + 1),
                                    "expectation " + (i + 1) + " of fixture " + fixture.ticket() + " " + complaint
                                            + ".",
                                    "Look whether the fixture still shows what it is for; correct its rows or expect: in its fixture.yml."));
            }
        }
        return findings;
    }

    private static String complaint(Expectation expected, Answer answer) {
        if (!answer.isGiven()) return "has no answer: " + answer.complaint();
        if (isMet(expected.is(), answer.value())) return "";
        BigDecimal given = number(answer.value());
        // A number that was counted tells nobody's secrets; anything else may be a value of a row.
        return given == null
                ? "does not give what was expected"
                : "gives " + given.toPlainString() + " where " + expected.is() + " was expected";
    }

    static boolean isMet(Expectation expected, Answer answer) {
        return answer.isGiven() && isMet(expected.is(), answer.value());
    }

    /** Whether what was given is what was expected: as text, as a number, or as a truth however the server spells it. */
    static boolean isMet(String expected, @Nullable String given) {
        if (given == null) return expected.equalsIgnoreCase("null");
        if (expected.equals(given)) return true;
        BigDecimal wanted = number(expected);
        BigDecimal found = number(given);
        if (wanted != null && found != null) return wanted.compareTo(found) == 0;
        return (Set.of("true", "t").contains(expected)
                        && Set.of("true", "t", "1").contains(given))
                || (Set.of("false", "f").contains(expected)
                        && Set.of("false", "f", "0").contains(given));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        if (text == null || !text.matches("[+-]?\\d{1,40}(\\.\\d{1,40})?")) return null;
        return new BigDecimal(text);
    }
}
