package io.understudy.mask;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The AES block cipher under one key (FIPS 197), without a mode: what {@link Prf}, {@link Ff1} and {@link PrefixCipher} are built from. For one thread. */
final class Aes {
    static final int BLOCK_BYTES = 16;

    private final Cipher cipher;

    /** @param key 16, 24 or 32 bytes */
    Aes(byte[] key) {
        try {
            // ECB of whole blocks is the bare block cipher; the modes are in the classes that use it.
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES", e);
        }
    }

    /** Enciphers whole blocks; {@code input} and {@code output} may be the same array. */
    void encrypt(byte[] input, int bytes, byte[] output) {
        try {
            cipher.update(input, 0, bytes, output, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refused a whole block", e);
        }
    }

    /** Enciphers one block in place. */
    void encrypt(byte[] block) {
        encrypt(block, BLOCK_BYTES, block);
    }
}
