package io.understudy.mask;

import io.understudy.schema.DataType;

/** Takes a URL apart (RFC 3986: scheme, user, host, port, path, query, fragment) and masks each part as what it is. For one thread. */
final class UrlMask implements TextMask {
    private final EmailMask emails;
    private final TextMask addresses;
    private final LayoutCipher segments;
    private final Scramble scramble;
    private final StringBuilder output = new StringBuilder();

    UrlMask(DomainKey key) {
        emails = new EmailMask(key.sibling(new PersonMasker.Email().domain()));
        addresses = new IpMask(DataType.text(-1), key.sibling(new NetworkMasker.Ip().domain()));
        segments = new LayoutCipher(true, "path", key);
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        int authority = authorityStart(value);
        if (authority < 0 && !value.startsWith("/"))
            return scramble.applyBroken(value, room, text -> authorityStart(text) >= 0);
        output.setLength(0);
        int at = Math.max(authority, 0);
        output.append(value, 0, at);
        if (authority >= 0) at = appendAuthority(value, at);
        appendRest(value, at);
        if (output.indexOf("@") >= 0) Scramble.disarm(output);
        return Scramble.cutSafely(output.toString(), room);
    }

    /** Where the host, or the user before it, begins: after {@code scheme://}, {@code //} or {@code www}; -1 if this is no URL. */
    private static int authorityStart(String value) {
        if (value.startsWith("//")) return 2;
        int colon = value.indexOf("://");
        for (int i = 0; i < colon; i++) {
            char c = value.charAt(i);
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            boolean fits = letter || (i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'));
            if (!fits) return -1;
        }
        if (colon > 0) return colon + 3;
        return value.regionMatches(true, 0, "www.", 0, 4) ? 0 : -1;
    }

    private int appendAuthority(String value, int from) {
        int end = from;
        while (end < value.length() && "/?#\\".indexOf(value.charAt(end)) < 0) end++;
        int user = value.lastIndexOf('@', end - 1);
        int host = user >= from ? user + 1 : from;
        if (user >= from)
            output.append(scramble.apply(value.substring(from, user))).append('@');
        int colon = value.indexOf(':', host);
        boolean bracketed = value.startsWith("[", host);
        int hostEnd = bracketed ? Math.max(value.indexOf(']', host), host) : colon < 0 || colon > end ? end : colon;
        String name = value.substring(bracketed ? host + 1 : host, hostEnd);
        if (bracketed) output.append('[');
        output.append(host(name));
        output.append(value, hostEnd, end);
        return end;
    }

    private String host(String name) {
        if (name.isEmpty() || name.equalsIgnoreCase("localhost")) return name;
        if (IpAddress.parse(name) != null) return addresses.apply(name, Integer.MAX_VALUE, Siblings.NONE);
        // A machine within a site is still one, and the site is the same with and without it.
        boolean www = name.regionMatches(true, 0, "www.", 0, 4);
        return www
                ? name.substring(0, 4) + emails.domain(name, 4, name.length())
                : emails.domain(name, 0, name.length());
    }

    private void appendRest(String value, int from) {
        int query = value.indexOf('?', from);
        int fragment = value.indexOf('#', from);
        int pathEnd =
                query >= 0 && (fragment < 0 || query < fragment) ? query : fragment >= 0 ? fragment : value.length();
        int queryEnd = fragment >= 0 ? fragment : value.length();
        appendPath(value, from, pathEnd);
        if (pathEnd < queryEnd) appendQuery(value, pathEnd, queryEnd);
        if (fragment >= 0) appendSegments(value, fragment, value.length());
    }

    private void appendPath(String value, int from, int to) {
        int slash = value.lastIndexOf('/', to - 1);
        int dot = value.lastIndexOf('.', to - 1);
        boolean ending = dot > slash + 1 && dot > from && to - dot >= 2 && to - dot <= 6;
        appendSegments(value, from, ending ? dot : to);
        if (ending) output.append(value, dot, to);
    }

    /** Each run between signs by itself, so that equal segments stay equal; an escaped character is one of its own, and stays. */
    private void appendSegments(String value, int from, int to) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && "/#=&;,.".indexOf(value.charAt(end)) < 0 && value.charAt(end) != '%') end++;
            if (end > at) output.append(segments.apply(value, at, end));
            if (end < to && value.charAt(end) == '%') {
                int escape = Math.min(to, end + 3);
                output.append(value, end, escape);
                end = escape;
            } else if (end < to) {
                output.append(value.charAt(end++));
            }
            at = end;
        }
    }

    /** Names stay; values become others. */
    private void appendQuery(String value, int from, int to) {
        int at = from;
        while (at < to) {
            int end = at + 1;
            while (end < to && value.charAt(end) != '&' && value.charAt(end) != ';') end++;
            int equals = value.indexOf('=', at);
            if (equals < 0 || equals >= end) {
                output.append(value.charAt(at));
                appendSegments(value, at + 1, end);
            } else {
                output.append(value, at, equals + 1);
                appendValue(value, equals + 1, end);
            }
            at = end;
        }
    }

    private void appendValue(String value, int from, int to) {
        String parameter = value.substring(from, to);
        String decoded = parameter.replace("%40", "@");
        if (EmailAddress.isValid(decoded)) {
            String masked = emails.apply(decoded, Integer.MAX_VALUE, Siblings.NONE);
            output.append(decoded.equals(parameter) ? masked : masked.replace("@", "%40"));
        } else {
            appendSegments(value, from, to);
        }
    }
}
