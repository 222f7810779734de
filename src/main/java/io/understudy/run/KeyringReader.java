package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.mask.Keyring;

/** The key of a configuration. */
final class KeyringReader {
    private KeyringReader() {}

    /** @throws IllegalArgumentException if it is not a key, saying how to make one; never with the key in it */
    static Keyring read(Configuration configuration) {
        try {
            return Keyring.parse(configuration.key().reveal());
        } catch (IllegalArgumentException e) {
            throw new KeyRefused("key: in " + configuration.file() + ": " + e.getMessage());
        }
    }
}
