package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretCommandTest {
    @Test
    void aCommandThatNeverEndsIsEnded() {
        long before = System.nanoTime();

        assertThatThrownBy(() -> SecretCommand.run("sleep 60", Map.of("PATH", "/usr/bin:/bin"), Duration.ofSeconds(1)))
                .hasMessage("the command took longer than 1 seconds; run it by hand to see why");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aCommandThatCannotBeFoundIsToldByItsExitCode() {
        assertThatThrownBy(() -> SecretCommand.run("no-such-command-here", Map.of()))
                .hasMessage("the command ended with exit code 127; run it by hand to see why");
    }
}
