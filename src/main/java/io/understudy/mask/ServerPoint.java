package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.wire.UnfitValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

/**
 * A value of a server's own type for points: {@code (longitude,latitude)} as PostgreSQL prints it, or MySQL's bytes, which are the number of the reference system and well-known binary.
 *
 * @param text the value
 */
record ServerPoint(double longitude, double latitude, String text) {
    private static final int BYTES = 25;
    private static final int ORDER_AT = 4;
    private static final int LONGITUDE_AT = 9;
    private static final int LATITUDE_AT = 17;
    private static final NumberText DOUBLES =
            new NumberText(new DataType("double precision", Kind.FLOAT, -1, -1, -1, 8, List.of(), null, true));

    /** @throws UnfitValue if it is none, which no column of points holds */
    static ServerPoint read(String value) {
        try {
            if (!value.startsWith("\\x")) {
                int comma = value.indexOf(',');
                return new ServerPoint(
                        Double.parseDouble(value.substring(1, comma)),
                        Double.parseDouble(value.substring(comma + 1, value.length() - 1)),
                        value);
            }
            byte[] bytes = bytes(value);
            ByteBuffer ordered = ordered(bytes);
            if (bytes.length == BYTES)
                return new ServerPoint(ordered.getDouble(LONGITUDE_AT), ordered.getDouble(LATITUDE_AT), value);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The cause is dropped on purpose: its message quotes the value.
        }
        throw new UnfitValue("a value of " + value.length() + " characters is no point");
    }

    /** Whether both coordinates are numbers: PostgreSQL has points at infinity. */
    boolean isFinite() {
        return Double.isFinite(longitude) && Double.isFinite(latitude);
    }

    /** A coordinate with all its digits and no more. */
    static String plain(double coordinate) {
        BigDecimal shortest = new BigDecimal(Double.toString(coordinate)).stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
    }

    /** Another point as the same server has it. */
    String moved(String movedLongitude, String movedLatitude) {
        if (!text.startsWith("\\x"))
            return "(" + DOUBLES.write(new BigDecimal(movedLongitude)) + ","
                    + DOUBLES.write(new BigDecimal(movedLatitude)) + ")";
        byte[] bytes = bytes(text);
        ByteBuffer ordered = ordered(bytes);
        ordered.putDouble(LONGITUDE_AT, Double.parseDouble(movedLongitude));
        ordered.putDouble(LATITUDE_AT, Double.parseDouble(movedLatitude));
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    private static ByteBuffer ordered(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(bytes[ORDER_AT] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
