package io.understudy.wire;

/** The types inside {@code COPY … (FORMAT binary)}: what each type's send and receive functions exchange. */
public sealed interface BinaryCodec extends Codec {
    /** text, varchar, char, name, enum labels, json, xml: the characters in UTF-8. */
    record Utf8() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return Utf8Text.decode(cell.bytes(), cell.offset(), cell.length(), "text");
        }

        @Override
        public void encode(String text, Buffer out) {
            byte[] bytes = Utf8Text.encode(text, "text");
            out.write(bytes, 0, bytes.length);
        }
    }

    /** jsonb: a version, then the characters. Whether they are valid JSON is not looked at. */
    record Jsonb() implements BinaryCodec {
        private static final byte VERSION = 1;

        @Override
        public String decode(Cell cell) {
            if (cell.length() < 1 || cell.bytes()[cell.offset()] != VERSION) {
                throw UnfitValue.bytes("jsonb", cell.length());
            }
            return Utf8Text.decode(cell.bytes(), cell.offset() + 1, cell.length() - 1, "jsonb");
        }

        @Override
        public void encode(String text, Buffer out) {
            byte[] bytes = Utf8Text.encode(text, "jsonb");
            out.writeByte(VERSION);
            out.write(bytes, 0, bytes.length);
        }
    }

    /** boolean, as {@code t} or {@code f}; {@code true} and {@code false} are understood too. */
    record Bool() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 1, "boolean");
            return cell.bytes()[cell.offset()] != 0 ? "t" : "f";
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeByte(
                    switch (text) {
                        case "t", "true" -> 1;
                        case "f", "false" -> 0;
                        default -> throw UnfitValue.text("boolean", text);
                    });
        }
    }

    /** smallint. */
    record Int2() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 2, "smallint");
            return Integer.toString(BigEndian.readShort(cell.bytes(), cell.offset()));
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeShort((int) IntegerText.parse(text, Short.MIN_VALUE, Short.MAX_VALUE, "smallint"));
        }
    }

    /** integer. */
    record Int4() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 4, "integer");
            return Integer.toString(BigEndian.readInt(cell.bytes(), cell.offset()));
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeInt((int) IntegerText.parse(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "integer"));
        }
    }

    /** bigint. */
    record Int8() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 8, "bigint");
            return Long.toString(BigEndian.readLong(cell.bytes(), cell.offset()));
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeLong(IntegerText.parse(text, Long.MIN_VALUE, Long.MAX_VALUE, "bigint"));
        }
    }

    /** oid, xid, cid: four bytes without a sign. */
    record Oid() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 4, "oid");
            return Integer.toUnsignedString(BigEndian.readInt(cell.bytes(), cell.offset()));
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeInt((int) IntegerText.parse(text, 0, 0xFFFF_FFFFL, "oid"));
        }
    }

    /** real. */
    record Float4() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 4, "real");
            return FloatText.of(Float.intBitsToFloat(BigEndian.readInt(cell.bytes(), cell.offset())));
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeInt(Float.floatToIntBits(FloatText.parseFloat(text)));
        }
    }

    /** double precision. */
    record Float8() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 8, "double precision");
            return FloatText.of(Double.longBitsToDouble(BigEndian.readLong(cell.bytes(), cell.offset())));
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeLong(Double.doubleToLongBits(FloatText.parseDouble(text)));
        }
    }

    /** numeric, with the zeros at its end that it came with. */
    record Numeric() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return NumericText.decode(cell);
        }

        @Override
        public void encode(String text, Buffer out) {
            NumericText.encode(text, out);
        }
    }

    /** date. */
    record Date() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 4, "date");
            return CalendarText.date(BigEndian.readInt(cell.bytes(), cell.offset()));
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeInt(CalendarText.parseDate(text));
        }
    }

    /** time without time zone. */
    record Time() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 8, "time");
            return CalendarText.time(BigEndian.readLong(cell.bytes(), cell.offset()));
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeLong(CalendarText.parseTime(text));
        }
    }

    /** time with time zone. */
    record TimeTz() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 12, "time with time zone");
            return CalendarText.timeWithZone(
                    BigEndian.readLong(cell.bytes(), cell.offset()),
                    BigEndian.readInt(cell.bytes(), cell.offset() + 8));
        }

        @Override
        public void encode(String text, Buffer out) {
            CalendarText.encodeTimeWithZone(text, out);
        }
    }

    /** timestamp without time zone. */
    record Timestamp() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 8, "timestamp");
            return CalendarText.timestamp(BigEndian.readLong(cell.bytes(), cell.offset()), false);
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeLong(CalendarText.parseTimestamp(text, false));
        }
    }

    /** timestamp with time zone, always shown in UTC. */
    record TimestampTz() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            checkLength(cell, 8, "timestamp with time zone");
            return CalendarText.timestamp(BigEndian.readLong(cell.bytes(), cell.offset()), true);
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeLong(CalendarText.parseTimestamp(text, true));
        }
    }

    /** interval. */
    record Interval() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return IntervalText.decode(cell);
        }

        @Override
        public void encode(String text, Buffer out) {
            IntervalText.encode(text, out);
        }
    }

    /** uuid. */
    record Uuid() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return HexText.uuid(cell);
        }

        @Override
        public void encode(String text, Buffer out) {
            HexText.encodeUuid(text, out);
        }
    }

    /** inet: an address, with its mask where that is not the whole of it. */
    record Inet() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return NetworkText.decode(cell, false);
        }

        @Override
        public void encode(String text, Buffer out) {
            NetworkText.encode(text, false, out);
        }
    }

    /** cidr: a network, always with its mask. */
    record Cidr() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return NetworkText.decode(cell, true);
        }

        @Override
        public void encode(String text, Buffer out) {
            NetworkText.encode(text, true, out);
        }
    }

    /** macaddr. */
    record MacAddr() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return HexText.mac(cell, 6, "macaddr");
        }

        @Override
        public void encode(String text, Buffer out) {
            HexText.encodeMac(text, 6, "macaddr", out);
        }
    }

    /** macaddr8. */
    record MacAddr8() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return HexText.mac(cell, 8, "macaddr8");
        }

        @Override
        public void encode(String text, Buffer out) {
            HexText.encodeMac(text, 8, "macaddr8", out);
        }
    }

    /** bytea. */
    record Bytea() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return HexText.bytea(cell);
        }

        @Override
        public void encode(String text, Buffer out) {
            HexText.encodeBytea(text, out);
        }
    }

    /** bit and bit varying: the number of bits, then the bits, filled up with zeros to whole bytes. */
    record Bits() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            int bits = cell.length() < 4 ? -1 : BigEndian.readInt(cell.bytes(), cell.offset());
            if (bits < 0 || cell.length() - 4 != (bits + 7L) / 8) throw UnfitValue.bytes("bit", cell.length());
            AsciiText out = new AsciiText(bits);
            for (int i = 0; i < bits; i++) {
                out.append((char) ('0' + (cell.bytes()[cell.offset() + 4 + i / 8] >> (7 - i % 8) & 1)));
            }
            return out.text();
        }

        @Override
        public void encode(String text, Buffer out) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) != '0' && text.charAt(i) != '1') throw UnfitValue.text("bit", text);
            }
            out.writeInt(text.length());
            for (int start = 0; start < text.length(); start += 8) {
                int value = 0;
                for (int i = start; i < start + 8; i++) {
                    value = value << 1 | (i < text.length() ? text.charAt(i) - '0' : 0);
                }
                out.writeByte(value);
            }
        }
    }

    /**
     * An array of any type.
     *
     * @param element how its elements are written
     * @param elementOid the OID of the elements' type on the server that is written to; for types of its own, it is another one than on the source
     * @param delimiter what stands between elements: a comma for every type but {@code box}
     */
    record Array(BinaryCodec element, int elementOid, char delimiter) implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return ArrayWire.decode(cell, element, delimiter).text();
        }

        @Override
        public void encode(String text, Buffer out) {
            ArrayWire.encode(ArrayLiteral.parse(text, delimiter), element, elementOid, out);
        }
    }

    private static void checkLength(Cell cell, int bytes, String type) {
        if (cell.length() != bytes) throw UnfitValue.bytes(type, cell.length());
    }
}
