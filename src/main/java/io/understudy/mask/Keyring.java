package io.understudy.mask;

import java.util.Base64;
import java.util.HexFormat;

/** The master key, and the subkey of each domain: HKDF-SHA256(master, "v1|" + domain), RFC 5869. Never prints itself. */
public final class Keyring {
    private static final int MASTER_BYTES = 32;
    private static final String REMEDY = "; make one with: openssl rand -base64 32";

    private final byte[] master;

    /**
     * @param master 32 random bytes; copied
     * @throws IllegalArgumentException if it has another length or is one byte repeated; the message does not hold it
     */
    public Keyring(byte[] master) {
        if (master.length != MASTER_BYTES) {
            throw new IllegalArgumentException(
                    "the key has " + master.length + " bytes instead of " + MASTER_BYTES + REMEDY);
        }
        if (isOneByteRepeated(master))
            throw new IllegalArgumentException("the key is one byte repeated, which protects nothing" + REMEDY);
        this.master = master.clone();
    }

    /**
     * Reads the master key as people keep it.
     *
     * @param base64 44 characters of RFC 4648 base64; space around them is ignored
     * @throws IllegalArgumentException if it is not base64 of exactly 32 bytes; the message does not hold it
     */
    public static Keyring parse(String base64) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // The cause is dropped on purpose: its message quotes a character of the key.
            throw new IllegalArgumentException("the key is not base64" + REMEDY);
        }
        return new Keyring(decoded);
    }

    /** The secret of a domain. Equal values mask alike exactly where they share it. */
    public DomainKey domain(String name) {
        if (name.isEmpty()) throw new IllegalArgumentException("a domain needs a name");
        return new DomainKey(this, Hkdf.derive(master, "v1|" + name, MASTER_BYTES));
    }

    /** 16 hexadecimal digits that tell whether two runs used the same key, and nothing about it: safe to publish. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Hkdf.derive(master, "v1 fingerprint", 8));
    }

    private static boolean isOneByteRepeated(byte[] bytes) {
        for (byte each : bytes) if (each != bytes[0]) return false;
        return true;
    }

    @Override
    public String toString() {
        return "Keyring[secret]";
    }
}
