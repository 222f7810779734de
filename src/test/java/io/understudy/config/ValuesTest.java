package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "5%, 0.05",
        "100%, 1",
        "0.05, 0.05",
        "0.1%, 0.001",
        "12.5 %, 0.125",
        "+5%, 0.05",
        ".5, 0.5",
        "0.000000000000000001%, 1e-20"
    })
    void aRateIsAPercentageOrAFraction(String text, double fraction) {
        assertThat(Rate.parse(text).fraction()).isEqualTo(fraction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0%", "0", "-1%", "100.1%", "1", "1.0", "5", "NaN", "Infinity", "1e2%", "%", "", "5%%", "٥%"})
    void anythingElseIsNoRate(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write 5%, say");
    }

    @ParameterizedTest
    @CsvSource({"0.05, 5%", "1, 100%", "0.001, 0.1%", "0.125, 12.5%"})
    void aRateIsPrintedAsAPercentage(double fraction, String text) {
        assertThat(new Rate(fraction)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "500ms, 500", "30s, 30000", "15m, 900000", "2h, 7200000", "7d, 604800000", "3 s, 3000"})
    void aDurationHasAUnit(String text, long millis) {
        assertThat(Literals.duration(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1s", "1.5s", "s", "", "1w", "99999999999s", "1S"})
    void anythingElseIsNoDuration(String text) {
        assertThatThrownBy(() -> Literals.duration(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://h/d                      | POSTGRESQL | h:5432/d",
                "jdbc:postgresql://h:1/d?sslmode=require    | POSTGRESQL | h:1/d",
                "jdbc:postgresql://a:1,b/d                  | POSTGRESQL | a:1,b:5432/d",
                "jdbc:postgresql://[::1]/d                  | POSTGRESQL | [::1]:5432/d",
                "jdbc:postgresql://[::1]:7/d                | POSTGRESQL | [::1]:7/d",
                "jdbc:postgresql:///d                       | POSTGRESQL | localhost:5432/d",
                "jdbc:mysql://h/d?useSSL=true               | MYSQL      | h:3306/d",
                "jdbc:mariadb://h:3307/d                    | MARIADB    | h:3307/d"
            })
    void aUrlTellsWhereItLeads(String text, Engine engine, String described) {
        JdbcUrl url = JdbcUrl.parse(text);

        assertThat(url.engine()).isEqualTo(engine);
        assertThat(url.describe()).isEqualTo(described);
        assertThat(url.text()).isEqualTo(text);
    }

    @Test
    void secretsAreEqualByTheirTextAndPrintNothing() {
        assertThat(new Secret("hunter2"))
                .isEqualTo(new Secret("hunter2"))
                .isNotEqualTo(new Secret("x"))
                .hasToString("***");
        assertThat(new Secret("hunter2").hashCode()).isEqualTo(new Secret("x").hashCode());
    }

    @ParameterizedTest
    @CsvSource({
        "DateShift, date-shift",
        "dateShift, date-shift",
        "Null, null",
        "maximumDays, maximum-days",
        "Sha256Token, sha256-token"
    })
    void javaNamesBecomeYamlNames(String java, String yaml) {
        assertThat(RecordBinder.kebab(java)).isEqualTo(yaml);
    }
}
