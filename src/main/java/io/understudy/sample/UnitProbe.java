package io.understudy.sample;

import io.understudy.wire.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** u(unit key) of the rows of one table, in Java; see {@link Unit}. Used by one thread. */
final class UnitProbe {
    private final byte[] seed;
    private final @Nullable KeyProbe natural;
    private final KeyProbe own;
    private final MessageDigest digest;

    /**
     * Over the columns of a unit key.
     *
     * @param natural of the natural key; null where there is none
     * @param own used where there is no natural key or a part of it is null
     */
    UnitProbe(String seed, @Nullable KeyProbe natural, KeyProbe own) {
        this.seed = (seed + ":").getBytes(StandardCharsets.UTF_8);
        this.natural = natural;
        this.own = own;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** u(unit key) times 2^60. A row whose key is null has none, and is never under a rate. */
    long of(Row row) {
        String[] key = natural == null ? null : natural.read(row);
        boolean folded = key != null;
        if (key == null) key = own.read(row);
        if (key == null) return Long.MAX_VALUE;
        digest.update(seed);
        for (int i = 0; i < key.length; i++) {
            if (i > 0) digest.update((byte) Unit.SEPARATOR);
            digest.update((folded ? Unit.folded(key[i]) : key[i]).getBytes(StandardCharsets.UTF_8));
        }
        return ByteBuffer.wrap(digest.digest()).getLong() >>> (Long.SIZE - Unit.BITS);
    }
}
