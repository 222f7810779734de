package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.schema.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.commons.codec.digest.Md5Crypt;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever knows the documented password can log in: other libraries than ours say so. */
class PasswordHashTest {
    private static final String PASSWORD = "understudy";
    private static final Keyring KEYRING = Keyring.parse("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");

    private static String mask(String hash) {
        Masker masker = new SecretMasker.PasswordHash(null, true);
        return masker.bindTo(DataType.text(255), KEYRING.domain("password-hash"))
                .apply(hash, Siblings.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$04$", "$2b$05$", "$2y$06$"})
    void bcrypt(String start) {
        String masked = mask(start + "N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy");
        assertThat(masked).startsWith(start).hasSize(60);
        assertThat(OpenBSDBCrypt.checkPassword(masked, PASSWORD.toCharArray())).isTrue();
        assertThat(OpenBSDBCrypt.checkPassword(masked, "another".toCharArray())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "d", "id"})
    void argon2(String kind) {
        String masked = mask(
                "$argon2" + kind + "$v=19$m=1024,t=2,p=1$c29tZXNhbHRzb21l$Rd4hkn/DZb1cvDFK8mSVlqg7PbJMCh5D6kVhHxwpGqw");
        assertThat(masked).startsWith("$argon2" + kind + "$v=19$m=1024,t=2,p=1$");
        String[] parts = masked.split("\\$", -1);
        int type = switch (kind) {
            case "i" -> Argon2Parameters.ARGON2_i;
            case "d" -> Argon2Parameters.ARGON2_d;
            default -> Argon2Parameters.ARGON2_id;
        };
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(type)
                .withSalt(Base64.getDecoder().decode(parts[4]))
                .withMemoryAsKB(1024)
                .withIterations(2)
                .withParallelism(1)
                .build());
        byte[] expected = new byte[32];
        generator.generateBytes(PASSWORD.toCharArray(), expected);
        assertThat(Base64.getDecoder().decode(parts[5])).isEqualTo(expected);
    }

    @Test
    void pbkdf2() {
        String masked =
                mask("pbkdf2_sha256$1000$saltsalt$" + Base64.getEncoder().encodeToString(new byte[32]));
        String[] parts = masked.split("\\$", -1);
        assertThat(parts[0] + "$" + parts[1]).isEqualTo("pbkdf2_sha256$1000");
        assertThat(Base64.getDecoder().decode(parts[3]))
                .isEqualTo(pbkdf2(parts[2].getBytes(StandardCharsets.US_ASCII)));
        String werkzeug = mask("pbkdf2:sha256:1000$saltsalt$" + "0".repeat(64));
        assertThat(HexFormat.of().parseHex(werkzeug.split("\\$", -1)[2]))
                .isEqualTo(pbkdf2(werkzeug.split("\\$", -1)[1].getBytes(StandardCharsets.US_ASCII)));
        String passlib = mask("$pbkdf2-sha256$1000$c2FsdHNhbHQ$" + "A".repeat(43));
        String[] adapted = passlib.replace('.', '+').split("\\$", -1);
        assertThat(Base64.getDecoder().decode(adapted[4]))
                .isEqualTo(pbkdf2(Base64.getDecoder().decode(adapted[3])));
    }

    private static byte[] pbkdf2(byte[] salt) {
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
        generator.init(PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(PASSWORD.toCharArray()), salt, 1000);
        return ((KeyParameter) generator.generateDerivedParameters(256)).getKey();
    }

    @Test
    void scrypt() {
        byte[] word = PASSWORD.getBytes(StandardCharsets.UTF_8);
        String[] django = mask("scrypt$1024$saltsalt$8$1$" + Base64.getEncoder().encodeToString(new byte[64]))
                .split("\\$", -1);
        assertThat(Base64.getDecoder().decode(django[5]))
                .isEqualTo(SCrypt.generate(word, django[2].getBytes(StandardCharsets.US_ASCII), 1024, 8, 1, 64));
        String[] passlib =
                mask("$scrypt$ln=10,r=8,p=1$c2FsdHNhbHQ$" + "A".repeat(43)).split("\\$", -1);
        assertThat(Base64.getDecoder().decode(passlib[4]))
                .isEqualTo(SCrypt.generate(word, Base64.getDecoder().decode(passlib[3]), 1024, 8, 1, 32));
    }

    @Test
    void crypt() {
        byte[] word = PASSWORD.getBytes(StandardCharsets.UTF_8);
        String md5 = mask("$1$abcdefgh$irWbblnpmw.5z7wgBnprh0");
        assertThat(Md5Crypt.md5Crypt(word.clone(), md5)).isEqualTo(md5);
        String apache = mask("$apr1$abcdefgh$irWbblnpmw.5z7wgBnprh0");
        assertThat(Md5Crypt.apr1Crypt(word.clone(), apache)).isEqualTo(apache);
        String sha256 = mask("$5$rounds=1400$anotherlongsalts$Rx.j8H.h8HjEDGomFU8bDkm6m31zVzA12zByq7GAh0.");
        assertThat(sha256)
                .startsWith("$5$rounds=1400$")
                .hasSameSizeAs("$5$rounds=1400$anotherlongsalts$" + "a".repeat(43));
        assertThat(Sha2Crypt.sha256Crypt(word.clone(), sha256)).isEqualTo(sha256);
        String sha512 = mask("$6$saltstring$" + "a".repeat(86));
        assertThat(Sha2Crypt.sha512Crypt(word.clone(), sha512)).isEqualTo(sha512);
    }

    @Test
    void portable() {
        String masked = mask("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0");
        assertThat(masked).startsWith("$P$9").hasSize(34);
        assertThat(PasswordMask.phpass(PASSWORD, masked.substring(4, 12), 11)).isEqualTo(masked.substring(12));
    }

    @Test
    void digests() {
        assertThat(mask("5ebe2294ecd0e0f08eab7690d2a6ee69"))
                .isEqualTo(
                        HexFormat.of().formatHex(DerivedKeys.digest("MD5", PASSWORD.getBytes(StandardCharsets.UTF_8))));
        assertThat(mask("!")).isEqualTo("!");
        assertThat(mask("*LK*")).hasSize(4).doesNotContain(PASSWORD);
    }
}
