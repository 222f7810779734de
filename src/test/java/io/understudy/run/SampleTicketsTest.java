package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three tickets of the sample database become fixtures with one command each, and staging has their rows from then on, though its sample has not. */
final class SampleTicketsTest {
    private static final Path TICKETS = Path.of("sample-db", "tickets");
    private static final String ORDER = "select count(*) from orders where id = 80 and goods < 0";
    private static final String CUSTOMER = "select count(*) from customers where id = 6845 and email = ''";
    private static final String TWINS =
            "select count(*) - count(distinct email) from customers where id in (1041, 24475)";

    @TempDir
    private Path folder;

    private Path configuration;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void comeBackWithEveryRefresh(Server server) throws IOException {
        String variant = server.isPostgreSql() ? "" : "-mysql";
        LiveDatabase staging = server.sampleStaging();
        Stage stage = new Stage(folder, server.sampleProduction(), staging)
                .sample("rate: 1%\ncover: 0\ntables: { customers: { by: email } }\nreferences:\n" + references(variant))
                .rules(Files.readString(Path.of("sample-db", "rules" + variant + ".yml")));
        configuration = folder.resolve("with-locators.yml");
        List<String> locators = Files.readAllLines(Path.of("sample-db", "understudy" + variant + ".yml")).stream()
                .dropWhile(line -> !line.startsWith("locators:"))
                .takeWhile(line -> !line.isEmpty())
                .toList();
        Files.writeString(configuration, Files.readString(stage.configuration()) + String.join("\n", locators) + "\n");

        capture("INC-4312", "INC-4312.md", ORDER, "--children", "1");
        capture("INC-4377", "INC-4377.json", CUSTOMER);
        capture("INC-4401", "INC-4401.eml", TWINS);
        run("refresh");
        assertThat(run("fixture check").out()).contains("INC-4312 holds", "INC-4377 holds", "INC-4401 holds");
        Map<String, String> published = staging.checksums();
        if (!server.isPostgreSql()) return;

        run("refresh");
        assertThat(staging.checksums()).as("refreshed twice").isEqualTo(published);
        run("fixture drop", "INC-4312");
        run("refresh");
        assertThat(staging.count(server.sql("select count(*) from public.orders where id = 80")))
                .isZero();
        assertThat(run("fixture check").out()).contains("INC-4377 holds", "INC-4401 holds");
    }

    /** Those of the sample configuration, which decide columns that no rule does. */
    private static String references(String variant) throws IOException {
        return Files.readAllLines(Path.of("sample-db", "understudy" + variant + ".yml")).stream()
                .filter(line -> line.matches("\\s+- .+ -> .+"))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private void capture(String ticket, String file, String expected, String... options) {
        List<String> all = new ArrayList<>(
                List.of(ticket, "--ticket", TICKETS.resolve(file).toString(), "--expect", expected, "--is", "1"));
        all.addAll(List.of(options));
        Stage.Answer answer = run("fixture capture", all.toArray(String[]::new));
        assertThat(answer.out() + answer.err()).doesNotContain("huong", "work.example");
    }

    private Stage.Answer run(String command, String... options) {
        Stage.Answer answer = Stage.run(configuration, command, options);
        assertThat(answer.exit())
                .as("%s %s: %s%s", command, List.of(options), answer.out(), answer.err())
                .isZero();
        return answer;
    }
}
