package io.understudy.mask;

/**
 * E-mail addresses become others under {@code .example} (RFC 2606), which no mail ever reaches. The local part carries eleven letters that depend on the whole address, so that different
 * addresses stay different (2^-51 a pair); the domain depends on the domain only, so that a domain of many stays a domain of many. Length, {@code +tag}, script and case stay near the
 * original. Addresses equal ignoring case stay equal ignoring case. For one thread.
 */
final class EmailMask implements TextMask {
    static final int TOKEN_LETTERS = 11;
    static final String SUFFIX = ".example";
    private static final int SHORTEST_WORD = 4;
    private static final int USUAL_WORD = 6;
    private static final int LONGEST_WORD = 40;
    /** The shortest address that keeps the promise: a token, the at sign and a word under the suffix. */
    static final int MINIMUM = TOKEN_LETTERS + 1 + SHORTEST_WORD + SUFFIX.length();

    private final Prf addresses;
    private final Prf domains;
    private final BrokenEmail broken;
    private final StringBuilder output = new StringBuilder();

    EmailMask(DomainKey key) {
        addresses = key.prf("address");
        domains = key.prf("domain");
        broken = new BrokenEmail(this, key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        int at = EmailAddress.at(value, 0, value.length());
        return at < 0 || room < MINIMUM ? broken.apply(value, room) : mask(value, at, room);
    }

    private String mask(String value, int at, int room) {
        addresses.ofFolded(value, 0, value.length());
        int tag = value.indexOf('+');
        int main = tag > 0 && tag < at ? tag : at;
        int domainRoom = Math.min(room - TOKEN_LETTERS - 1, LONGEST_WORD + SUFFIX.length());
        int domainLength = Math.min(Math.max(value.length() - at - 1, USUAL_WORD + SUFFIX.length()), domainRoom);
        int localRoom = Math.min(64, room - 1 - domainLength);

        output.setLength(0);
        appendPrefix(value, main, localRoom - TOKEN_LETTERS);
        Words.appendToken(TOKEN_LETTERS, addresses, output);
        if (main < at && localRoom - output.length() >= at - main) {
            output.append('+');
            Words.appendWord(at - main - 1, addresses, output);
        }
        Words.applyCase(value, 0, at, output, 0);
        output.append('@');
        appendDomain(value, at + 1, value.length(), domainLength);
        return output.toString();
    }

    /** What stands before the token so that the local part is about as long as it was; letters of other scripts bring their likes. */
    private void appendPrefix(String value, int main, int room) {
        if (isAscii(value, 0, main)) {
            int letters = Math.min(main - TOKEN_LETTERS, room) - 1;
            if (letters > 0) {
                Words.appendWord(letters, addresses, output);
                output.append(separator(value, main));
            }
        } else if (main + 1 <= room) {
            Scramble.drawInto(value, 0, main, addresses, output);
            output.append('.');
        }
    }

    private void appendDomain(String value, int from, int to, int length) {
        int start = output.length();
        domains.ofFolded(value, from, to);
        int word = length - SUFFIX.length();
        int label = value.indexOf('.', from) - from;
        if (label > 0 && label <= word && !isAscii(value, from, from + label))
            Scramble.drawInto(value, from, from + label, domains, output);
        else Words.appendWord(word, domains, output);
        output.append(SUFFIX);
        Words.applyCase(value, from, to, output, start);
    }

    /** The domain that stands for the one in a part of a text, at its usual length. */
    String domain(String value, int from, int to) {
        output.setLength(0);
        appendDomain(
                value,
                from,
                to,
                Math.min(Math.max(to - from, USUAL_WORD + SUFFIX.length()), LONGEST_WORD + SUFFIX.length()));
        return output.toString();
    }

    private static char separator(String value, int to) {
        for (int i = 1; i < to - 1; i++) {
            char c = value.charAt(i);
            if (c == '.' || c == '_' || c == '-') return c;
        }
        return '.';
    }

    private static boolean isAscii(String value, int from, int to) {
        for (int i = from; i < to; i++) if (value.charAt(i) >= 0x80) return false;
        return true;
    }
}
