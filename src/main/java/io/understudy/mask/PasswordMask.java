package io.understudy.mask;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.types.Argon2;
import com.password4j.types.Bcrypt;
import io.understudy.wire.UnfitValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Md5Crypt;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the hash of a password by that of a known one, with the same parameters and a salt that the key gives. To compute one is slow on purpose, so each format with each cost is computed
 * once and kept. For one thread.
 */
final class PasswordMask implements TextMask {
    /** phpass begins with the digits, bcrypt with the letters; for salts either will do. */
    private static final String PHPASS_64 = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final String B64 = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** More formats and costs than any system has; beyond, something is wrong. */
    private static final int MOST_KEPT = 64;
    /** About five seconds, once; and what memory there is to spare. */
    private static final int MOST_BCRYPT_COST = 16;

    private static final int MOST_KIBIBYTES = 65_536;
    private static final int MOST_ROUNDS = 5_000_000;

    private static final Pattern BCRYPT = Pattern.compile("\\$2([abxy])\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final Pattern ARGON2 = Pattern.compile(
            "\\$argon2(id|i|d)\\$v=(16|19)\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$[A-Za-z0-9+/]+\\$([A-Za-z0-9+/]+)");
    private static final Pattern PHPASS = Pattern.compile("(\\$[PH]\\$)([./A-Za-z0-9])[./A-Za-z0-9]{30}");
    private static final Pattern MD5_CRYPT = Pattern.compile("\\$(1|apr1)\\$[^$]{0,8}\\$[./A-Za-z0-9]{22}");
    private static final Pattern SHA_CRYPT =
            Pattern.compile("\\$([56])\\$(rounds=(\\d{4,9})\\$)?[^$]{0,16}\\$(?:[./A-Za-z0-9]{43}|[./A-Za-z0-9]{86})");
    private static final Pattern DIGEST =
            Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}", Pattern.CASE_INSENSITIVE);

    private final String password;
    private final boolean digest;
    private final Prf prf;
    private final Scramble scramble;
    private final Map<String, String> kept = new HashMap<>();

    PasswordMask(String password, boolean digest, DomainKey key) {
        this.password = password;
        this.digest = digest;
        prf = key.prf("salt");
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        String hash = hash(value);
        return hash == null || hash.length() > room ? scramble.apply(value, room, siblings) : hash;
    }

    private @Nullable String hash(String value) {
        // Hardly any value of a column of hashes gets past the first of these.
        Matcher form = BCRYPT.matcher(value);
        if (form.matches()) return bcrypt(form);
        form = ARGON2.matcher(value);
        if (form.matches()) return argon2(form);
        String derived = DerivedKeys.hash(value, password, this::keep, this::salt);
        if (derived != null) return derived;
        form = PHPASS.matcher(value);
        if (form.matches()) return phpass(form);
        form = MD5_CRYPT.matcher(value);
        if (form.matches()) return md5Crypt(form.group(1));
        form = SHA_CRYPT.matcher(value);
        if (form.matches()) return shaCrypt(form);
        return digest && DIGEST.matcher(value).matches() ? digested(value) : null;
    }

    private String bcrypt(Matcher form) {
        int cost = Math.max(4, Math.min(Integer.parseInt(form.group(2)), MOST_BCRYPT_COST));
        String two = "$2" + form.group(1) + "$";
        String parameters = (cost < 10 ? "0" : "") + cost + "$";
        // The last character of 22 carries four bits that must be zero, and every reader is strict in its own way: "."
        // is zero.
        String hash = keep(
                "bcrypt " + cost,
                () -> BcryptFunction.getInstance(Bcrypt.A, cost)
                        .hash(password, "$2a$" + parameters + salt("bcrypt", 21) + ".")
                        .getResult());
        return two + parameters + hash.substring(7);
    }

    private String argon2(Matcher form) {
        Argon2 type = switch (form.group(1)) {
            case "i" -> Argon2.I;
            case "d" -> Argon2.D;
            default -> Argon2.ID;
        };
        int version = Integer.parseInt(form.group(2));
        int lanes = Math.max(1, Math.min(Integer.parseInt(form.group(5)), 8));
        int memory = Math.max(8 * lanes, Math.min(Integer.parseInt(form.group(3)), MOST_KIBIBYTES));
        int passes = Math.max(1, Math.min(Integer.parseInt(form.group(4)), 16));
        int bytes = Math.max(16, Math.min(form.group(6).length() * 3 / 4, 64));
        String parameters =
                "$argon2" + form.group(1) + "$v=" + version + "$m=" + memory + ",t=" + passes + ",p=" + lanes + "$";
        String salt = salt("argon2", 16);
        String hash = keep(
                parameters + bytes,
                () -> base64(Argon2Function.getInstance(memory, passes, lanes, bytes, type, version)
                        .hash(password, salt)
                        .getBytes()));
        return parameters + base64(salt.getBytes(StandardCharsets.US_ASCII)) + "$" + hash;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The portable hash of WordPress, phpBB and Drupal 6: MD5 again and again. */
    private String phpass(Matcher form) {
        int log = Math.max(7, Math.min(PHPASS_64.indexOf(form.group(2)), 18));
        String salt = salt("phpass", 8);
        String hash = keep("phpass " + log, () -> phpass(password, salt, log));
        return form.group(1) + PHPASS_64.charAt(log) + salt + hash;
    }

    /** What stands behind the salt, of 2 to the power of {@code log} rounds. */
    static String phpass(String password, String salt, int log) {
        byte[] word = password.getBytes(StandardCharsets.UTF_8);
        byte[] state = DerivedKeys.digest("MD5", (salt + password).getBytes(StandardCharsets.UTF_8));
        byte[] joined = Arrays.copyOf(state, state.length + word.length);
        System.arraycopy(word, 0, joined, state.length, word.length);
        for (int i = 0; i < 1 << log; i++)
            System.arraycopy(DerivedKeys.digest("MD5", joined), 0, joined, 0, state.length);
        return littleEndian64(Arrays.copyOf(joined, state.length));
    }

    /** Three bytes as four characters, the lowest bits first. */
    private static String littleEndian64(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += 3) {
            int left = Math.min(3, bytes.length - at);
            int group = 0;
            for (int i = 0; i < left; i++) group |= (bytes[at + i] & 0xFF) << (8 * i);
            for (int i = 0; i <= left; i++) text.append(PHPASS_64.charAt((group >> (6 * i)) & 63));
        }
        return text.toString();
    }

    private String md5Crypt(String kind) {
        byte[] word = password.getBytes(StandardCharsets.UTF_8);
        String salt = "$" + kind + "$" + salt("md5", 8);
        return keep(kind, () -> kind.equals("1") ? Md5Crypt.md5Crypt(word, salt) : Md5Crypt.apr1Crypt(word, salt));
    }

    private String shaCrypt(Matcher form) {
        String rounds = form.group(3) == null
                ? ""
                : "rounds=" + Math.max(1_000, Math.min(Integer.parseInt(form.group(3)), MOST_ROUNDS)) + "$";
        String salt = "$" + form.group(1) + "$" + rounds + salt("sha", 16);
        // The library wipes what it is given.
        byte[] word = password.getBytes(StandardCharsets.UTF_8);
        return keep(
                form.group(1) + rounds,
                () -> form.group(1).equals("5")
                        ? Sha2Crypt.sha256Crypt(word, salt)
                        : Sha2Crypt.sha512Crypt(word, salt));
    }

    private String digested(String value) {
        String algorithm = switch (value.length()) {
            case 32 -> "MD5";
            case 40 -> "SHA-1";
            case 64 -> "SHA-256";
            default -> "SHA-512";
        };
        String hash = keep(
                algorithm,
                () -> HexFormat.of()
                        .formatHex(DerivedKeys.digest(algorithm, password.getBytes(StandardCharsets.UTF_8))));
        boolean upper = value.chars().anyMatch(c -> c >= 'A' && c <= 'F');
        return upper ? hash.toUpperCase(Locale.ROOT) : hash;
    }

    /** Computes what has not been computed. */
    private String keep(String form, Supplier<String> computed) {
        String known = kept.get(form);
        if (known != null) return known;
        if (kept.size() >= MOST_KEPT)
            throw new UnfitValue("a column of passwords with more than " + MOST_KEPT + " formats and costs");
        String hash = computed.get();
        kept.put(form, hash);
        return hash;
    }

    /** So many characters of an alphabet that all formats share. */
    private String salt(String purpose, int length) {
        prf.of(purpose);
        StringBuilder salt = new StringBuilder(length);
        for (int i = 0; i < length; i++) salt.append(B64.charAt(2 + prf.below(62)));
        return salt.toString();
    }
}
