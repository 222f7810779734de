package io.understudy.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what identifies a person inside free text, in one pass from left to right: e-mail addresses, IP addresses, IBANs, payment cards, telephone numbers, and the authority of URLs that carry
 * credentials. No regular expressions: each attempt starts where a word starts and looks at a bounded number of characters, so the time is linear whatever the text. Reused; for one thread.
 */
final class Finder {
    /** What was found. */
    enum Kind {
        EMAIL,
        PHONE,
        CARD,
        IBAN,
        IP,
        AUTHORITY
    }

    private record Found(Kind kind, int start, int end) {}

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_AUTHORITY = 512;
    private static final int LONGEST_ADDRESS = 45;

    private final List<Found> found = new ArrayList<>();
    private final NumberFinder numbers = new NumberFinder();
    private String text = "";

    int count() {
        return found.size();
    }

    Kind kind(int index) {
        return found.get(index).kind;
    }

    int start(int index) {
        return found.get(index).start;
    }

    int end(int index) {
        return found.get(index).end;
    }

    /** Searches a text; whether there is anything in it. */
    boolean find(String text) {
        this.text = text;
        found.clear();
        int at = 0;
        while (at < text.length()) at = Math.max(at + 1, findAt(at));
        this.text = "";
        return !found.isEmpty();
    }

    /** Tries what can begin here; returns where to go on. */
    private int findAt(int at) {
        char c = text.charAt(at);
        if (c == '@') return findEmail(at);
        if (c == ':' && text.startsWith("://", at)) return findAuthority(at + 3);
        boolean digit = c >= '0' && c <= '9';
        boolean hexadecimal = digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!(hexadecimal || c == ':' || c == '+' || c == '(' || (c >= 'A' && c <= 'Z')) || !startsWord(at))
            return at + 1;
        int end = hexadecimal || c == ':' ? findIpAddress(at) : at;
        if (end == at && c >= 'A' && c <= 'Z') end = add(Kind.IBAN, at, numbers.iban(text, at));
        if (end == at && !(c >= 'A' && c <= 'Z') && c != ':' && (digit || c == '+' || c == '(')) end = findNumber(at);
        return end;
    }

    private int findNumber(int at) {
        int card = numbers.card(text, at);
        if (card > at) return add(Kind.CARD, at, card);
        int phone = numbers.phone(text, at);
        if (phone == at) return numbers.skip(text, at);
        add(Kind.PHONE, at, phone);
        int rest = numbers.restEnd(text, at, phone);
        return rest > phone ? add(Kind.PHONE, phone, rest) : phone;
    }

    private int add(Kind kind, int start, int end) {
        if (end > start) found.add(new Found(kind, start, end));
        return end;
    }

    private boolean startsWord(int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private int findEmail(int at) {
        int floor = Math.max(at - LONGEST_LOCAL, 0);
        int start = at;
        while (start > floor && isLocal(text.charAt(start - 1))) start--;
        while (start < at && !Character.isLetterOrDigit(text.charAt(start)) && text.charAt(start) != '_') start++;
        int ceiling = Math.min(at + 1 + LONGEST_DOMAIN, text.length());
        int end = at + 1;
        while (end < ceiling && (text.charAt(end) == '.' || EmailAddress.isDomain(text.charAt(end)))) end++;
        while (end > at + 1 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) end--;
        if (EmailAddress.at(text, start, end) != at) return at + 1;
        // What was taken for a number before turns out to be the beginning of the address.
        while (!found.isEmpty() && found.getLast().end > start) {
            if (found.getLast().kind == Kind.AUTHORITY || found.getLast().kind == Kind.EMAIL) return at + 1;
            found.removeLast();
        }
        return add(Kind.EMAIL, start, end);
    }

    private static boolean isLocal(char c) {
        return EmailAddress.isDomain(c) || "._%+'&!#$*~".indexOf(c) >= 0;
    }

    /** From after {@code ://} up to the path; only with an at sign in it. */
    private int findAuthority(int start) {
        int ceiling = Math.min(start + LONGEST_AUTHORITY, text.length());
        int end = start;
        while (end < ceiling && " \t\r\n/?#\"'<>()".indexOf(text.charAt(end)) < 0) end++;
        int at = text.lastIndexOf('@', end - 1);
        if (at <= start) return start;
        while (end > at + 1 && ".,;:!".indexOf(text.charAt(end - 1)) >= 0) end--;
        return add(Kind.AUTHORITY, start, end);
    }

    private int findIpAddress(int start) {
        int ceiling = Math.min(start + LONGEST_ADDRESS, text.length());
        int end = start;
        int signs = 0;
        while (end < ceiling && isInAddress(text.charAt(end))) {
            if (text.charAt(end) == '.' || text.charAt(end) == ':') signs++;
            end++;
        }
        if (signs < 2 || (end < text.length() && Character.isLetterOrDigit(text.charAt(end)))) return start;
        while (end > start && text.charAt(end - 1) == '.') end--;
        int whole = ipAddressEnd(start, end);
        return whole > start ? add(Kind.IP, start, whole) : start;
    }

    /** The end of the address without a colon or a port behind it. */
    private int ipAddressEnd(int start, int end) {
        if (IpAddress.parse(text.substring(start, end)) != null) return end;
        int colon = text.lastIndexOf(':', end - 1);
        return colon > start && IpAddress.parse(text.substring(start, colon)) != null ? colon : start;
    }

    private static boolean isInAddress(char c) {
        return (c >= '0' && c <= ':') || c == '.' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
