package io.understudy.mask;

/** Where an e-mail address is well formed: the dot-atom form of RFC 5322 with non-ASCII letters (RFC 6531) and a domain of two labels or more. Quoted local parts count as broken. */
final class EmailAddress {
    private static final int LOCAL_MAXIMUM = 64;
    private static final int LABEL_MAXIMUM = 63;
    private static final int DOMAIN_MAXIMUM = 253;

    private EmailAddress() {}

    static boolean isValid(String text) {
        return at(text, 0, text.length()) > 0;
    }

    /** The position of the {@code @} if the part of the text is an address, else -1. */
    static int at(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != '@') {
            char c = text.charAt(at);
            boolean lonelyDot = c == '.' && (at == from || text.charAt(at - 1) == '.');
            if (lonelyDot || !isLocal(c)) return -1;
            at++;
        }
        boolean local = at > from && at < to && at - from <= LOCAL_MAXIMUM && text.charAt(at - 1) != '.';
        return local && isDomain(text, at + 1, to) ? at : -1;
    }

    /** Whether a part of a text is a domain name of two labels or more, the last of which is not a number. */
    static boolean isDomain(String text, int from, int to) {
        if (to - from > DOMAIN_MAXIMUM) return false;
        int labelStart = from;
        boolean letters = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (!isLabel(text, labelStart, i)) return false;
                labelStart = i + 1;
                letters = false;
            } else if (isDomain(c)) {
                letters |= c > '9';
            } else {
                return false;
            }
        }
        return labelStart > from && letters && isLabel(text, labelStart, to);
    }

    private static boolean isLabel(String text, int from, int to) {
        return to > from && to - from <= LABEL_MAXIMUM && text.charAt(from) != '-' && text.charAt(to - 1) != '-';
    }

    static boolean isLocal(char c) {
        return isDomain(c) || c == '.' || "!#$%&'*+/=?^_`{|}~".indexOf(c) >= 0;
    }

    static boolean isDomain(char c) {
        return c < 0x80
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
                : !Margins.isSpace(c)
                        && (Character.isLetterOrDigit(c)
                                || Character.isSurrogate(c)
                                || Character.getType(c) == Character.NON_SPACING_MARK);
    }
}
