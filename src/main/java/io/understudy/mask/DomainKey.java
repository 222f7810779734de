package io.understudy.mask;

/** The secret of one domain, derived from the master key; see {@link Keyring}. Never prints itself. */
public final class DomainKey {
    /** AES-128, as RFC 4493 defines AES-CMAC. */
    private static final int CIPHER_KEY_BYTES = 16;

    private final Keyring keyring;
    private final byte[] secret;

    DomainKey(Keyring keyring, byte[] secret) {
        this.keyring = keyring;
        this.secret = secret;
    }

    /** The pseudorandom function of this domain, for one thread. */
    public Prf prf() {
        return prf("value");
    }

    /** A pseudorandom function of its own for one purpose within this domain, so that a name does not share its choices with an initial, say. */
    Prf prf(String purpose) {
        return new Prf(cipherKey("prf|" + purpose));
    }

    /** A key of its own for one cipher within this domain. */
    byte[] cipherKey(String purpose) {
        return cipherKey(purpose, CIPHER_KEY_BYTES);
    }

    byte[] cipherKey(String purpose, int bytes) {
        return Hkdf.derive(secret, purpose, bytes);
    }

    /** The key of another domain under the same master key: what finds an e-mail inside a note masks it as the column of e-mails does. */
    DomainKey sibling(String domain) {
        return keyring.domain(domain);
    }

    @Override
    public String toString() {
        return "DomainKey[secret]";
    }
}
