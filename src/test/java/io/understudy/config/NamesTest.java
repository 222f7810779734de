package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final Where AT = new Where("understudy.yml", 1, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b -> c.d",
                "s.a.b -> t.c.d",
                "a.(b, c) -> d.(e, f)",
                "s.a.(b, c) -> t.d.(e, f)",
                "comments.(subject_type='order').subject_id -> orders.id",
                "s.comments.(subject_type='it''s').(a, b) -> orders.(c, d)",
                "\"odd.schema\".\"odd table\".\"a\"\"b\" -> c.\"->\"",
                "コメント.注文 -> 注文.番号"
            })
    void aReferenceIsWrittenAsItIsRead(String text) {
        assertThat(ReferenceText.parse(AT, text)).hasToString(text);
    }

    @Test
    void aReferenceHasItsParts() {
        assertThat(ReferenceText.parse(AT, " comments . ( type = 'order' ) . subject_id->s.orders.id "))
                .isEqualTo(new ReferenceText(
                        AT,
                        new TableText(null, "comments"),
                        List.of("subject_id"),
                        new ReferenceText.Discriminator("type", "order"),
                        new TableText("s", "orders"),
                        List.of("id")));
        assertThat(ReferenceText.parse(AT, "a.(kind=7).b -> c.d").discriminator())
                .isEqualTo(new ReferenceText.Discriminator("kind", "7"));
    }

    @Test
    void aTableNameMayHoldAnything() {
        assertThat(TableText.parse("orders")).isEqualTo(new TableText(null, "orders"));
        assertThat(TableText.parse("shop.orders")).isEqualTo(new TableText("shop", "orders"));
        assertThat(TableText.parse("order details (old)")).isEqualTo(new TableText(null, "order details (old)"));
        assertThat(TableText.parse("\"a.b\".\"c\"\"d\"")).isEqualTo(new TableText("a.b", "c\"d"));
        assertThat(TableText.parse("\"a.b\".\"c d\"")).hasToString("\"a.b\".\"c d\"");
        assertThatThrownBy(() -> TableText.parse("a.")).hasMessage("expected a name at character 3, found the end");
        assertThatThrownBy(() -> TableText.parse("\"a")).hasMessage("the quote at character 1 never ends");
        assertThatThrownBy(() -> TableText.parse("\"\"")).hasMessage("a table name must not be empty");
    }

    @Test
    void aTableWithoutItsSchemaNamesAnyTableSoCalled() {
        assertThat(TableText.parse("orders").names("public", "orders")).isTrue();
        assertThat(TableText.parse("public.orders").names("public", "orders")).isTrue();
        assertThat(TableText.parse("audit.orders").names("public", "orders")).isFalse();
        assertThat(TableText.parse("Orders").names("public", "orders"))
                .as("case matters on a server")
                .isFalse();
    }
}
