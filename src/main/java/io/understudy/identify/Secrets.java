package io.understudy.identify;

import io.understudy.identify.Recogniser.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** What opens doors: signed tokens, private keys, keys of well-known services, hashed passwords. */
final class Secrets {
    private static final Pattern JWT =
            Pattern.compile("eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+){0,2}");
    private static final Pattern PEM = Pattern.compile("(?s)-----BEGIN [A-Z0-9 ]+-----.*");

    /** The prefixes that services give their keys so that scanners may find them. */
    private static final Pattern KNOWN_KEY = Pattern.compile(
            "(?:sk|pk|rk|whsec|cus|tok|src|card|pm|seti|pi|ch|sub|acct)_(?:live_|test_)?[A-Za-z0-9]{8,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\\w{20,}|glpat-[\\w-]{16,}|(?:AKIA|ASIA)[A-Z0-9]{16}"
                    + "|xox[abposr]-[A-Za-z0-9-]{10,}|AIza[\\w-]{35}|ya29\\.[\\w-]+|SG\\.[\\w-]{16,}\\.[\\w-]{16,}|key-[0-9a-f]{32}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|npm_[A-Za-z0-9]{36}|pypi-[\\w-]{16,}|dop_v1_[0-9a-f]{64}"
                    + "|EAA[A-Za-z0-9]{30,}|ssh-(?:rsa|ed25519|dss) [A-Za-z0-9+/=]{20,}.*|(?:Bearer|Basic) [A-Za-z0-9+/=._-]{8,}|hf_[A-Za-z0-9]{30,}|sq0[a-z]{3}-[\\w-]{22,}|AC[0-9a-f]{32}|SK[0-9a-f]{32}");

    private static final String BASE64 = "[A-Za-z0-9./+=]";

    /** bcrypt, Argon2, scrypt, yescrypt, MD5, SHA-256 and SHA-512 crypt, phpass, PBKDF2 and its kin of Django, LDAP's, ASP.NET's as base64, MySQL's, salted ones of Magento and Joomla. */
    private static final Pattern HASH = Pattern.compile(
            "\\$2[abxy]?\\$[0-9]{2}\\$[A-Za-z0-9./]{53}|\\$argon2(?:id|i|d)\\$.+|\\$(?:scrypt|s0|y|gy)\\$.+|\\$7\\$[./A-Za-z0-9]{11,}\\$[./A-Za-z0-9]{43}|\\$(?:1|5|6)\\$(?:rounds=[0-9]+\\$)?[^$]{1,16}\\$"
                    + BASE64 + "{20,}"
                    + "|\\$[PHS]\\$" + BASE64
                    + "{20,}|(?:pbkdf2_sha(?:256|1|512)|bcrypt(?:_sha256)?|argon2|scrypt|md5|sha1|unsalted_md5)\\$.+|\\$pbkdf2.*\\$.+|pbkdf2:sha(?:1|256|512):[0-9]+\\$.+|\\{(?:S?SHA(?:256|512)?|SMD5|MD5|CRYPT|bcrypt|argon2|pbkdf2|noop)}.+"
                    + "|\\*[0-9A-F]{40}|[0-9a-f]{32}:[A-Za-z0-9]{2,64}(?::[0-9]+(?:_[0-9_]+)*)?|[0-9a-f]{64}:[A-Za-z0-9]{2,64}(?::[0-9]+(?:_[0-9_]+)*)?|AQAAAA[A-Za-z0-9+/]{40,}={0,2}|\\$md5[,$].+|grub\\.pbkdf2.+|scrypt:[0-9]+:[0-9]+:[0-9]+\\$.+");

    private Secrets() {}

    static List<Recogniser> all() {
        return List.of(
                new Recogniser(
                        "signed token (JWT)",
                        Kind.TOKEN,
                        "hhhhhhhhhhhhhhhhhhhh",
                        0,
                        text -> JWT.matcher(text).matches()),
                new Recogniser(
                        "PEM block",
                        Kind.TOKEN,
                        "hhhhhhhhhhhhhhhhhhhh",
                        0,
                        text -> PEM.matcher(text).matches()),
                new Recogniser(
                        "key of a service",
                        Kind.TOKEN,
                        "hhhhhhhhhhhhhhhhhhhhhh",
                        0,
                        text -> KNOWN_KEY.matcher(text).matches()),
                new Recogniser(
                        "hashed password",
                        Kind.PASSWORD_HASH,
                        "$9$hhhhhhhhhhhhhhhh",
                        0,
                        text -> HASH.matcher(text).matches()));
    }
}
