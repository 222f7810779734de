package io.understudy.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads and writes values inside {@link Format.Lines}: the bytes that a MySQL server sends for a column, escaped. The canonical text is the one that PostgreSQL has for the same value, and what is
 * written is exactly what the server will send for it when it is read back, because a row's checksum is made of that.
 */
public sealed interface LineCodec extends Codec {
    /**
     * The canonical text of a value, from the bytes that the server sends.
     *
     * @throws UnfitValue if they are not a value of this type
     */
    String text(byte[] bytes);

    /**
     * The bytes that the server sends for a value.
     *
     * @throws UnfitValue if the text is not a value of this type
     */
    byte[] bytes(String text);

    @Override
    default String decode(Cell cell) {
        return text(LineEscapes.read(cell));
    }

    @Override
    default void encode(String text, Buffer out) {
        LineEscapes.write(bytes(text), out);
    }

    /**
     * Text in the column's own character set.
     *
     * @param maximumCharacters the most characters a value may have, or -1
     * @param maximumBytes the most bytes a value may have, or -1
     * @param unpadded whether spaces at the end are no part of a value: the server takes them away
     */
    record Text(Characters characters, int maximumCharacters, int maximumBytes, boolean unpadded) implements LineCodec {
        @Override
        public String text(byte[] bytes) {
            return characters.decode(bytes);
        }

        @Override
        public byte[] bytes(String text) {
            String kept = unpadded ? withoutPadding(text) : text;
            byte[] bytes = characters.encode(kept);
            boolean fits = (maximumCharacters < 0 || kept.codePointCount(0, kept.length()) <= maximumCharacters)
                    && (maximumBytes < 0 || bytes.length <= maximumBytes);
            if (!fits) throw UnfitValue.text("text of that length", kept);
            return bytes;
        }

        private static String withoutPadding(String text) {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') end--;
            return text.substring(0, end);
        }
    }

    /** A label of an enumeration, or '' for what MySQL keeps when it was given none of them. */
    record Label(Characters characters, java.util.List<String> labels) implements LineCodec {
        public Label {
            labels = java.util.List.copyOf(labels);
        }

        /** In the catalog, which is in UTF-8 of three bytes, a character of four is a question mark. */
        private static String asPrinted(String label) {
            return label.replaceAll("[\\x{10000}-\\x{10FFFF}]", "?");
        }

        @Override
        public String text(byte[] bytes) {
            return characters.decode(bytes);
        }

        @Override
        public byte[] bytes(String text) {
            boolean known = text.isEmpty() || labels.contains(text) || labels.contains(asPrinted(text));
            if (!known) throw UnfitValue.text("enum", text);
            return characters.encode(text);
        }
    }

    /** A label of an enumeration of which '' is one, by its number: '' is also what MySQL shows for its number 0, which is none of them. */
    record Numbered(java.util.List<String> labels) implements LineCodec {
        /** The text of number 0, which no label is. */
        private static final String NONE = "\uF700";

        public Numbered {
            labels = java.util.List.copyOf(labels);
        }

        @Override
        public String text(byte[] bytes) {
            int number = (int) IntegerText.parse(ascii(bytes), 0, labels.size(), "enum");
            return number == 0 ? NONE : labels.get(number - 1);
        }

        @Override
        public byte[] bytes(String text) {
            int number = text.equals(NONE) ? 0 : labels.indexOf(text) + 1;
            if (number == 0 && !text.equals(NONE)) throw UnfitValue.text("enum", text);
            return ascii(Integer.toString(number));
        }
    }

    /** An integer of so many bytes, without the zeros that some columns show before it. */
    record Whole(int width, boolean unsigned) implements LineCodec {
        @Override
        public String text(byte[] bytes) {
            return NumberText.withoutLeadingZeros(ascii(bytes));
        }

        @Override
        public byte[] bytes(String text) {
            return ascii(NumberText.integer(text, width, unsigned));
        }
    }

    /** A decimal number, always shown with all digits of its scale. */
    record Decimal(int precision, int scale, boolean unsigned) implements LineCodec {
        @Override
        public String text(byte[] bytes) {
            return NumberText.withoutLeadingZeros(ascii(bytes));
        }

        @Override
        public byte[] bytes(String text) {
            return ascii(NumberText.decimal(text, precision, scale, unsigned));
        }
    }

    /** A float, which has to be asked for as a double: by itself the server shows no more than six of its digits. */
    record Float4(boolean unsigned) implements LineCodec {
        @Override
        public String text(byte[] bytes) {
            return FloatText.of((float) FloatText.parseDouble(ascii(bytes)));
        }

        @Override
        public byte[] bytes(String text) {
            float value = FloatText.parseFloat(text);
            if (!Float.isFinite(value) || (unsigned && value < 0)) throw UnfitValue.text("float", text);
            return ascii(FloatText.mySql(value));
        }
    }

    /** A double. */
    record Float8(boolean unsigned) implements LineCodec {
        @Override
        public String text(byte[] bytes) {
            return FloatText.of(FloatText.parseDouble(ascii(bytes)));
        }

        @Override
        public byte[] bytes(String text) {
            double value = FloatText.parseDouble(text);
            if (!Double.isFinite(value) || (unsigned && value < 0)) throw UnfitValue.text("double", text);
            return ascii(FloatText.mySql(value));
        }
    }

    /** A date, a time or both, with so many digits of a second; a timestamp is told in UTC and says so. */
    record Temporal(Shape shape, int digits) implements LineCodec {
        /** What it is made of. */
        public enum Shape {
            DATE,
            TIME,
            DATE_TIME,
            TIMESTAMP
        }

        @Override
        public String text(byte[] bytes) {
            return TemporalText.canonical(ascii(bytes), this);
        }

        @Override
        public byte[] bytes(String text) {
            return ascii(TemporalText.written(text, this));
        }
    }

    /** A year of four digits, or 0000. */
    record Year() implements LineCodec {
        @Override
        public String text(byte[] bytes) {
            return ascii(bytes);
        }

        @Override
        public byte[] bytes(String text) {
            long year = IntegerText.parse(text, 0, 2155, "year");
            if (year != 0 && year < 1901) throw UnfitValue.text("year", text);
            return ascii(year == 0 ? "0000" : Long.toString(year));
        }
    }

    /** So many bits, told as a decimal number. */
    record Bits(int count) implements LineCodec {
        @Override
        public String text(byte[] bytes) {
            long value = 0;
            for (byte part : bytes) value = value << 8 | (part & 0xff);
            return Long.toUnsignedString(value);
        }

        @Override
        public byte[] bytes(String text) {
            long value = NumberText.unsignedLong(text);
            if (count < Long.SIZE && value >>> count != 0) throw UnfitValue.text("bit", text);
            byte[] bytes = new byte[(count + 7) / 8];
            for (int i = bytes.length - 1; i >= 0; i--, value >>>= 8) bytes[i] = (byte) value;
            return bytes;
        }
    }

    /**
     * Bytes, as {@code \x} and hexadecimal digits.
     *
     * @param width to which the server fills up with zeros, or -1
     * @param maximum the most bytes, or -1
     */
    record Bytes(int width, int maximum) implements LineCodec {
        @Override
        public String text(byte[] bytes) {
            return HexText.bytea(new Cell().set(bytes, 0, bytes.length));
        }

        @Override
        public byte[] bytes(String text) {
            Buffer out = new Buffer(text.length() / 2 + 1);
            HexText.encodeBytea(text, out);
            if ((width >= 0 && out.size() > width) || (maximum >= 0 && out.size() > maximum))
                throw UnfitValue.text("bytes of that length", text);
            return Arrays.copyOf(out.bytes(), Math.max(width, out.size()));
        }
    }

    /** What the server prints in plain ASCII and we have no rules for: UUIDs and network addresses of MariaDB. */
    record Printed() implements LineCodec {
        @Override
        public String text(byte[] bytes) {
            return ascii(bytes);
        }

        @Override
        public byte[] bytes(String text) {
            return ascii(text);
        }
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        if (!text.chars().allMatch(character -> character < 128)) throw UnfitValue.text("ASCII", text);
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
