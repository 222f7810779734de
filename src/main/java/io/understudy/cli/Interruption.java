package io.understudy.cli;

import io.understudy.run.Refresh;
import io.understudy.run.Shrink;

/** Ctrl-C and its relatives: what runs lets go of the servers, and says what has become of what it was writing. The JVM itself then exits with 128 and the signal's number. */
final class Interruption {
    private static volatile boolean underWay;

    private Interruption() {}

    /** While the refresh runs, a signal ends it. */
    static Thread guard(Refresh refresh) {
        return hooked(() -> {
            try {
                refresh.abort();
            } finally {
                System.err.println(
                        refresh.isCommitting()
                                ? "understudy: interrupted while publishing; staging shows either snapshot whole: understudy history tells which."
                                : "understudy: interrupted; staging is untouched.");
            }
        });
    }

    /** While a fixture is shrunk, a signal ends that. */
    static Thread guard(Shrink shrink) {
        return hooked(() -> System.err.println("understudy: interrupted; " + shrink.abort()));
    }

    private static Thread hooked(Runnable ending) {
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            underWay = true;
            ending.run();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /** It is over. */
    static void release(Thread hook) {
        if (!underWay) Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Whether the process is on its way out because of a signal, so that failures are the consequence and not worth telling. */
    static boolean isUnderWay() {
        return underWay;
    }
}
