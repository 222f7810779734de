package io.understudy.mask;

/**
 * A prefix-preserving bijection on addresses: two that share exactly n leading bits do so afterwards. The scheme is Crypto-PAn (Xu, Fan, Ammar and Moon, ICNP 2002) over AES-128: bit i is
 * flipped by the first bit of AES(the i bits before it, padded). All inputs are known beforehand, so one call enciphers them all. For one thread.
 */
final class PrefixCipher {
    private static final int BLOCK = Aes.BLOCK_BYTES;

    private final Aes aes;
    private final byte[] pad;
    private final byte[] blocks = new byte[128 * BLOCK];

    /** @param key 32 bytes: the cipher's key, and what the padding is made from */
    PrefixCipher(byte[] key) {
        aes = new Aes(java.util.Arrays.copyOf(key, 16));
        pad = java.util.Arrays.copyOfRange(key, 16, 32);
        aes.encrypt(pad);
    }

    /**
     * Enciphers some bits of an address in place.
     *
     * @param address 4 or 16 bytes
     * @param from the first bit to encipher; those before it stay, yet count as prefix
     * @param to the bit after the last one to encipher
     */
    void encipher(byte[] address, int from, int to) {
        for (int bit = from; bit < to; bit++) fill((bit - from) * BLOCK, address, bit);
        aes.encrypt(blocks, (to - from) * BLOCK, blocks);
        for (int bit = from; bit < to; bit++) {
            int flip = (blocks[(bit - from) * BLOCK] >>> 7) & 1;
            address[bit / 8] ^= (byte) (flip << (7 - bit % 8));
        }
    }

    /** The padding with its first bits replaced by those of the address. */
    private void fill(int at, byte[] address, int bits) {
        System.arraycopy(pad, 0, blocks, at, BLOCK);
        int whole = bits / 8;
        System.arraycopy(address, 0, blocks, at, whole);
        int rest = bits % 8;
        if (rest == 0) return;
        int mask = 0xFF00 >>> rest;
        blocks[at + whole] = (byte) ((address[whole] & mask) | (pad[whole] & ~mask));
    }
}
