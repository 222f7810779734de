package io.understudy.mask;

import java.util.Arrays;

/**
 * A keyed pseudorandom function from bytes or text to as many bits as wanted: AES-CMAC (RFC 4493), and from its 128 bits on a counter-based generator.
 *
 * <p>Feed a value with one of the {@code of} methods, then take numbers from {@link #next} and {@link #below}. The first number is the high half of the CMAC; those after it are
 * SplitMix64 (Steele, Lea and Flood 2014) from both halves. That generator is not a cipher and need not be: who could run it backwards would find a CMAC, from which neither key nor value follows.
 *
 * <p>Holds buffers: for one thread. Text is fed as UTF-8 and is never remembered beyond the next call.
 */
public final class Prf {
    private static final int BLOCK = Aes.BLOCK_BYTES;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final Aes aes;
    private final byte[] wholeLastBlock;
    private final byte[] paddedLastBlock;
    private final byte[] state = new byte[BLOCK];
    private byte[] buffer = new byte[256];
    private long first;
    private long counter;
    private boolean firstTaken;

    /** @param key 16, 24 or 32 bytes */
    Prf(byte[] key) {
        aes = new Aes(key);
        byte[] zero = new byte[BLOCK];
        aes.encrypt(zero);
        wholeLastBlock = doubled(zero);
        paddedLastBlock = doubled(wholeLastBlock);
    }

    /** Feeds text; returns the first 64 bits. */
    public long of(CharSequence text) {
        return of(text, 0, text.length());
    }

    /** Feeds a part of a text; returns the first 64 bits. */
    public long of(CharSequence text, int from, int to) {
        return ofBuffered(encode(text, from, to, false));
    }

    /** Feeds a part of a text without regard to case (as {@link String#equalsIgnoreCase}); returns the first 64 bits. */
    public long ofFolded(CharSequence text, int from, int to) {
        return ofBuffered(encode(text, from, to, true));
    }

    /** Feeds bytes; returns the first 64 bits. */
    public long of(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        return ofBuffered(bytes.length);
    }

    /** Feeds a number; returns the first 64 bits. */
    public long of(long number) {
        putLong(buffer, 0, number);
        return ofBuffered(8);
    }

    /** The next 64 bits for what was fed last. */
    public long next() {
        if (!firstTaken) {
            firstTaken = true;
            return first;
        }
        counter += GOLDEN_GAMMA;
        long mixed = first ^ counter;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The next number from 0 to {@code bound - 1}, uniform but for a bias below {@code bound} / 2^32. */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** The whole CMAC of what was fed last; for tests against published vectors. */
    byte[] tag() {
        return state.clone();
    }

    private long ofBuffered(int length) {
        Arrays.fill(state, (byte) 0);
        int last = length == 0 ? 0 : (length - 1) / BLOCK * BLOCK;
        for (int at = 0; at < last; at += BLOCK) {
            xor(state, buffer, at, BLOCK);
            aes.encrypt(state);
        }
        int rest = length - last;
        xor(state, buffer, last, rest);
        if (rest < BLOCK) state[rest] ^= (byte) 0x80;
        xor(state, rest == BLOCK ? wholeLastBlock : paddedLastBlock, 0, BLOCK);
        aes.encrypt(state);
        first = getLong(state, 0);
        counter = getLong(state, 8);
        firstTaken = false;
        return first;
    }

    private int encode(CharSequence text, int from, int to, boolean folded) {
        reserve((to - from) * 3);
        int size = 0;
        for (int at = from; at < to; at++) {
            char c = folded ? fold(text.charAt(at)) : text.charAt(at);
            if (c < 0x80) {
                buffer[size++] = (byte) c;
            } else if (c < 0x800) {
                buffer[size++] = (byte) (0xC0 | (c >> 6));
                buffer[size++] = (byte) (0x80 | (c & 0x3F));
            } else {
                // Surrogates one by one (as CESU-8 does): still one-to-one, and it never fails on half a pair.
                buffer[size++] = (byte) (0xE0 | (c >> 12));
                buffer[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                buffer[size++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return size;
    }

    static char fold(char c) {
        if (c < 0x80) return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private void reserve(int bytes) {
        if (bytes > buffer.length) buffer = new byte[Math.max(bytes, buffer.length * 2)];
    }

    /** Doubling in GF(2^128) with the polynomial of RFC 4493, section 2.3. */
    private static byte[] doubled(byte[] block) {
        byte[] result = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int carried = i + 1 < BLOCK ? (block[i + 1] & 0xFF) >>> 7 : 0;
            result[i] = (byte) ((block[i] << 1) | carried);
        }
        if (block[0] < 0) result[BLOCK - 1] ^= (byte) 0x87;
        return result;
    }

    private static void xor(byte[] target, byte[] source, int from, int length) {
        for (int i = 0; i < length; i++) target[i] ^= source[from + i];
    }

    static long getLong(byte[] bytes, int at) {
        long result = 0;
        for (int i = 0; i < 8; i++) result = (result << 8) | (bytes[at + i] & 0xFF);
        return result;
    }

    static void putLong(byte[] bytes, int at, long value) {
        for (int i = 0; i < 8; i++) bytes[at + i] = (byte) (value >>> (56 - 8 * i));
    }

    @Override
    public String toString() {
        return "Prf[secret]";
    }
}
