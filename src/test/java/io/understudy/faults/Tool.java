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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** A run of the program: as a user starts it, a process of its own with 256 MB, so that it can be killed, or within this JVM. */
final class Tool implements AutoCloseable {
    /** Longer than anything here may take; a test that gets this far has found something that hangs. */
    static final Duration HANGS = Duration.ofSeconds(60);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Only one run at a time speaks on the streams of this JVM. */
    private static final ReentrantLock STREAMS = new ReentrantLock();

    private final Running running;

    /** What it runs in. */
    private sealed interface Running {
        boolean isAlive();

        /** Whether it is over within that time. */
        boolean isOverWithin(Duration most) throws InterruptedException;

        /** Asked when it is over. */
        int exit();

        String out();

        /** What it has said so far, as far as that can be known. */
        String err();

        void end();
    }

    private record OfItsOwn(Process process, Path outFile, Path errFile) implements Running {
        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public boolean isOverWithin(Duration most) throws InterruptedException {
            return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public int exit() {
            return process.exitValue();
        }

        @Override
        public String out() {
            return read(outFile);
        }

        @Override
        public String err() {
            return read(errFile);
        }

        @Override
        public void end() {
            process.destroyForcibly();
        }
    }

    private record InThisJvm(Thread thread, CompletableFuture<Ending> ending) implements Running {
        @Override
        public boolean isAlive() {
            return thread.isAlive();
        }

        @Override
        public boolean isOverWithin(Duration most) throws InterruptedException {
            thread.join(most.toMillis());
            return !thread.isAlive();
        }

        @Override
        public int exit() {
            return ending.join().exit();
        }

        @Override
        public String out() {
            return ending.join().out();
        }

        @Override
        public String err() {
            return ending.isDone() ? ending.join().err() : "";
        }

        @Override
        public void end() {
            thread.interrupt();
        }
    }

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

    private Tool(Running running) {
        this.running = running;
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
            return new Tool(new OfItsOwn(builder.start(), out, err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it within this JVM, which is warm: for harm that is done to somebody else. */
    static Tool startHere(Rehearsal rehearsal, String... arguments) {
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().name("understudy-run").start(() -> {
            try {
                ending.complete(runHere(rehearsal, arguments));
            } catch (RuntimeException | Error e) {
                ending.completeExceptionally(e);
            }
        });
        return new Tool(new InThisJvm(thread, ending));
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

    static Ending runHere(List<String> arguments) {
        try {
            assertThat(STREAMS.tryLock(HANGS.toMillis(), TimeUnit.MILLISECONDS))
                    .as("a run before this one is over")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
            STREAMS.unlock();
        }
    }

    Ending await() {
        return await(HANGS);
    }

    Ending await(Duration most) {
        try {
            assertThat(running.isOverWithin(most))
                    .as("over within %s; so far it said:%n%s", most, running.err())
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Ending(running.exit(), running.out(), running.err());
    }

    /** Waits until it has said something on the error stream. */
    void awaitSaying(String text) {
        Moments.await(() -> {
            assertThat(running.isAlive() || running.err().contains(text))
                    .as("still running and about to say \"%s\"; it said:%n%s", text, running.err())
                    .isTrue();
            return running.err().contains(text);
        });
    }

    /** As kill -9 does. */
    void kill() {
        process().destroyForcibly();
    }

    /** INT, TERM, STOP … */
    void signal(String name) {
        Moments.signal(name, process().pid());
    }

    void requireRunning() {
        assertThat(isRunning()).as("still running; it said:%n%s", running.err()).isTrue();
    }

    boolean isRunning() {
        return running.isAlive();
    }

    long pid() {
        return process().pid();
    }

    private Process process() {
        if (running instanceof OfItsOwn its) return its.process();
        throw new IllegalStateException("it has no process of its own");
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
        running.end();
    }
}
