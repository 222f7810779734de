package io.understudy.wire;

/**
 * Decimal numbers of any size. On the wire: the number of groups, the weight of the first one (it counts 10000^weight), the sign, the digits behind the
 * point to show, and the groups, each of four decimal digits; groups of zeros at either end are left out.
 */
final class NumericText {
    private static final String TYPE = "numeric";
    private static final int HEADER = 8;
    private static final int POSITIVE = 0x0000;
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;
    /** What the server itself sends as the scale of an infinity: bits of its own storage format. */
    private static final int SCALE_OF_INFINITY = 0x20;

    private static final int SCALE_MAXIMUM = 0x3FFF;
    private static final int WEIGHT_MAXIMUM = Short.MAX_VALUE;
    /** Beyond this, no digit can be within the limits of the type. */
    private static final int EXPONENT_MAXIMUM = 1_000_000;

    private NumericText() {}

    static String decode(Cell cell) {
        byte[] bytes = cell.bytes();
        int start = cell.offset();
        if (cell.length() < HEADER) throw UnfitValue.bytes(TYPE, cell.length());
        int groups = BigEndian.readUnsignedShort(bytes, start);
        int weight = BigEndian.readShort(bytes, start + 2);
        int sign = BigEndian.readUnsignedShort(bytes, start + 4);
        int scale = BigEndian.readUnsignedShort(bytes, start + 6);
        if (cell.length() != HEADER + 2 * groups) throw UnfitValue.bytes(TYPE, cell.length());
        return switch (sign) {
            case NAN -> "NaN";
            case INFINITY -> "Infinity";
            case NEGATIVE_INFINITY -> "-Infinity";
            case POSITIVE, NEGATIVE -> {
                boolean canonical = groups == 0 ? weight == 0 && sign == POSITIVE : group(cell, 0, groups) != 0;
                if (!canonical || scale > SCALE_MAXIMUM) throw UnfitValue.bytes(TYPE, cell.length());
                AsciiText out = new AsciiText(Math.max(weight, 0) * 4 + scale + 8);
                if (sign == NEGATIVE) out.append('-');
                appendDigits(out, cell, groups, weight, scale);
                yield out.text();
            }
            default -> throw UnfitValue.bytes(TYPE, cell.length());
        };
    }

    private static void appendDigits(AsciiText out, Cell cell, int groups, int weight, int scale) {
        if (weight < 0) out.append('0');
        for (int i = 0; i <= weight; i++) out.appendNumber(group(cell, i, groups), i == 0 ? 1 : 4);
        if (scale == 0) return;
        out.append('.');
        for (int shown = 0; shown < scale; shown += 4) {
            int group = group(cell, weight + 1 + shown / 4, groups);
            switch (scale - shown) {
                case 1 -> out.appendNumber(group / 1000, 1);
                case 2 -> out.appendNumber(group / 100, 2);
                case 3 -> out.appendNumber(group / 10, 3);
                default -> out.appendNumber(group, 4);
            }
        }
    }

    /** The four digits of a group; zero for one that was left out. */
    private static int group(Cell cell, int index, int groups) {
        if (index < 0 || index >= groups) return 0;
        int group = BigEndian.readShort(cell.bytes(), cell.offset() + HEADER + 2 * index);
        if (group < 0 || group > 9999) throw UnfitValue.bytes(TYPE, cell.length());
        return group;
    }

    static void encode(String text, Buffer out) {
        switch (text) {
            case "NaN" -> writeHeader(0, 0, NAN, 0, out);
            case "Infinity" -> writeHeader(0, 0, INFINITY, SCALE_OF_INFINITY, out);
            case "-Infinity" -> writeHeader(0, 0, NEGATIVE_INFINITY, SCALE_OF_INFINITY, out);
            default -> encodeFinite(text, out);
        }
    }

    private static void encodeFinite(String text, Buffer out) {
        byte[] digits = new byte[text.length()];
        int count = 0;
        int position = 0;
        int point = -1;
        boolean negative = text.startsWith("-");
        if (negative || text.startsWith("+")) position++;
        for (; position < text.length(); position++) {
            char character = text.charAt(position);
            if (character == '.' && point < 0) point = count;
            else if (character >= '0' && character <= '9') digits[count++] = (byte) (character - '0');
            else break;
        }
        if (point < 0) point = count;
        int exponent = position == text.length() ? 0 : parseExponent(text, position);
        int scale = Math.max(0, count - point - exponent);
        if (count == 0 || scale > SCALE_MAXIMUM) throw UnfitValue.text(TYPE, text);
        writeFinite(text, negative, digits, count, point + exponent, scale, out);
    }

    private static int parseExponent(String text, int position) {
        char mark = text.charAt(position);
        if (mark != 'e' && mark != 'E') throw UnfitValue.text(TYPE, text);
        return (int) IntegerText.parse(text.substring(position + 1), -EXPONENT_MAXIMUM, EXPONENT_MAXIMUM, TYPE);
    }

    /** Writes the digits, the decimal point of which stands before the one at {@code point}. */
    private static void writeFinite(
            String text, boolean negative, byte[] digits, int count, int point, int scale, Buffer out) {
        int first = 0;
        while (first < count && digits[first] == 0) first++;
        int last = count - 1;
        while (last >= first && digits[last] == 0) last--;
        if (first > last) {
            writeHeader(0, 0, POSITIVE, scale, out);
            return;
        }
        int weight = Math.floorDiv(point - 1 - first, 4);
        int lastWeight = Math.floorDiv(point - 1 - last, 4);
        if (weight > WEIGHT_MAXIMUM) throw UnfitValue.text(TYPE, text);
        writeHeader(weight - lastWeight + 1, weight, negative ? NEGATIVE : POSITIVE, scale, out);
        for (int group = weight; group >= lastWeight; group--) {
            int start = point - 4 * (group + 1);
            int value = 0;
            for (int i = start; i < start + 4; i++) value = value * 10 + (i >= first && i <= last ? digits[i] : 0);
            out.writeShort(value);
        }
    }

    private static void writeHeader(int groups, int weight, int sign, int scale, Buffer out) {
        out.writeShort(groups);
        out.writeShort(weight);
        out.writeShort(sign);
        out.writeShort(scale);
    }
}
