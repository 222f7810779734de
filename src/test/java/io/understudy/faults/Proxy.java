package io.understudy.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between the program and a server, and can go silent in either direction without closing anything: what a lost route, a firewall or a frozen machine looks like. */
final class Proxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Set<Socket> old = ConcurrentHashMap.newKeySet();
    private Set<Direction> silent = EnumSet.noneOf(Direction.class);
    private boolean onlyOldConnections;

    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    Proxy(int target) {
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

    /** From now on nothing passes in these directions, on new connections too. */
    synchronized void silence(Direction... directions) {
        silent = EnumSet.copyOf(List.of(directions));
    }

    /** From now on nothing passes on the connections that there are; new ones work. */
    synchronized void silenceOldConnections() {
        onlyOldConnections = true;
        silent = EnumSet.allOf(Direction.class);
        old.addAll(sockets);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                // Small packets wait for nobody: a statement would take a twentieth of a second otherwise.
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> forward(client, server, Direction.TO_SERVER));
                Thread.ofVirtual().start(() -> forward(server, client, Direction.TO_CLIENT));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void forward(Socket from, Socket to, Direction direction) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            waitWhileSilent(from, direction);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                waitWhileSilent(from, direction);
                out.write(buffer, 0, read);
                waitWhileSilent(from, direction);
            }
        } catch (IOException closed) {
            return;
        }
    }

    private synchronized boolean isSilent(Socket from, Direction direction) {
        return silent.contains(direction) && (!onlyOldConnections || old.contains(from));
    }

    private void waitWhileSilent(Socket from, Direction direction) {
        while (isSilent(from, direction) && !listening.isClosed()) Moments.pause(20);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) socket.close();
    }
}
