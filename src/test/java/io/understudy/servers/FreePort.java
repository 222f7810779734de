package io.understudy.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for the servers of tests, below those that the operating system gives to clients (from 32768 on Linux): a server takes seconds to make its files before it listens, and in that time a client of another test
 * process would sooner or later be given a port that had been free a moment ago.
 */
final class FreePort {
    private static final int FIRST = 15_000;
    private static final int BEHIND_LAST = 32_000;

    private FreePort() {}

    /** One on which nothing listens now. */
    static int any() {
        IOException last = null;
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw new IllegalStateException("no port is free between " + FIRST + " and " + BEHIND_LAST, last);
    }
}
