package io.understudy.mask;

/** The secret of one domain, derived from the master key; see {@link Keyring}. Never prints itself. */
public final class DomainKey {
    @Override
    public String toString() {
        return "DomainKey[secret]";
    }
}
