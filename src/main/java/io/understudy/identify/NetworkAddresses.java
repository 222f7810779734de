package io.understudy.identify;

import io.understudy.identify.Recogniser.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** What machines and people are reached at: e-mail, IP, MAC, URL; and how a browser calls itself. */
public final class NetworkAddresses {
    private static final String LOCAL = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{Mn}-]{0,61}[\\p{L}\\p{N}\\p{Mn}])?";

    /** The dot-atom form of RFC 5322 with letters beyond ASCII (RFC 6531) under a domain of two labels or more. */
    private static final Pattern EMAIL = Pattern.compile(
            "(?=.{6,254}$)(?=[^@]{1,64}@)" + LOCAL + "(?:\\." + LOCAL + ")*@(?:" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

    private static final Pattern EMAIL_WITH_NAME = Pattern.compile("[^<>@]*<\\s*([^<>\\s]+@[^<>\\s]+)\\s*>");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 =
            Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET + "(?:/(?:[0-9]|[12][0-9]|3[0-2]))?");
    private static final Pattern IPV6_SIGNS =
            Pattern.compile("[0-9a-fA-F:]{2,39}(?:(?:[0-9]{1,3}\\.){3}[0-9]{1,3})?(?:%[\\w.-]+)?(?:/[0-9]{1,3})?");
    private static final Pattern MAC = Pattern.compile(
            "[0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}\\1){4}(?:[0-9a-fA-F]{2}|(?:[0-9a-fA-F]{2}\\1){2}[0-9a-fA-F]{2})|(?:[0-9a-fA-F]{4}\\.){2}[0-9a-fA-F]{4}");
    private static final Pattern URL = Pattern.compile(
            "(?i)(?:https?|ftps?|wss?|s3|gs|git|ssh|file|data|ldaps?|sip|mailto|tel):\\S{2,}|www\\.\\S+\\.[a-z]{2,}\\S*");
    private static final Pattern USER_AGENT = Pattern.compile(
            "(?:Mozilla|Opera|Dalvik|okhttp|curl|Wget|python-requests|PostmanRuntime|Java|Apache-HttpClient|Go-http-client|axios|Googlebot|bingbot|[A-Z][\\w.-]{2,40})/[0-9][\\w.]*(?: .*)?");
    private static final Pattern USER_AGENT_SIGNS = Pattern.compile(
            "(?i).*(mozilla|opera|windows nt|macintosh|android|iphone|linux|applewebkit|okhttp|curl/|wget/|python|cfnetwork|darwin|bot/|http-?client|dalvik|postman|java/).*");
    private static final Pattern UUID =
            Pattern.compile("\\{?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}}?");
    private static final Pattern GEO =
            Pattern.compile("\\(?(-?[0-9]{1,3}\\.[0-9]{3,})\\s*[,; ]\\s*(-?[0-9]{1,3}\\.[0-9]{3,})\\)?");
    private static final Pattern WKT =
            Pattern.compile("(?i)(?:SRID=[0-9]+;)?POINT ?(?:Z |M )?\\(-?[0-9.]+ -?[0-9.]+.*\\)");

    private NetworkAddresses() {}

    static List<Recogniser> all() {
        return List.of(
                new Recogniser("e-mail address", Kind.EMAIL, "AAAAAA@AAAA", 0, NetworkAddresses::isEmail),
                new Recogniser("IP address", Kind.IP, "999.999.99.9", 0.022, NetworkAddresses::isIp),
                new Recogniser(
                        "MAC address",
                        Kind.MAC,
                        "hhhhhhhhhhhh",
                        0,
                        text -> MAC.matcher(text).matches()),
                new Recogniser(
                        "URL",
                        Kind.URL,
                        "AAAAAAAAAA",
                        0,
                        text -> URL.matcher(text).matches()),
                new Recogniser(
                        "user agent",
                        Kind.USER_AGENT,
                        "AAAAA/9.9",
                        0.00008,
                        text -> USER_AGENT.matcher(text).matches()
                                && USER_AGENT_SIGNS.matcher(text).matches()),
                new Recogniser(
                        "UUID",
                        Kind.UUID,
                        "hhhhhhhhhhhhhhhh",
                        0,
                        text -> UUID.matcher(text).matches()),
                new Recogniser("position", Kind.GEO, "999.9999,999.9999", 0.016, NetworkAddresses::isPosition));
    }

    /** Whether it is one e-mail address, alone or as {@code Name <address>}. */
    public static boolean isEmail(String text) {
        if (text.length() > 320 || text.indexOf('@') < 0) return false;
        var named = EMAIL_WITH_NAME.matcher(text);
        return EMAIL.matcher(named.matches() ? named.group(1) : text).matches();
    }

    /** Whether it is an IPv4 or IPv6 address, with or without the bits of a network. A version such as {@code 1.2.3.4} is one as well. */
    public static boolean isIp(String text) {
        if (text.length() < 2 || text.length() > 60) return false;
        return text.indexOf(':') < 0 ? IPV4.matcher(text).matches() : isIpv6(text);
    }

    private static boolean isIpv6(String text) {
        if (!IPV6_SIGNS.matcher(text).matches()) return false;
        String address = text.replaceFirst("[%/].*", "");
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) return false;
        String[] groups = address.split(":", -1);
        int count = 0;
        for (String group : groups) {
            if (group.isEmpty()) continue;
            boolean four = group.indexOf('.') >= 0;
            if (four ? !IPV4.matcher(group).matches() : group.length() > 4) return false;
            count += four ? 2 : 1;
        }
        return gap >= 0
                ? count < 8
                : count == 8 && groups.length >= 7 && !address.startsWith(":") && !address.endsWith(":");
    }

    /** Latitude and longitude with three digits after the point or more, or a point in well-known text. */
    static boolean isPosition(String text) {
        if (text.length() > 120) return false;
        if (WKT.matcher(text).matches()) return true;
        var pair = GEO.matcher(text);
        return pair.matches()
                && Math.abs(Double.parseDouble(pair.group(1))) <= 90
                && Math.abs(Double.parseDouble(pair.group(2))) <= 180;
    }
}
