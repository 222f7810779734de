package io.understudy.mask;

import com.password4j.ScryptFunction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Passwords as keys derived with PBKDF2 (RFC 8018) and scrypt (RFC 7914), in the forms that Django, Werkzeug and passlib give them. */
final class DerivedKeys {
    private static final int MOST_ROUNDS = 2_000_000;
    /** 2^15 blocks of 8 times 128 bytes are 32 MB. */
    private static final int MOST_LOG_BLOCKS = 15;

    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_(sha1|sha256)\\$(\\d{1,8})\\$[^$]+\\$[A-Za-z0-9+/]+=*");
    private static final Pattern WERKZEUG =
            Pattern.compile("pbkdf2:(sha1|sha256|sha512):(\\d{1,8})\\$[^$]+\\$[0-9a-f]+");
    private static final Pattern PASSLIB =
            Pattern.compile("\\$pbkdf2(|-sha256|-sha512)\\$(\\d{1,8})\\$[A-Za-z0-9./]+\\$[A-Za-z0-9./]+");
    private static final Pattern DJANGO_SCRYPT =
            Pattern.compile("scrypt\\$(\\d{1,8})\\$[^$]+\\$(\\d{1,2})\\$(\\d{1,2})\\$[A-Za-z0-9+/]+=*");
    private static final Pattern WERKZEUG_SCRYPT =
            Pattern.compile("scrypt:(\\d{1,8}):(\\d{1,2}):(\\d{1,2})\\$[^$]+\\$[0-9a-f]+");
    private static final Pattern PASSLIB_SCRYPT =
            Pattern.compile("\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,2}),p=(\\d{1,2})\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+");

    private DerivedKeys() {}

    /** What keeps a hash that has been computed. */
    @FunctionalInterface
    interface Keeper {
        String keep(String form, Supplier<String> computed);
    }

    /** Where salts come from. */
    @FunctionalInterface
    interface Salts {
        String salt(String purpose, int length);
    }

    /** The hash of a password in the form of another hash; null if that is none of ours. */
    static @Nullable String hash(String value, String password, Keeper kept, Salts salts) {
        if (!value.startsWith("pbkdf2")
                && !value.startsWith("$pbkdf2")
                && !value.startsWith("scrypt")
                && !value.startsWith("$scrypt")) return null;
        String salt = salts.salt("derived", 16);
        Matcher form = DJANGO.matcher(value);
        if (form.matches()) {
            int rounds = rounds(form.group(2));
            return kept.keep(
                    "django " + form.group(1) + rounds,
                    () -> "pbkdf2_" + form.group(1) + "$" + rounds + "$" + salt + "$"
                            + base64(pbkdf2(form.group(1), password, salt, rounds)));
        }
        Matcher werkzeug = WERKZEUG.matcher(value);
        if (werkzeug.matches()) {
            int rounds = rounds(werkzeug.group(2));
            return kept.keep(
                    "werkzeug " + werkzeug.group(1) + rounds,
                    () -> "pbkdf2:" + werkzeug.group(1) + ":" + rounds + "$" + salt + "$"
                            + HexFormat.of().formatHex(pbkdf2(werkzeug.group(1), password, salt, rounds)));
        }
        Matcher passlib = PASSLIB.matcher(value);
        if (passlib.matches()) {
            String hash = passlib.group(1).isEmpty() ? "sha1" : passlib.group(1).substring(1);
            int rounds = rounds(passlib.group(2));
            return kept.keep(
                    "passlib " + hash + rounds,
                    () -> "$pbkdf2" + passlib.group(1) + "$" + rounds + "$"
                            + adapted(salt.getBytes(StandardCharsets.US_ASCII)) + "$"
                            + adapted(pbkdf2(hash, password, salt, rounds)));
        }
        return scrypt(value, password, salt, kept);
    }

    private static @Nullable String scrypt(String value, String password, String salt, Keeper kept) {
        Matcher django = DJANGO_SCRYPT.matcher(value);
        if (django.matches()) {
            int blocks = blocks(Integer.parseInt(django.group(1)));
            int size = small(django.group(2));
            int lanes = small(django.group(3));
            return kept.keep(
                    "scrypt$" + blocks + "," + size + "," + lanes,
                    () -> "scrypt$" + blocks + "$" + salt + "$" + size + "$" + lanes + "$"
                            + base64(scrypt(password, salt, blocks, size, lanes, 64)));
        }
        Matcher werkzeug = WERKZEUG_SCRYPT.matcher(value);
        if (werkzeug.matches()) {
            int blocks = blocks(Integer.parseInt(werkzeug.group(1)));
            int size = small(werkzeug.group(2));
            int lanes = small(werkzeug.group(3));
            return kept.keep(
                    "scrypt:" + blocks + "," + size + "," + lanes,
                    () -> "scrypt:" + blocks + ":" + size + ":" + lanes + "$" + salt + "$"
                            + HexFormat.of().formatHex(scrypt(password, salt, blocks, size, lanes, 64)));
        }
        Matcher passlib = PASSLIB_SCRYPT.matcher(value);
        if (!passlib.matches()) return null;
        int log = Math.max(1, Math.min(Integer.parseInt(passlib.group(1)), MOST_LOG_BLOCKS));
        int size = small(passlib.group(2));
        int lanes = small(passlib.group(3));
        return kept.keep(
                "$scrypt$" + log + "," + size + "," + lanes,
                () -> "$scrypt$ln=" + log + ",r=" + size + ",p=" + lanes + "$"
                        + unpadded(salt.getBytes(StandardCharsets.US_ASCII)) + "$"
                        + unpadded(scrypt(password, salt, 1 << log, size, lanes, 32)));
    }

    /** A power of two, as the function asks. */
    private static int blocks(int written) {
        return Math.min(Integer.highestOneBit(Math.max(2, written)), 1 << MOST_LOG_BLOCKS);
    }

    private static int small(String written) {
        return Math.max(1, Math.min(Integer.parseInt(written), 8));
    }

    private static int rounds(String written) {
        return Math.max(1, Math.min(Integer.parseInt(written), MOST_ROUNDS));
    }

    private static byte[] scrypt(String password, String salt, int blocks, int size, int lanes, int bytes) {
        return ScryptFunction.getInstance(blocks, size, lanes, bytes)
                .hash(password, salt)
                .getBytes();
    }

    private static byte[] pbkdf2(String hash, String password, String salt, int rounds) {
        try {
            int bits = hash.equals("sha1") ? 160 : hash.equals("sha256") ? 256 : 512;
            return SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash.toUpperCase(Locale.ROOT))
                    .generateSecret(new PBEKeySpec(
                            password.toCharArray(), salt.getBytes(StandardCharsets.US_ASCII), rounds, bits))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2", e);
        }
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String unpadded(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** passlib's own: a dot instead of a plus. */
    private static String adapted(byte[] bytes) {
        return unpadded(bytes).replace('+', '.');
    }
}
