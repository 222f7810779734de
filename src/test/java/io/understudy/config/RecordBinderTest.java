package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordBinderTest {
    enum Colour {
        RED,
        DARK_BLUE
    }

    record Inner(String name, @Nullable Integer count) {
        Inner {
            if (name.equals("refuse me")) throw new IllegalArgumentException("name is refused; write another");
        }
    }

    record Everything(
            String text,
            int number,
            Long longNumber,
            double fraction,
            BigDecimal exact,
            boolean truth,
            Duration duration,
            Colour colour,
            List<String> several,
            Map<String, Inner> byName,
            Inner innerRecord) {}

    private final Problems problems = new Problems();

    private <T extends Record> Optional<T> bind(String yaml, Class<T> type) {
        return new YamlReader("test.yml", yaml, problems)
                .read()
                .flatMap(node -> new RecordBinder(problems).bind(node, type, ""));
    }

    private List<String> told() {
        return problems.list().stream().map(Problem::toString).toList();
    }

    @Test
    void everyTypeIsRead() {
        assertThat(bind("""
                        text: yes
                        number: -1_000
                        long-number: 9223372036854775807
                        fraction: 5%
                        exact: 0.10
                        truth: true
                        duration: 15m
                        colour: dark-blue
                        several: [ 010, ~x, "" ]
                        by-name: { b: { name: "null", count: 1 }, a: { name: 2020-01-01 } }
                        inner-record: { name: 1e5 }
                        """, Everything.class))
                .contains(new Everything(
                        "yes",
                        -1000,
                        Long.MAX_VALUE,
                        0.05,
                        new BigDecimal("0.10"),
                        true,
                        Duration.ofMinutes(15),
                        Colour.DARK_BLUE,
                        List.of("010", "~x", ""),
                        Map.of("b", new Inner("null", 1), "a", new Inner("2020-01-01", null)),
                        new Inner("1e5", null)));
        assertThat(told()).isEmpty();
    }

    @Test
    void mapsKeepTheirOrder() {
        record Names(Map<String, String> names) {}

        assertThat(bind("names: { z: 1, a: 2, m: 3 }", Names.class)
                        .orElseThrow()
                        .names()
                        .keySet())
                .containsExactly("z", "a", "m");
    }

    @Test
    void oneValueIsAListOfOne() {
        record Names(List<String> names) {}

        assertThat(bind("names: only", Names.class)).contains(new Names(List.of("only")));
        assertThat(bind("names: []", Names.class)).contains(new Names(List.of()));
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(bind("""
                        text: [ a ]
                        number: 1.5
                        long-number: 9223372036854775808
                        fraction: much
                        exact: 1e5
                        truth: yes
                        duration: 15
                        colour: drak-blue
                        several: { a: b }
                        by-name: { a: { nam: x } }
                        inner-record: { name: refuse me }
                        """, Everything.class)).isEmpty();
        assertThat(told())
                .containsExactly(
                        "test.yml:1:7: text: here belongs a single value, not a list",
                        "test.yml:2:9: number: '1.5' is refused: a whole number is wanted",
                        "test.yml:3:14: long-number: '9223372036854775808' is refused: the number is too large",
                        "test.yml:4:11: fraction: 'much' is refused: a number is wanted",
                        "test.yml:5:8: exact: '1e5' is refused: a number is wanted",
                        "test.yml:6:8: truth: 'yes' is refused: true or false is wanted",
                        "test.yml:7:11: duration: '15' is refused: a duration is wanted: 500ms, 30s, 15m, 2h or 7d",
                        "test.yml:8:9: colour: 'drak-blue' is refused: one of red, dark-blue is wanted; did you mean 'dark-blue'?",
                        "test.yml:9:10: several: here belongs a list, not a mapping",
                        "test.yml:10:17: by-name.a: there is no key 'nam'; did you mean 'name'?",
                        "test.yml:11:15: inner-record: name is refused; write another");
    }

    @Test
    void aRecordWithoutComponentsTakesNoKey() {
        record Nothing() {}

        assertThat(bind("{}", Nothing.class)).contains(new Nothing());
        assertThat(bind("{ days: 1 }", Nothing.class)).isEmpty();
        assertThat(told()).containsExactly("test.yml:1:3: there is no key 'days'; it takes none");
    }

    @Test
    void anEmptyValueIsNotALeftOutOne() {
        assertThat(bind("name: a\ncount:\n", Inner.class)).isEmpty();
        assertThat(told()).containsExactly("test.yml:2:7: count: here belongs a single value, not nothing");
    }
}
