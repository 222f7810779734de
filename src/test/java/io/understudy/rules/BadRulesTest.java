package io.understudy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.understudy.config.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad rule file has a golden text beside it: all that the user is told. To renew the texts after a deliberate change, run with GOLDEN=write. */
class BadRulesTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/io/understudy/rules/bad");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isToldInFull(Path file) throws IOException {
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> Rulebook.read(List.of(file)));

        assertThat(refused).as("an exception").isNotNull();
        String told = refused.getMessage().replace(DIRECTORY + "/", "") + "\n";
        Path golden = Path.of(file.toString().replaceAll("yml$", "txt"));
        if ("write".equals(System.getenv("GOLDEN"))) Files.writeString(golden, told, StandardCharsets.UTF_8);
        assertThat(told).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }
}
