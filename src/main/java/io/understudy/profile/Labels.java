package io.understudy.profile;

import org.jspecify.annotations.Nullable;

/** The texts behind the hashes of a column that is kept and has few values: those that were met first. */
final class Labels {
    private static final int MOST = 64;

    private final long[] hashes = new long[2 * MOST];
    private final @Nullable String[] texts = new @Nullable String[2 * MOST];
    private int size;

    /** Whether a value is new, and there is room for it. */
    boolean lacks(long hash) {
        return size < MOST && texts[slot(hash)] == null;
    }

    void put(long hash, String text) {
        int slot = slot(hash);
        hashes[slot] = hash;
        texts[slot] = text;
        size++;
    }

    private int slot(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (texts[slot] != null && hashes[slot] != hash) slot = (slot + 1) & (hashes.length - 1);
        return slot;
    }

    @Nullable
    String of(long hash) {
        return texts[slot(hash)];
    }
}
