package io.understudy.sample;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * A growing set of whole numbers from 0 to 2^32 - 1. As long as they lie so close together that it takes no more than 16 bytes for each, they are bits in an array, where one look tells; others lie in a compressed
 * bitmap, which takes several.
 */
final class IntegerSet {
    private static final int BYTES_A_NUMBER = 16;
    private static final int LEAST_WORDS = 8 << 10;
    private static final int MOST_WORDS = 1 << 23;

    private long[] words = new long[8];
    private long inWords;
    private final RoaringBitmap beyond = new RoaringBitmap();

    /** Says whether it was new. */
    boolean add(long number) {
        long word = number >>> 6;
        if (word >= words.length && !reaches(word)) return beyond.checkedAdd((int) number);
        long bit = 1L << number;
        if ((words[(int) word] & bit) != 0) return false;
        words[(int) word] |= bit;
        inWords++;
        return true;
    }

    boolean contains(long number) {
        long word = number >>> 6;
        if (word < words.length) return (words[(int) word] & 1L << number) != 0;
        return beyond.contains((int) number);
    }

    /** Calls for each, told as 32 bits, in ascending order. */
    void forEach(IntConsumer each) {
        for (int word = 0; word < words.length; word++)
            for (long rest = words[word]; rest != 0; rest &= rest - 1)
                each.accept(word << 6 | Long.numberOfTrailingZeros(rest));
        beyond.forEach((org.roaringbitmap.IntConsumer) each::accept);
    }

    long size() {
        return inWords + beyond.getLongCardinality();
    }

    /** Makes the array so long that it has a word, unless that would be a waste. */
    private boolean reaches(long word) {
        long wanted = Math.max(word + 1, 2L * words.length);
        long most = Math.max(LEAST_WORDS, size() * BYTES_A_NUMBER / Long.BYTES);
        if (word >= MOST_WORDS || word >= most) return false;
        words = Arrays.copyOf(words, (int) Math.min(wanted, Math.max(word + 1, most)));
        long end = (long) words.length << 6;
        long moved = beyond.rangeCardinality(0, end);
        if (moved == 0) return true;
        beyond.forEachInRange(0, (int) Math.min(end, Integer.MAX_VALUE), number -> words[number >>> 6] |= 1L << number);
        beyond.remove(0L, end);
        inWords += moved;
        return true;
    }
}
