package io.understudy.config;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a command, such as a vault's client, for a secret. What it prints is never shown: neither its output nor its errors. */
final class SecretCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SecretCommand() {}

    /**
     * What the command prints to its standard output.
     *
     * @throws IllegalArgumentException saying what to do, if it fails, prints nothing or takes longer than 30 seconds
     */
    static String run(String command, Map<String, String> environment) {
        return run(command, environment, PATIENCE);
    }

    static String run(String command, Map<String, String> environment, Duration patience) {
        Process process = start(command, environment);
        try {
            // Reading is waited for with the same patience, because a child of the command may hold its output open for
            // ever.
            String output = CompletableFuture.supplyAsync(
                            () -> read(process), task -> Thread.ofVirtual().start(task))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) throw new TimeoutException();
            if (process.exitValue() != 0) throw failed("ended with exit code " + process.exitValue());
            if (output.isBlank()) throw failed("printed nothing");
            return output;
        } catch (TimeoutException late) {
            throw failed("took longer than " + patience.toSeconds() + " seconds");
        } catch (ExecutionException broken) {
            throw failed("broke off");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(String command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException noShell) {
            throw failed("could not be started");
        }
    }

    private static String read(Process process) {
        try (InputStream output = process.getInputStream()) {
            return new String(output.readNBytes(64 * 1024), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static IllegalArgumentException failed(String how) {
        return new IllegalArgumentException("the command " + how + "; run it by hand to see why");
    }
}
