package io.understudy.mask;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address with or without a mask; read and written as PostgreSQL and RFC 5952 do. Never prints itself. */
final class IpAddress {
    /** 4 or 16 bytes. */
    final byte[] bytes;
    /** The bits of the mask as written, or -1. */
    final int mask;

    private IpAddress(byte[] bytes, int mask) {
        this.bytes = bytes;
        this.mask = mask;
    }

    /** Reads a whole text; null if it is no address. */
    static @Nullable IpAddress parse(String text) {
        int slash = text.indexOf('/');
        int end = slash < 0 ? text.length() : slash;
        byte[] bytes = text.indexOf(':') >= 0 ? parse6(text, end) : parse4(text, 0, end);
        if (bytes == null) return null;
        int mask = slash < 0 ? -1 : number(text, slash + 1, text.length(), bytes.length * 8);
        return slash >= 0 && mask < 0 ? null : new IpAddress(bytes, mask);
    }

    private static byte @Nullable [] parse4(String text, int from, int to) {
        byte[] bytes = new byte[4];
        int start = from;
        for (int i = 0; i < 4; i++) {
            int end = i < 3 ? text.indexOf('.', start) : to;
            int octet = end < 0 || end > to ? -1 : number(text, start, end, 255);
            if (octet < 0) return null;
            bytes[i] = (byte) octet;
            start = end + 1;
        }
        return bytes;
    }

    /** A number without a zero in front; -1 if it is none or exceeds the maximum. */
    private static int number(String text, int from, int to, int maximum) {
        int length = to - from;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) return -1;
        int result = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            result = result * 10 + c - '0';
        }
        return result <= maximum ? result : -1;
    }

    private static byte @Nullable [] parse6(String text, int end) {
        byte[] bytes = new byte[16];
        int size = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < end) {
            int stop = at;
            while (stop < end && text.charAt(stop) != ':') stop++;
            if (size <= 12 && stop == end && text.indexOf('.', at) >= 0) {
                byte[] four = parse4(text, at, end);
                if (four == null) return null;
                System.arraycopy(four, 0, bytes, size, 4);
                size += 4;
                break;
            }
            int group = group(text, at, stop);
            if (group < 0 || size == 16) return null;
            bytes[size++] = (byte) (group >>> 8);
            bytes[size++] = (byte) group;
            at = stop + 1;
            if (stop == end) break;
            if (at == end) return null;
            if (text.charAt(at) != ':') continue;
            if (gap >= 0) return null;
            gap = size;
            at++;
        }
        if (gap < 0) return size == 16 ? bytes : null;
        if (size > 14) return null;
        System.arraycopy(bytes.clone(), gap, bytes, 16 - size + gap, size - gap);
        Arrays.fill(bytes, gap, 16 - size + gap, (byte) 0);
        return bytes;
    }

    private static int group(String text, int from, int to) {
        if (to - from < 1 || to - from > 4) return -1;
        int result = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) return -1;
            result = (result << 4) | digit;
        }
        return result;
    }

    /** The text of the address and, where one was written, its mask. */
    String text() {
        StringBuilder output = new StringBuilder(48);
        if (bytes.length == 4) append4(output, 0);
        else append6(output);
        if (mask >= 0) output.append('/').append(mask);
        return output.toString();
    }

    private void append4(StringBuilder output, int from) {
        for (int i = 0; i < 4; i++) {
            if (i > 0) output.append('.');
            output.append(bytes[from + i] & 0xFF);
        }
    }

    /** The first of the longest runs of two or more zero groups becomes {@code ::}; a mapped IPv4 address is shown as one. */
    private void append6(StringBuilder output) {
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && group(i + length) == 0) length++;
            if (length > runLength) {
                runStart = i;
                runLength = length;
            }
            i += length;
        }
        boolean mapped = runStart == 0 && runLength == 5 && group(5) == 0xFFFF;
        for (int i = 0; i < (mapped ? 6 : 8); i++) {
            if (i == runStart) {
                output.append("::");
                i += runLength - 1;
            } else {
                if (i > 0 && i != runStart + runLength) output.append(':');
                output.append(Integer.toHexString(group(i)));
            }
        }
        if (mapped) {
            output.append(':');
            append4(output, 12);
        }
    }

    private int group(int index) {
        return ((bytes[2 * index] & 0xFF) << 8) | (bytes[2 * index + 1] & 0xFF);
    }
}
