package io.understudy.mask;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The format-preserving cipher FF1 of NIST SP 800-38G: a keyed bijection on the numeral strings of one radix and length. FF3 is not used: it is broken.
 *
 * <p>Strings whose halves fit 32 bits (18 decimal digits), and bit strings of up to 126, run on {@code long} arithmetic with one AES block a round; longer ones on {@link BigInteger}.
 * Both give the same result. NIST asks for radix^length of at least 10^6: below that the result is still a bijection, but so few values are a look-up table that anyone who
 * knows some pairs can fill in, which is what {@link Masker#caution} says.
 *
 * <p>Holds buffers: for one thread.
 */
final class Ff1 {
    private static final int ROUNDS = 10;
    private static final int BLOCK = Aes.BLOCK_BYTES;

    private final Aes aes;
    private final int radix;
    private final byte[] tweak;
    private final boolean powerOfTwo;
    private final byte[] block = new byte[BLOCK];
    private byte[] firstBlocks = new byte[0];
    private long[] moduli = new long[0];

    /**
     * @param key 16, 24 or 32 bytes
     * @param radix 2 to 65,536
     */
    Ff1(byte[] key, int radix, byte[] tweak) {
        if (radix < 2 || radix > 65_536) throw new IllegalArgumentException("FF1 needs a radix of 2 to 65,536");
        this.aes = new Aes(key);
        this.radix = radix;
        this.tweak = tweak.clone();
        powerOfTwo = Integer.bitCount(radix) == 1;
        prepare();
    }

    Ff1(byte[] key, int radix) {
        this(key, radix, new byte[0]);
    }

    /** Enciphers numerals in place; two or more of them, each from 0 to radix - 1, most significant first. */
    void encipher(int[] numerals) {
        encipher(numerals, 0, numerals.length);
    }

    /** Enciphers {@code length} numerals in place, beginning at {@code from}. */
    void encipher(int[] numerals, int from, int length) {
        if (length < 2) throw new IllegalArgumentException("FF1 needs two numerals or more");
        if (!fitsLong(length)) {
            encipherBig(numerals, from, length);
            return;
        }
        int middle = from + length / 2;
        int to = from + length;
        Halves halves = new Halves(number(numerals, from, middle), number(numerals, middle, to));
        encipher(halves, length);
        spell(halves.left, numerals, from, middle);
        spell(halves.right, numerals, middle, to);
    }

    /** Both halves of a numeral string as numbers; the left one is the shorter where the length is odd. */
    static final class Halves {
        long left;
        long right;

        Halves(long left, long right) {
            this.left = left;
            this.right = right;
        }
    }

    /** Whether a length runs on {@code long} arithmetic. */
    boolean fitsLong(int length) {
        return (length + 1) / 2 < moduli.length;
    }

    /** Enciphers in place a string of a length that {@link #fitsLong}. */
    void encipher(Halves halves, int length) {
        int leftLength = length / 2;
        int rightLength = length - leftLength;
        int halfBytes = (bitLength(moduli[rightLength] - 1) + 7) / 8;
        long a = halves.left;
        long b = halves.right;
        for (int round = 0; round < ROUNDS; round++) {
            long modulus = moduli[round % 2 == 0 ? leftLength : rightLength];
            long y = round(length, halfBytes, round, b);
            long c = powerOfTwo ? (a + y) & (modulus - 1) : (a + Long.remainderUnsigned(y, modulus)) % modulus;
            a = b;
            b = c;
        }
        halves.left = a;
        halves.right = b;
    }

    /** One round's pseudorandom number: its low 64 bits, which are all of it unless the radix is a power of two, where no more are needed. */
    private long round(int length, int halfBytes, int round, long b) {
        System.arraycopy(firstBlocks, length * BLOCK, block, 0, BLOCK);
        block[BLOCK - 1 - halfBytes] ^= (byte) round;
        for (int i = 0; i < halfBytes; i++) block[BLOCK - 1 - i] ^= (byte) (b >>> (8 * i));
        aes.encrypt(block);
        return Prf.getLong(block, halfBytes <= 4 ? 0 : 4);
    }

    /** The moduli radix^0, radix^1, … up to the longest half that fits, and for each length of string the enciphered first block, which depends on nothing else. */
    private void prepare() {
        if (tweak.length > 0) return;
        int longestHalf = powerOfTwo
                ? 62 / Integer.numberOfTrailingZeros(radix)
                : (int) (Math.log(1L << 32) / Math.log(radix) + 1e-9);
        moduli = new long[longestHalf + 1];
        moduli[0] = 1;
        for (int i = 1; i <= longestHalf; i++) moduli[i] = moduli[i - 1] * radix;
        firstBlocks = new byte[(2 * longestHalf + 1) * BLOCK];
        for (int length = 2; length <= 2 * longestHalf; length++) {
            byte[] first = firstBlock(length);
            aes.encrypt(first);
            System.arraycopy(first, 0, firstBlocks, length * BLOCK, BLOCK);
        }
    }

    /** P of SP 800-38G, algorithm 7, step 5. */
    private byte[] firstBlock(int length) {
        byte[] p = {
            1,
            2,
            1,
            (byte) (radix >>> 16),
            (byte) (radix >>> 8),
            (byte) radix,
            ROUNDS,
            (byte) (length / 2),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        for (int i = 0; i < 4; i++) {
            p[11 - i] = (byte) (length >>> (8 * i));
            p[15 - i] = (byte) (tweak.length >>> (8 * i));
        }
        return p;
    }

    void encipherBig(int[] numerals, int from, int length) {
        int to = from + length;
        int leftLength = length / 2;
        BigInteger base = BigInteger.valueOf(radix);
        BigInteger[] modulus = {base.pow(leftLength), base.pow(length - leftLength)};
        int halfBytes = (modulus[1].subtract(BigInteger.ONE).bitLength() + 7) / 8;
        byte[] p = firstBlock(length);
        BigInteger a = bigNumber(numerals, from, from + leftLength);
        BigInteger b = bigNumber(numerals, from + leftLength, to);
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger y = new BigInteger(1, roundBytes(p, round, b, halfBytes));
            BigInteger c = a.add(y).mod(modulus[round % 2]);
            a = b;
            b = c;
        }
        spell(a, numerals, from, from + leftLength);
        spell(b, numerals, from + leftLength, to);
    }

    /** Steps 6.i to 6.iii: CBC-MAC over P and Q, stretched to 4⌈b/4⌉+4 bytes. */
    private byte[] roundBytes(byte[] p, int round, BigInteger b, int halfBytes) {
        int queryBytes = (tweak.length + 1 + halfBytes + BLOCK - 1) / BLOCK * BLOCK;
        byte[] query = Arrays.copyOf(tweak, queryBytes);
        query[queryBytes - halfBytes - 1] = (byte) round;
        byte[] digits = b.toByteArray();
        for (int i = 0; i < Math.min(halfBytes, digits.length); i++)
            query[queryBytes - 1 - i] = digits[digits.length - 1 - i];
        byte[] state = p.clone();
        aes.encrypt(state);
        for (int at = 0; at < queryBytes; at += BLOCK) {
            for (int i = 0; i < BLOCK; i++) state[i] ^= query[at + i];
            aes.encrypt(state);
        }
        int wanted = 4 * ((halfBytes + 3) / 4) + 4;
        byte[] stretched = Arrays.copyOf(state, wanted);
        for (int at = BLOCK; at < wanted; at += BLOCK) {
            byte[] next = state.clone();
            for (int i = 0; i < 4; i++) next[15 - i] ^= (byte) ((at / BLOCK) >>> (8 * i));
            aes.encrypt(next);
            System.arraycopy(next, 0, stretched, at, Math.min(BLOCK, wanted - at));
        }
        return stretched;
    }

    private long number(int[] numerals, int from, int to) {
        long result = 0;
        for (int i = from; i < to; i++) result = result * radix + numerals[i];
        return result;
    }

    private void spell(long number, int[] numerals, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            numerals[i] = (int) (number % radix);
            number /= radix;
        }
    }

    private BigInteger bigNumber(int[] numerals, int from, int to) {
        if (to - from <= 256) {
            BigInteger result = BigInteger.ZERO;
            BigInteger base = BigInteger.valueOf(radix);
            for (int i = from; i < to; i++) result = result.multiply(base).add(BigInteger.valueOf(numerals[i]));
            return result;
        }
        // Halving keeps a pathological value of a megabyte from taking quadratic time.
        int middle = (from + to) >>> 1;
        return bigNumber(numerals, from, middle)
                .multiply(BigInteger.valueOf(radix).pow(to - middle))
                .add(bigNumber(numerals, middle, to));
    }

    private void spell(BigInteger number, int[] numerals, int from, int to) {
        if (to - from <= 256) {
            BigInteger base = BigInteger.valueOf(radix);
            for (int i = to - 1; i >= from; i--) {
                BigInteger[] parts = number.divideAndRemainder(base);
                numerals[i] = parts[1].intValue();
                number = parts[0];
            }
            return;
        }
        int middle = (from + to) >>> 1;
        BigInteger[] parts = number.divideAndRemainder(BigInteger.valueOf(radix).pow(to - middle));
        spell(parts[0], numerals, from, middle);
        spell(parts[1], numerals, middle, to);
    }

    private static int bitLength(long number) {
        return 64 - Long.numberOfLeadingZeros(number);
    }
}
