package io.understudy.mask;

/**
 * A keyed bijection on 0 … size - 1 for any size: {@link Ff1} on the fewest bits that hold the range, applied again and again until the result lies inside it
 * (cycle-walking, Black and Rogaway 2002; fewer than two turns on average). For one thread.
 */
final class RangeCipher {
    private final Ff1 bits;
    private final Ff1.Halves halves = new Ff1.Halves(0, 0);

    RangeCipher(byte[] key) {
        bits = new Ff1(key, 2);
    }

    /**
     * @param index 0 to {@code size - 1}
     * @param size 1 to 2^63 - 1
     */
    long encipher(long index, long size) {
        if (size < 2) return index;
        int length = Math.max(2, 64 - Long.numberOfLeadingZeros(size - 1));
        int rightLength = length - length / 2;
        long rightMask = (1L << rightLength) - 1;
        long walker = index;
        do {
            halves.left = walker >>> rightLength;
            halves.right = walker & rightMask;
            bits.encipher(halves, length);
            walker = (halves.left << rightLength) | halves.right;
        } while (walker >= size);
        return walker;
    }
}
