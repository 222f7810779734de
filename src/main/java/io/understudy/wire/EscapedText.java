package io.understudy.wire;

/** Any type inside {@code COPY … (FORMAT text)}: canonical text with backslash escapes. One codec serves all types. */
public record EscapedText() implements Codec {
    private static final String TYPE = "text";

    @Override
    public String decode(Cell cell) {
        byte[] bytes = cell.bytes();
        int end = cell.offset() + cell.length();
        for (int position = cell.offset(); position < end; position++) {
            if (bytes[position] == '\\') return decodeEscaped(cell, position);
        }
        return Utf8Text.decode(bytes, cell.offset(), cell.length(), TYPE);
    }

    private static String decodeEscaped(Cell cell, int firstEscape) {
        byte[] bytes = cell.bytes();
        int end = cell.offset() + cell.length();
        byte[] out = new byte[cell.length()];
        int size = firstEscape - cell.offset();
        System.arraycopy(bytes, cell.offset(), out, 0, size);
        int position = firstEscape;
        while (position < end) {
            byte value = bytes[position++];
            if (value != '\\') {
                out[size++] = value;
                continue;
            }
            if (position == end) throw UnfitValue.bytes("COPY text", cell.length());
            byte escaped = bytes[position++];
            if (isOctal(escaped)) {
                int number = escaped - '0';
                for (int digits = 1; digits < 3 && position < end && isOctal(bytes[position]); digits++) {
                    number = number * 8 + bytes[position++] - '0';
                }
                out[size++] = (byte) number;
            } else if (escaped == 'x' && position < end && hexValue(bytes[position]) >= 0) {
                int number = hexValue(bytes[position++]);
                if (position < end && hexValue(bytes[position]) >= 0)
                    number = number * 16 + hexValue(bytes[position++]);
                out[size++] = (byte) number;
            } else {
                out[size++] = unescape(escaped);
            }
        }
        return Utf8Text.decode(out, 0, size, TYPE);
    }

    private static boolean isOctal(byte value) {
        return value >= '0' && value <= '7';
    }

    private static int hexValue(byte value) {
        return value < 0 ? -1 : HexText.value((char) value);
    }

    /** What a letter behind a backslash means; anything else means itself. */
    private static byte unescape(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> letter;
        };
    }

    @Override
    public void encode(String text, Buffer out) {
        byte[] bytes = Utf8Text.encode(text, TYPE);
        int copied = 0;
        for (int position = 0; position < bytes.length; position++) {
            byte letter = escape(bytes[position]);
            if (letter == 0) continue;
            out.write(bytes, copied, position - copied);
            out.writeByte('\\');
            out.writeByte(letter);
            copied = position + 1;
        }
        out.write(bytes, copied, bytes.length - copied);
    }

    /** The letter that stands for a byte behind a backslash; 0 for a byte that stands for itself. */
    private static byte escape(byte value) {
        return switch (value) {
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case 0x0B -> 'v';
            case '\\' -> '\\';
            default -> 0;
        };
    }
}
