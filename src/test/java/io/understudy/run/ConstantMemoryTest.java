package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.cli.Main;
import io.understudy.servers.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five million rows through a JVM of 256 MB: rows must stream, never gather. */
final class ConstantMemoryTest {
    private static final int ROWS = 5_000_000;

    @Test
    void fiveMillionRowsNeedNoMoreThan256Megabytes(@TempDir Path folder) throws Exception {
        Stage databases = Stage.alike(
                folder, "create unlogged table readings (id integer primary key, sensor smallint, value real)");
        databases
                .production()
                .execute(
                        "insert into readings select n, n % 1000, n from generate_series(1, " + ROWS + ") n",
                        "analyze readings");
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "refresh",
                        "-c",
                        databases.configuration().toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).as(Files.readString(output)).isZero();
        assertThat(databases.staging().count("select count(*) from public.readings"))
                .isEqualTo(ROWS);
    }
}
