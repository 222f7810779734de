package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad configuration has a golden text beside it: all that the user is told. To renew the texts after a deliberate change, run with the environment
 * variable GOLDEN=write and read the difference.
 */
class BadConfigurationTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/io/understudy/config/bad");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "UNDERSTUDY_KEY", "the-secret-key",
            "READER_PASSWORD", "the-secret-password",
            "PASSWORD_IN_URL", "mysql://u:the-secret-password@h/d",
            "RATE", "the-secret-rate",
            "EMPTY", "");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isToldInFullAndWithoutSecrets(Path file) throws IOException {
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> Configuration.read(file, ENVIRONMENT));

        assertThat(refused).as("an exception").isNotNull();
        String told = refused.getMessage().replace(DIRECTORY + "/", "") + "\n";
        assertThat(told).doesNotContain("the-secret").doesNotContain("hunter2").doesNotContain("c2VjcmV0");
        Path golden = Path.of(file.toString().replaceAll("yml$", "txt"));
        if ("write".equals(System.getenv("GOLDEN"))) Files.writeString(golden, told, StandardCharsets.UTF_8);
        assertThat(told).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }
}
