package io.understudy.wire;

/** The escapes of {@link Format.Lines}: backslash, tab, line feed and the zero byte, and no others. They are about bytes, not characters, so that a byte that is half of a character is escaped as well. */
public final class LineEscapes {
    private LineEscapes() {}

    /** Appends bytes, escaped. */
    static void write(byte[] bytes, Buffer out) {
        int copied = 0;
        for (int position = 0; position < bytes.length; position++) {
            byte value = bytes[position];
            if (value > '\n' && value != '\\') continue;
            byte letter = letter(value);
            if (letter == 0) continue;
            out.write(bytes, copied, position - copied);
            out.writeByte('\\');
            out.writeByte(letter);
            copied = position + 1;
        }
        out.write(bytes, copied, bytes.length - copied);
    }

    private static byte letter(byte value) {
        return switch (value) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case 0 -> '0';
            default -> 0;
        };
    }

    /**
     * The bytes of a value that is not null, as they were before they were escaped.
     *
     * @throws UnfitValue if a backslash stands alone at the end
     */
    public static byte[] read(Cell cell) {
        byte[] bytes = cell.bytes();
        int end = cell.offset() + cell.length();
        byte[] out = new byte[cell.length()];
        int size = 0;
        for (int position = cell.offset(); position < end; position++) {
            byte value = bytes[position];
            if (value == '\\') {
                if (++position == end) throw UnfitValue.bytes("LOAD DATA", cell.length());
                value = plain(bytes[position]);
            }
            out[size++] = value;
        }
        return size == out.length ? out : java.util.Arrays.copyOf(out, size);
    }

    private static byte plain(byte letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case '0' -> 0;
            default -> letter;
        };
    }
}
