package io.understudy.run;

import io.understudy.config.Endpoint;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the command that says whether a condition holds. What it prints is not shown. It learns from its environment where scratch is, so that no password stands in the list of processes. */
final class ShellTrial {
    private static final int CANNOT_BE_RUN = 126;
    private static final int NOT_FOUND = 127;

    private final ShrinkCondition.Command command;
    private final Endpoint scratch;
    private final Map<String, String> environment;
    private volatile @Nullable Process process;
    private volatile boolean stopped;

    ShellTrial(ShrinkCondition.Command command, Endpoint scratch, Map<String, String> environment) {
        this.command = command;
        this.scratch = scratch;
        this.environment = environment;
    }

    /** Runs it once, and leaves none of its processes. */
    Verdict run() {
        try {
            Process running = start();
            process = running;
            try {
                if (stopped) return new Verdict.Unclear("it was interrupted");
                if (!running.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS))
                    return new Verdict.Unclear(
                            "the command took longer than " + command.limit().toSeconds() + " seconds (--limit)");
                return verdict(running.exitValue());
            } finally {
                end(running);
                process = null;
            }
        } catch (IOException noShell) {
            return new Verdict.Unclear("the command could not be started, because there is no /bin/sh");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.Unclear("it was interrupted");
        }
    }

    private static Verdict verdict(int exit) {
        return switch (exit) {
            case 0 -> new Verdict.Holds();
            case CANNOT_BE_RUN, NOT_FOUND ->
                new Verdict.Unclear("the shell could not run the command (exit code " + exit + ")");
            default -> new Verdict.Fails("the command ended with exit code " + exit);
        };
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command.line())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        String first = scratch.url().hosts().split(",", -1)[0];
        int colon = first.lastIndexOf(':');
        builder.environment()
                .putAll(Map.of(
                        "UNDERSTUDY_SCRATCH_URL", scratch.url().text(),
                        "UNDERSTUDY_SCRATCH_HOST", first.substring(0, colon).replaceAll("[\\[\\]]", ""),
                        "UNDERSTUDY_SCRATCH_PORT", first.substring(colon + 1),
                        "UNDERSTUDY_SCRATCH_DATABASE", scratch.url().database(),
                        "UNDERSTUDY_SCRATCH_USER", scratch.user(),
                        "UNDERSTUDY_SCRATCH_PASSWORD", scratch.password().reveal()));
        return builder.start();
    }

    private static void end(Process running) {
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly();
    }

    /** Ends it, from any thread, and lets it not be run again. */
    void stop() {
        stopped = true;
        Process running = process;
        if (running != null) end(running);
    }
}
