package io.understudy.mask;

/**
 * In a user agent, numbers behind the first dot of a version and the rest of a device's description (between {@code Android 14;} and the parenthesis, in {@code Build/…}) are drawn anew; what has no product with a
 * version is scrambled. For one thread.
 */
final class UserAgentMask implements TextMask {
    private static final String[] DEVICES = {
        "K",
        "Pixel 5",
        "Pixel 7",
        "SM-A515F",
        "SM-G973F",
        "SM-S911B",
        "M2101K6G",
        "ONEPLUS A6013",
        "moto g power",
        "LM-Q720"
    };

    private static final String[] FROZEN = {"Mozilla/", "AppleWebKit/", "Safari/"};

    private final Prf prf;
    private final Scramble scramble;
    private final StringBuilder output = new StringBuilder();

    UserAgentMask(DomainKey key) {
        prf = key.prf("user agent");
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (!isUserAgent(value)) return scramble.applyBroken(value, room, UserAgentMask::isUserAgent);
        prf.ofFolded(value, 0, value.length());
        output.setLength(0);
        int at = 0;
        while (at < value.length()) {
            int device = deviceStart(value, at);
            if (device > at) {
                appendVersions(value, at, device);
                int end = device;
                while (end < value.length() && ";)".indexOf(value.charAt(end)) < 0) end++;
                output.append(DEVICES[prf.below(DEVICES.length)]);
                at = end;
            } else {
                appendVersions(value, at, value.length());
                at = value.length();
            }
        }
        if (value.indexOf('@') >= 0) Scramble.disarm(output);
        return Scramble.cutSafely(output.toString(), room);
    }

    /** A product with a version comes first: {@code Mozilla/5.0}, {@code curl/8.5.0}, {@code okhttp/4.9}. */
    private static boolean isUserAgent(String value) {
        int slash = value.indexOf('/');
        if (slash < 1 || slash + 1 >= value.length() || value.charAt(slash + 1) < '0' || value.charAt(slash + 1) > '9')
            return false;
        for (int i = 0; i < slash; i++)
            if (!Character.isLetterOrDigit(value.charAt(i)) && "-_. ".indexOf(value.charAt(i)) < 0) return false;
        return true;
    }

    /** Where the name of an Android device begins; -1 if none follows. */
    private static int deviceStart(String value, int from) {
        int android = from;
        while (android >= 0 && !value.regionMatches(true, android, "Android ", 0, 8))
            android = android < value.length() ? android + 1 : -1;
        int semicolon = android < 0 ? -1 : value.indexOf("; ", android);
        int close = android < 0 ? -1 : value.indexOf(')', android);
        return semicolon < 0 || close < 0 || semicolon > close ? -1 : semicolon + 2;
    }

    /** Copies, but draws the digits of what follows the first dot or underscore of a number; zeros stay. */
    private void appendVersions(String value, int from, int to) {
        boolean number = false;
        boolean minor = false;
        int start = from;
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!number && digit) start = i;
            boolean separator =
                    number && (c == '.' || c == '_') && i + 1 < to && Character.isDigit(value.charAt(i + 1));
            if (separator) minor = true;
            else if (!digit) minor = false;
            boolean before = i > from && Character.isDigit(value.charAt(i - 1));
            boolean behind = i + 1 < to && Character.isDigit(value.charAt(i + 1));
            boolean zero = c == '0' && !before && !behind;
            if (digit && minor && !zero && !isFrozen(value, start)) {
                output.append((char) (before ? '0' + prf.below(10) : '1' + prf.below(9)));
            } else {
                output.append(c);
            }
            number = digit || separator;
        }
    }

    /** Versions that every browser gives alike, and that therefore tell nothing. */
    private static boolean isFrozen(String value, int start) {
        for (String product : FROZEN)
            if (value.regionMatches(true, start - product.length(), product, 0, product.length())) return true;
        return false;
    }
}
