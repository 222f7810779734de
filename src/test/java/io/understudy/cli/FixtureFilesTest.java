package io.understudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that only need a fixture's files. */
class FixtureFilesTest {
    @TempDir
    private Path folder;

    private Path configuration;

    @BeforeEach
    void writeOne() throws IOException {
        configuration = Files.writeString(folder.resolve("understudy.yml"), """
                key: ${NOWHERE}
                databases:
                  shop:
                    source:  { url: "jdbc:postgresql://replica/shop", user: reader }
                    staging: { url: "jdbc:postgresql://staging/shop", user: loader }
                    sample:  { rate: 5% }
                """);
        Path place = Files.createDirectories(folder.resolve("fixtures/INC-1"));
        Files.writeString(place.resolve("fixture.yml"), """
                title: A total below zero
                properties: [ { at: orders.total, what: is negative, rows: 2, survived: false, because: "number-noise (rules.yml:4)" } ]
                expect: [ { sql: "select count(*) from orders where total < 0", is: 2 } ]
                """);
        Files.writeString(place.resolve("orders.csv"), "id,total,note\n1,-5.00,\n2,-7.00,\"\"\n3,1,x\n");
    }

    @Test
    void listShowAndDrop() {
        assertThat(run("fixture list").out()).containsPattern("INC-1 +3 +1 +by hand +A total below zero");
        assertThat(run("fixture list", "--json").out()).contains("\"orders\" : 3");

        Stage.Answer shown = run("fixture show", "INC-1", "--rows", "2");
        assertThat(shown.out())
                .contains(
                        "INC-1: A total below zero",
                        "3 rows, captured by hand",
                        "and 1 more",
                        "LOST by number-noise (rules.yml:4)",
                        "where total < 0 is 2")
                .containsPattern("1 +-5.00 +null")
                .containsPattern("2 +-7.00 +''");
        assertThat(run("fixture show", "INC-1", "--json").out())
                .contains("\"-7.00\", \"\"")
                .contains("\"-5.00\", null");

        assertThat(run("fixture drop", "INC-1").out()).contains("is gone");
        assertThat(folder.resolve("fixtures/INC-1")).doesNotExist();
        assertThat(run("fixture list").out()).contains("There is no fixture in");
    }

    @Test
    void whatIsNotThereIsOneSentence() {
        assertThat(Stage.run(configuration, "fixture show", "INC-2").exit()).isEqualTo(2);
        Stage.Answer none = Stage.run(configuration, "fixture drop", "INC-2");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("there is no fixture of this ticket");
        assertThat(Stage.run(configuration, "fixture drop", "../INC-1").exit()).isEqualTo(2);
        assertThat(folder.resolve("fixtures/INC-1")).exists();
    }

    private Stage.Answer run(String command, String... options) {
        Stage.Answer answer = Stage.run(configuration, command, options);
        assertThat(answer.exit()).as(answer.err()).isZero();
        return answer;
    }
}
