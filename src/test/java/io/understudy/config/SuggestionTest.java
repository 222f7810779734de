package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> NAMES =
            List.of("customers", "orders", "order_items", "id", "email", "person-name");

    @ParameterizedTest
    @CsvSource({
        "custmers, customers",
        "ordres, orders",
        "orders_item, order_items",
        "di, id",
        "EMAIL, email",
        "emial, email",
        "person_name, person-name",
        "OrderItems, order_items"
    })
    void aSlipFindsItsName(String slip, String meant) {
        assertThat(Suggestion.nearest(slip, NAMES)).contains(meant);
    }

    @Test
    void whatIsFarFromEverythingFindsNothing() {
        assertThat(Suggestion.nearest("invoices", NAMES)).isEmpty();
        assertThat(Suggestion.nearest("xy", NAMES)).isEmpty();
        assertThat(Suggestion.nearest("", NAMES)).isEmpty();
        assertThat(Suggestion.nearest("id", List.of())).isEmpty();
        assertThat(Suggestion.didYouMean("invoices", NAMES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, ab, 1",
        "abc, acb, 1",
        "abc, xbc, 1",
        "kitten, sitting, 3",
        "a_b, a-b, 0",
        "'', abc, 3"
    })
    void distanceCountsSlips(String left, String right, int slips) {
        assertThat(Suggestion.distance(left, right)).isEqualTo(slips);
        assertThat(Suggestion.distance(right, left)).isEqualTo(slips);
    }
}
