package io.understudy.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Stands between the program and a MySQL, reads the packets that pass, and stops the program at a statement until it is let go. */
final class Turnstile {
    private static final int COMMAND_QUERY = 3;
    private static final int HEADER = 4;
    private static final int GONE = -1;
    private static final int SILENT = -2;

    private final ServerSocket listening;
    private final int target;
    private Optional<Stop> stop = Optional.empty();
    private boolean stopped;

    /** Where in the work on a statement the program is stopped. */
    enum Point {
        /** The server does not have it yet. */
        BEFORE,
        /** The server has it and half of the first rows that it loads. */
        WITHIN_ROWS
    }

    /** A statement that has this in it. */
    record Stop(Point point, Pattern statement) {
        boolean is(Point where, String text) {
            return point == where && statement.matcher(text).find();
        }
    }

    Turnstile(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Stops the next one who comes by. */
    synchronized void stopAt(Point point, String statement) {
        stop = Optional.of(new Stop(point, Pattern.compile(statement)));
        stopped = false;
    }

    synchronized boolean hasStopped() {
        return stopped;
    }

    synchronized void letGo() {
        stop = Optional.empty();
        stopped = false;
    }

    private synchronized boolean meets(Point point, String statement) {
        boolean met = stop.isPresent() && stop.get().is(point, statement);
        stopped |= met;
        return met;
    }

    private synchronized boolean isOpen() {
        return stop.isEmpty();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                // Small packets wait for nobody: a statement would take a twentieth of a second otherwise.
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> toServer(client, server));
                Thread.ofVirtual().start(() -> toClient(server, client));
            } catch (IOException serverIsDown) {
                if (listening.isClosed()) return;
            }
        }
    }

    private void toServer(Socket client, Socket server) {
        try (client;
                server;
                PushbackInputStream in = new PushbackInputStream(client.getInputStream());
                OutputStream out = server.getOutputStream()) {
            String statement = "";
            while (true) {
                byte[] header = in.readNBytes(HEADER);
                if (header.length < HEADER) return;
                int length = (header[0] & 0xff) | ((header[1] & 0xff) << 8) | ((header[2] & 0xff) << 16);
                byte[] payload = in.readNBytes(length);
                if (payload.length < length) return;
                boolean isCommand = header[3] == 0;
                if (isCommand) statement = query(payload);
                if (isCommand && meets(Point.BEFORE, statement) && !waits(client, in, server)) return;
                int half = isCommand || length < 2 ? length : length / 2;
                out.write(header);
                out.write(payload, 0, half);
                out.flush();
                if (half < length) {
                    if (meets(Point.WITHIN_ROWS, statement) && !waits(client, in, server)) return;
                    out.write(payload, half, length - half);
                    out.flush();
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static String query(byte[] payload) {
        return payload.length > 0 && payload[0] == COMMAND_QUERY
                ? new String(payload, 1, payload.length - 1, StandardCharsets.UTF_8)
                : "";
    }

    /** Waits to be let go; false if one of both has gone away meanwhile. */
    private boolean waits(Socket client, PushbackInputStream in, Socket server) throws IOException {
        client.setSoTimeout(20);
        boolean more = false;
        while (!isOpen()) {
            if (server.isClosed()) return false;
            if (more) {
                Moments.pause(20);
                continue;
            }
            int next = next(in);
            if (next == GONE) return false;
            if (next != SILENT) in.unread(next);
            more = next != SILENT;
        }
        client.setSoTimeout(0);
        return true;
    }

    private static int next(InputStream in) throws IOException {
        try {
            return in.read();
        } catch (SocketTimeoutException stillThere) {
            return SILENT;
        }
    }

    private static void toClient(Socket server, Socket client) {
        byte[] buffer = new byte[8192];
        try (client;
                server;
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) out.write(buffer, 0, read);
        } catch (IOException closed) {
            return;
        }
    }
}
