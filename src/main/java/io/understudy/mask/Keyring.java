package io.understudy.mask;

/** The master key, and the subkey of each domain: HKDF-SHA256(master, "v1|" + domain), RFC 5869. Never prints itself. */
public final class Keyring {
    @Override
    public String toString() {
        return "Keyring[secret]";
    }
}
