package io.understudy.cli;

import io.understudy.run.Refresh;

/** Ctrl-C and its relatives: the run lets go of both servers, and says what has become of staging. The JVM itself then exits with 128 and the signal's number. */
final class Interruption {
    private static volatile boolean underWay;

    private Interruption() {}

    /** While the refresh runs, a signal ends it. */
    static Thread guard(Refresh refresh) {
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            underWay = true;
            try {
                refresh.abort();
            } finally {
                System.err.println(
                        refresh.isCommitting()
                                ? "understudy: interrupted while publishing; staging shows either snapshot whole: understudy history tells which."
                                : "understudy: interrupted; staging is untouched.");
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /** The refresh is over. */
    static void release(Thread hook) {
        if (!underWay) Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Whether the process is on its way out because of a signal, so that failures are the consequence and not worth telling. */
    static boolean isUnderWay() {
        return underWay;
    }
}
