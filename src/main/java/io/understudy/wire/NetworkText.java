package io.understudy.wire;

import java.util.Arrays;

/**
 * Addresses and networks as PostgreSQL prints them. On the wire: family (2 for IPv4, 3 for IPv6), bits of the mask, whether it is a network, the number of
 * address bytes, the address.
 */
final class NetworkText {
    private static final int FAMILY_4 = 2;
    private static final int FAMILY_6 = 3;

    private NetworkText() {}

    static String decode(Cell cell, boolean network) {
        byte[] bytes = cell.bytes();
        int start = cell.offset();
        int addressBytes = cell.length() - 4;
        boolean fits =
                (addressBytes == 4 && bytes[start] == FAMILY_4) || (addressBytes == 16 && bytes[start] == FAMILY_6);
        if (!fits || bytes[start + 3] != addressBytes) throw UnfitValue.bytes(type(network), cell.length());
        int bits = bytes[start + 1] & 0xFF;
        if (bits > addressBytes * 8) throw UnfitValue.bytes(type(network), cell.length());

        AsciiText out = new AsciiText(48);
        if (addressBytes == 4) appendAddress4(out, bytes, start + 4);
        else appendAddress6(out, bytes, start + 4);
        if (network || bits != addressBytes * 8) out.append('/').appendNumber(bits, 1);
        return out.text();
    }

    private static String type(boolean network) {
        return network ? "cidr" : "inet";
    }

    private static void appendAddress4(AsciiText out, byte[] bytes, int start) {
        for (int i = 0; i < 4; i++) {
            if (i > 0) out.append('.');
            out.appendNumber(bytes[start + i] & 0xFF, 1);
        }
    }

    /** The first of the longest runs of zeros becomes {@code ::}; an IPv4 address inside is shown as one. */
    private static void appendAddress6(AsciiText out, byte[] bytes, int start) {
        int runStart = -1;
        int runLength = 1; // one zero alone is not worth it
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && BigEndian.readShort(bytes, start + 2 * (i + length)) == 0) length++;
            if (length > runLength) {
                runStart = i;
                runLength = length;
            }
            i += length;
        }
        int runEnd = runStart < 0 ? -1 : runStart + runLength;
        boolean holdsAddress4 =
                runStart == 0 && (runLength == 6 || (runLength == 5 && BigEndian.readShort(bytes, start + 10) == -1));
        for (int i = 0; i < 8; i++) {
            if (i >= runStart && i < runEnd) {
                if (i == runStart) out.append(':');
                continue;
            }
            if (i != 0) out.append(':');
            if (i == 6 && holdsAddress4) {
                appendAddress4(out, bytes, start + 12);
                break;
            }
            out.append(Integer.toHexString(BigEndian.readUnsignedShort(bytes, start + 2 * i)));
        }
        if (runEnd == 8) out.append(':');
    }

    static void encode(String text, boolean network, Buffer out) {
        TextCursor in = new TextCursor(text, type(network));
        boolean six = text.indexOf(':') >= 0;
        byte[] address = new byte[six ? 16 : 4];
        if (six) readAddress6(in, address);
        else readAddress4(in, address, 0);
        int bits = in.skip('/') ? (int) in.number(1, 3) : address.length * 8;
        in.finish();
        if (bits > address.length * 8 || (network && !isNetwork(address, bits))) throw in.unfit();

        out.writeByte(six ? FAMILY_6 : FAMILY_4);
        out.writeByte(bits);
        out.writeByte(network ? 1 : 0);
        out.writeByte(address.length);
        out.write(address, 0, address.length);
    }

    /** Whether all bits behind the mask are zero. */
    private static boolean isNetwork(byte[] address, int bits) {
        for (int bit = bits; bit < address.length * 8; bit++) {
            if ((address[bit / 8] >> (7 - bit % 8) & 1) != 0) return false;
        }
        return true;
    }

    private static void readAddress4(TextCursor in, byte[] address, int start) {
        for (int i = 0; i < 4; i++) {
            if (i > 0) in.expect('.');
            int octet = (int) in.number(1, 3);
            if (octet > 255) throw in.unfit();
            address[start + i] = (byte) octet;
        }
    }

    private static void readAddress6(TextCursor in, byte[] address) {
        int size = 0;
        int gap = -1;
        if (in.skip("::")) gap = 0;
        while (size < 16 && !in.atEnd() && !in.nextIs('/')) {
            if (size > 0) {
                in.expect(':');
                if (in.skip(':')) {
                    if (gap >= 0) throw in.unfit();
                    gap = size;
                    if (in.atEnd() || in.nextIs('/')) break;
                }
            }
            if (size <= 12 && in.nextIsAddress4()) {
                readAddress4(in, address, size);
                size += 4;
                break;
            }
            int group = in.hexadecimal(4);
            address[size++] = (byte) (group >>> 8);
            address[size++] = (byte) group;
        }
        if (gap < 0 ? size != 16 : size > 14) throw in.unfit();
        if (gap >= 0) {
            int tail = size - gap;
            System.arraycopy(address, gap, address, 16 - tail, tail);
            Arrays.fill(address, gap, 16 - tail, (byte) 0);
        }
    }
}
