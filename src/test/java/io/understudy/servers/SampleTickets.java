package io.understudy.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tickets of the sample database, and the program as somebody who works on one of them runs it.
 *
 * @param configuration with the locators of the sample configuration
 */
public record SampleTickets(Path configuration) {
    private static final Path FOLDER = Path.of("sample-db", "tickets");

    /** One customer in a hundred of the sample database under its own rules. */
    public static Stage stage(Server server, Path folder, LiveDatabase production, LiveDatabase staging)
            throws IOException {
        // References decide columns that no rule does.
        String references = sampleConfiguration(server).stream()
                .filter(line -> line.matches("\\s+- .+ -> .+"))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
        return new Stage(folder, production, staging)
                .sample("rate: 1%\ncover: 0\ntables: { customers: { by: email } }\nreferences:\n" + references)
                .rules(rules(server));
    }

    /** The rules of the sample database. */
    public static String rules(Server server) throws IOException {
        return Files.readString(Path.of("sample-db", server.isPostgreSql() ? "rules.yml" : "rules-mysql.yml"));
    }

    private static List<String> sampleConfiguration(Server server) throws IOException {
        return Files.readAllLines(
                Path.of("sample-db", server.isPostgreSql() ? "understudy.yml" : "understudy-mysql.yml"));
    }

    /** A configuration of a stage that says how tickets name rows, too. */
    public static Path withLocators(Server server, Stage stage, Path folder) throws IOException {
        List<String> locators = sampleConfiguration(server).stream()
                .dropWhile(line -> !line.startsWith("locators:"))
                .takeWhile(line -> !line.isEmpty())
                .toList();
        return Files.writeString(
                folder.resolve("with-locators.yml"),
                Files.readString(stage.configuration()) + String.join("\n", locators) + "\n");
    }

    /** Makes a fixture of a ticket with one command. */
    public void capture(String ticket, String file, String... options) {
        List<String> all =
                new ArrayList<>(List.of(ticket, "--ticket", FOLDER.resolve(file).toString()));
        all.addAll(List.of(options));
        Stage.Answer answer = run("fixture capture", all.toArray(String[]::new));
        assertThat(answer.out() + answer.err()).doesNotContain("huong", "work.example");
    }

    /** Runs a command that has to succeed. */
    public Stage.Answer run(String command, String... options) {
        Stage.Answer answer = Stage.run(configuration, command, options);
        assertThat(answer.exit())
                .as("%s %s: %s%s", command, List.of(options), answer.out(), answer.err())
                .isZero();
        return answer;
    }
}
