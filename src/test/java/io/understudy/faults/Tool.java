package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The program as a user starts it, a process of its own with 256 MB, so that it can be killed. */
final class Tool implements AutoCloseable {
    /** Longer than anything here may take; a test that gets this far has found something that hangs. */
    static final Duration HANGS = Duration.ofSeconds(60);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Process process;
    private final Path out;
    private final Path err;

    /** How it ended. */
    record Ending(int exit, String out, String err) {
        Ending expect(int code) {
            assertThat(exit).as("exit code of a run that said:%n%s%s", out, err).isEqualTo(code);
            return this;
        }

        /** What it says went wrong, without the progress before it. */
        String complaint() {
            int start = err.indexOf("understudy: ");
            return start < 0 ? "" : err.substring(start).strip();
        }

        /** The one sentence, on one line, that a failed run ends with. */
        Ending says(String... parts) {
            assertThat(complaint())
                    .as(err)
                    .contains(parts)
                    .doesNotContain("Exception")
                    .doesNotContain("\n");
            return this;
        }
    }

    private Tool(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it on the configuration of two databases. */
    static Tool start(Rehearsal rehearsal, String... arguments) {
        return start(rehearsal, List.of(), arguments);
    }

    static Tool start(Rehearsal rehearsal, List<String> jvmOptions, String... arguments) {
        // A shell that starts tests in the background makes them deaf to Ctrl-C, and what they start with them; the
        // tool must hear it.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // The JVM that runs the tests has a jar of one line as its class path; this is what is behind it.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, "io.understudy.cli.Main"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-c", rehearsal.configuration().toString()));
        int number = NUMBERS.incrementAndGet();
        Path out = rehearsal.folder().resolve("out-" + number + ".txt");
        Path err = rehearsal.folder().resolve("err-" + number + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("UNDERSTUDY_KEY", Rehearsal.KEY);
        try {
            return new Tool(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits for its end. */
    static Ending run(Rehearsal rehearsal, String... arguments) {
        try (Tool tool = start(rehearsal, arguments)) {
            return tool.await();
        }
    }

    /** Runs it within this JVM, which is faster, for what needs no process of its own. */
    static Ending runHere(Rehearsal rehearsal, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("-c", rehearsal.configuration().toString()));
        return runHere(all);
    }

    static synchronized Ending runHere(List<String> arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream newOut = new ByteArrayOutputStream();
        ByteArrayOutputStream newErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
        try {
            int exit = Main.run(arguments.toArray(String[]::new));
            return new Ending(exit, newOut.toString(StandardCharsets.UTF_8), newErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    Ending await() {
        return await(HANGS);
    }

    Ending await(Duration most) {
        try {
            assertThat(process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS))
                    .as("over within %s; so far it said:%n%s", most, read(err))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Ending(process.exitValue(), read(out), read(err));
    }

    /** Waits until it has said something on the error stream. */
    void awaitSaying(String text) {
        Moments.await(() -> {
            assertThat(process.isAlive() || read(err).contains(text))
                    .as("still running and about to say \"%s\"; it said:%n%s", text, read(err))
                    .isTrue();
            return read(err).contains(text);
        });
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly();
    }

    /** INT, TERM, STOP … */
    void signal(String name) {
        Moments.signal(name, process.pid());
    }

    void requireRunning() {
        assertThat(isRunning()).as("still running; it said:%n%s", read(err)).isTrue();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
