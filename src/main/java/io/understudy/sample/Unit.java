package io.understudy.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Where a unit key stands between 0 and 1, the same in Java, PostgreSQL and MySQL: u(key) = the first 60 bits of SHA-256(seed ‖ ':' ‖ canonical text of key), over 2^60.
 * A row is in the cohort iff u(its unit key) &lt; rate, so a higher rate always gives a superset.
 */
public final class Unit {
    /** How many bits of the hash are used. */
    public static final int BITS = 60;

    /** Stands between the values of a unit key of several columns: no database prints this control character inside a number, date or uuid. */
    public static final char SEPARATOR = '\u001f';

    private Unit() {}

    /** u(key) times 2^60. */
    public static long of(String seed, String canonicalKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((seed + ":" + canonicalKey).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() >>> (Long.SIZE - BITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The value that u(key) times 2^60 must be below.
     *
     * @param rate in (0, 1]
     */
    public static long threshold(double rate) {
        if (!(rate > 0 && rate <= 1)) throw new IllegalArgumentException("a rate lies above 0 and at most at 1");
        return (long) (rate * (1L << BITS));
    }

    /**
     * The canonical text of a natural key: without surrounding spaces and with A-Z as a-z, so that {@code "Jane@X.org "} and {@code "jane@x.org"}, which an old import left
     * side by side, live or die together. Letters beyond ASCII stay as they are, because databases fold them differently.
     */
    public static String folded(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') from++;
        while (to > from && text.charAt(to - 1) == ' ') to--;
        StringBuilder result = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            result.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return result.toString();
    }
}
