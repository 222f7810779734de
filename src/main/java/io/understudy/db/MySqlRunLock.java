package io.understudy.db;

import io.understudy.config.Timeouts;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The run lock of a MySQL staging. User locks have no shared mode, so there is one lock for a run and a few places for those who only look: a looker takes a place and then makes sure that there is no run, a run
 * takes its lock and then waits for every place. All are let go with the connection.
 */
final class MySqlRunLock {
    private static final int PLACES = 8;
    private static final int MILLIS_BETWEEN_TRIES = 200;

    private final Session session;
    private final Timeouts timeouts;
    private final String database;
    private final String name;

    /** @param database staging's name as {@link ServerIdentity} has it */
    MySqlRunLock(Session session, Timeouts timeouts, String database) {
        this.session = session;
        this.timeouts = timeouts;
        this.database = database;
        name = "understudy:" + mark(database);
    }

    /** Names of locks ignore case and have room for 64 characters; names of databases need neither. */
    private static String mark(String database) {
        byte[] bytes = database.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        String readable = database.replaceAll("[^A-Za-z0-9_]", "-");
        return readable.substring(0, Math.min(30, readable.length())) + ":"
                + HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** Takes the lock of a run; the server may need a moment to notice that a run that was killed is gone, so we ask again for as long as a lock may take. */
    void take() {
        long deadline = System.nanoTime() + timeouts.lock().toNanos();
        while (!get(name)) waitOrRefuse(deadline);
        for (int place = 0; place < PLACES; place++) {
            while (!get(place(place))) waitOrRefuse(deadline);
        }
    }

    /** Takes a place among those who only look. */
    void takeShared() {
        long deadline = System.nanoTime() + timeouts.lock().toNanos();
        while (true) {
            String place = anyPlace();
            if (!place.isEmpty() && isFree(name)) return;
            if (!place.isEmpty()) release(place);
            waitOrRefuse(deadline);
        }
    }

    private String anyPlace() {
        for (int place = 0; place < PLACES; place++) {
            if (get(place(place))) return place(place);
        }
        return "";
    }

    /** Lets go of everything. */
    void release() {
        session.single("Letting go of the run lock", "select release_all_locks()");
    }

    private void release(String lock) {
        session.single("Letting go of the run lock", "select release_lock(?)", lock);
    }

    private String place(int number) {
        return name + ":" + number;
    }

    private boolean get(String lock) {
        return session.single("Taking the run lock", "select get_lock(?, 0)", lock)
                .equals("1");
    }

    private boolean isFree(String lock) {
        return session.single("Taking the run lock", "select is_free_lock(?)", lock)
                .equals("1");
    }

    private void waitOrRefuse(long deadline) {
        if (System.nanoTime() >= deadline) {
            throw new AnotherRunHoldsTheLock(
                    "Another run is refreshing " + session.endpoint().describe() + "; wait for it" + holder());
        }
        try {
            Thread.sleep(MILLIS_BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StagingFailed("Waiting for the run lock of " + database + " was interrupted.");
        }
    }

    private String holder() {
        List<String> found = session.query(
                "Looking for the other run",
                "select is_used_lock(?) as holder",
                row -> String.valueOf(row.get(0)),
                name);
        return found.getFirst().equals("null") ? "." : ", or end it with: KILL " + found.getFirst() + ";";
    }
}
