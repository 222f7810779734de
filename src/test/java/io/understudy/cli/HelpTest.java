package io.understudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command says about itself, as golden text: wording is part of the program. To renew, run with the environment variable GOLDEN=write and read the difference. */
class HelpTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/io/understudy/cli/help");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "understudy",
                "init",
                "discover",
                "plan",
                "preview",
                "refresh",
                "fixture",
                "fixture capture",
                "fixture apply",
                "fixture check",
                "fixture export",
                "fixture list",
                "fixture show",
                "fixture shrink",
                "fixture drop",
                "locate",
                "verify",
                "report",
                "enroll",
                "history",
                "rollback"
            })
    void everyCommandExplainsItself(String command) throws IOException {
        String help = command.equals("understudy") ? help("--help") : help((command + " --help").split(" ", -1));

        Path golden = DIRECTORY.resolve(command.replace(' ', '-') + ".txt");
        if ("write".equals(System.getenv("GOLDEN"))) Files.writeString(golden, help, StandardCharsets.UTF_8);
        assertThat(help).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    private static String help(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(Map.of(), arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
