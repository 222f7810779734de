package io.understudy.mask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256, RFC 5869: many keys from one, none of which tells anything of another. */
final class Hkdf {
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    /** Extract and expand, without salt. The label says what the derived key is for. */
    static byte[] derive(byte[] secret, String label, int bytes) {
        return expand(extract(new byte[0], secret), label.getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** RFC 5869 section 2.2; an empty salt stands for as many zeros as the hash has bytes. */
    static byte[] extract(byte[] salt, byte[] secret) {
        return hmac(salt.length == 0 ? new byte[HASH_BYTES] : salt, secret);
    }

    /** RFC 5869 section 2.3. */
    static byte[] expand(byte[] pseudorandomKey, byte[] label, int bytes) {
        byte[] output = new byte[bytes];
        byte[] previous = new byte[0];
        int filled = 0;
        for (int counter = 1; filled < bytes; counter++) {
            byte[] message = Arrays.copyOf(previous, previous.length + label.length + 1);
            System.arraycopy(label, 0, message, previous.length, label.length);
            message[message.length - 1] = (byte) counter;
            previous = hmac(pseudorandomKey, message);
            int taken = Math.min(HASH_BYTES, bytes - filled);
            System.arraycopy(previous, 0, output, filled, taken);
            filled += taken;
        }
        return output;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
