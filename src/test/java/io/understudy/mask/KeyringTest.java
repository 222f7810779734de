package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {
    private static final String KEY = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not base64!",
                "c2hvcnQ=",
                "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kA==",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="
            })
    void badKeysAreRefusedWithTheRemedyAndWithoutTheKey(String key) {
        assertThatThrownBy(() -> Keyring.parse(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageEndingWith("make one with: openssl rand -base64 32")
                .satisfies(e -> assertThat(key.length() < 6 || !e.getMessage().contains(key))
                        .isTrue());
    }

    @Test
    void fingerprintTellsKeysApart() {
        byte[] other = Base64.getDecoder().decode(KEY);
        other[31]++;
        assertThat(Keyring.parse(" " + KEY + "\n").fingerprint())
                .matches("[0-9a-f]{16}")
                .isEqualTo(Keyring.parse(KEY).fingerprint())
                .isNotEqualTo(new Keyring(other).fingerprint());
    }

    @Test
    void domainsHaveKeysOfTheirOwn() {
        Keyring keyring = Keyring.parse(KEY);
        long value = keyring.domain("email").prf().of("value");
        assertThat(keyring.domain("email").prf().of("value")).isEqualTo(value);
        assertThat(keyring.domain("phone").prf().of("value")).isNotEqualTo(value);
        assertThat(keyring.domain("phone").sibling("email").prf().of("value")).isEqualTo(value);
    }

    @Test
    void nothingPrintsASecret() {
        Keyring keyring = Keyring.parse(KEY);
        assertThat(keyring + " " + keyring.domain("d") + " "
                        + keyring.domain("d").prf())
                .isEqualTo("Keyring[secret] DomainKey[secret] Prf[secret]");
    }
}
