package io.understudy.wire;

/** Intervals as PostgreSQL prints them under {@code IntervalStyle=postgres}: {@code 1 year -2 mons +3 days 04:05:06.7}. */
final class IntervalText {
    private static final String TYPE = "interval";
    private static final int WIRE_BYTES = 16;

    private IntervalText() {}

    static String decode(Cell cell) {
        if (cell.length() != WIRE_BYTES) throw UnfitValue.bytes(TYPE, cell.length());
        long micros = BigEndian.readLong(cell.bytes(), cell.offset());
        int days = BigEndian.readInt(cell.bytes(), cell.offset() + 8);
        int months = BigEndian.readInt(cell.bytes(), cell.offset() + 12);
        if (micros == Long.MAX_VALUE && days == Integer.MAX_VALUE && months == Integer.MAX_VALUE) return "infinity";
        if (micros == Long.MIN_VALUE && days == Integer.MIN_VALUE && months == Integer.MIN_VALUE) return "-infinity";

        AsciiText out = new AsciiText(48);
        int before = appendField(out, months / 12, 0, "year");
        before = appendField(out, months % 12, before, "mon");
        before = appendField(out, days, before, "day");
        if (micros != 0 || out.size() == 0) {
            if (out.size() > 0) out.append(' ');
            appendSign(out, micros < 0, before);
            appendTime(out, micros);
        }
        return out.text();
    }

    /** Appends a field that is not zero. Returns the last value that was shown, this one or the one before. */
    private static int appendField(AsciiText out, int value, int before, String unit) {
        if (value == 0) return before;
        if (out.size() > 0) out.append(' ');
        appendSign(out, value < 0, before);
        out.appendNumber(Math.abs((long) value), 1).append(' ').append(unit);
        if (value != 1) out.append('s');
        return value;
    }

    /** Only what stands right after a negative field shows a plus. */
    private static void appendSign(AsciiText out, boolean negative, int before) {
        if (negative) out.append('-');
        else if (before < 0) out.append('+');
    }

    private static void appendTime(AsciiText out, long micros) {
        out.appendNumber(Math.abs(micros / CalendarText.MICROS_PER_HOUR), 2);
        out.append(':').appendNumber(Math.abs(micros / CalendarText.MICROS_PER_MINUTE % 60), 2);
        out.append(':').appendNumber(Math.abs(micros / CalendarText.MICROS_PER_SECOND % 60), 2);
        out.appendMicros((int) Math.abs(micros % CalendarText.MICROS_PER_SECOND));
    }

    static void encode(String text, Buffer out) {
        if (text.equals("infinity")) {
            write(Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, out);
        } else if (text.equals("-infinity")) {
            write(Long.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE, out);
        } else {
            TextCursor in = new TextCursor(text, TYPE);
            try {
                encodeFinite(in, out);
            } catch (ArithmeticException tooLarge) {
                throw in.unfit();
            }
        }
    }

    private static void encodeFinite(TextCursor in, Buffer out) {
        long months = 0;
        long days = 0;
        long micros = 0;
        Unit last = Unit.NONE;
        do {
            if (last != Unit.NONE) in.expect(' ');
            boolean negative = in.skip('-');
            if (!negative) in.skip('+');
            long number = in.number(1, 10);
            Unit unit = readUnit(in);
            if (unit.compareTo(last) <= 0) throw in.unfit();
            long signed = negative ? -number : number;
            switch (unit) {
                case YEAR -> months = signed * 12;
                case MONTH -> months += signed;
                case DAY -> days = signed;
                case HOUR -> micros = readTime(in, number, negative);
                case NONE -> throw in.unfit();
            }
            last = unit;
        } while (!in.atEnd());
        write(micros, Math.toIntExact(days), Math.toIntExact(months), out);
    }

    private enum Unit {
        NONE,
        YEAR,
        MONTH,
        DAY,
        HOUR
    }

    private static Unit readUnit(TextCursor in) {
        if (in.skip(':')) return Unit.HOUR;
        in.expect(' ');
        Unit unit = in.skip("year") ? Unit.YEAR : in.skip("mon") ? Unit.MONTH : in.skip("day") ? Unit.DAY : Unit.NONE;
        if (unit == Unit.MONTH) in.skip("th");
        in.skip('s');
        return unit;
    }

    /** Counts downwards, because there is one more negative microsecond than positive ones. */
    private static long readTime(TextCursor in, long hours, boolean negative) {
        long micros = Math.multiplyExact(-hours, CalendarText.MICROS_PER_HOUR);
        micros = Math.subtractExact(micros, in.two(59) * CalendarText.MICROS_PER_MINUTE);
        if (in.skip(':')) {
            micros = Math.subtractExact(micros, in.two(59) * CalendarText.MICROS_PER_SECOND);
            if (in.skip('.')) micros = Math.subtractExact(micros, (long) in.micros());
        }
        return negative ? micros : Math.negateExact(micros);
    }

    private static void write(long micros, int days, int months, Buffer out) {
        out.writeLong(micros);
        out.writeInt(days);
        out.writeInt(months);
    }
}
