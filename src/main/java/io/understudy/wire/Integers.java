package io.understudy.wire;

/** Integers straight from their bytes, for whoever looks at every row. */
public final class Integers {
    private Integers() {}

    /** Whether the values of a codec can be read so. */
    public static boolean holds(Codec codec) {
        return codec instanceof BinaryCodec.Int2
                || codec instanceof BinaryCodec.Int4
                || codec instanceof BinaryCodec.Int8
                || codec instanceof LineCodec.Whole;
    }

    /** A value that is not null, if it is not negative and below 10^18; else -1. */
    public static long read(Codec codec, Cell cell) {
        if (codec instanceof LineCodec) return digits(cell);
        byte[] bytes = cell.bytes();
        int offset = cell.offset();
        long value = switch (cell.length()) {
            case 2 -> BigEndian.readShort(bytes, offset);
            case 4 -> BigEndian.readInt(bytes, offset);
            case 8 -> BigEndian.readLong(bytes, offset);
            default -> throw UnfitValue.bytes("integer", cell.length());
        };
        return value < 0 ? -1 : value;
    }

    /** A number of two, four or eight bytes as PostgreSQL sends it; its sign and all. */
    public static long signed(Cell cell) {
        return switch (cell.length()) {
            case 2 -> BigEndian.readShort(cell.bytes(), cell.offset());
            case 4 -> BigEndian.readInt(cell.bytes(), cell.offset());
            case 8 -> BigEndian.readLong(cell.bytes(), cell.offset());
            default -> throw UnfitValue.bytes("integer", cell.length());
        };
    }

    private static long digits(Cell cell) {
        if (cell.length() == 0 || cell.length() > 18) return -1;
        long value = 0;
        int end = cell.offset() + cell.length();
        for (int position = cell.offset(); position < end; position++) {
            int digit = cell.bytes()[position] - '0';
            if (digit < 0 || digit > 9) return -1;
            value = value * 10 + digit;
        }
        return value;
    }
}
