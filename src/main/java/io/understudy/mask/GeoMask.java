package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.wire.UnfitValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moves a point within a circle, uniformly over its area, by a distance and a direction that depend on both coordinates. Near a pole the longitude moves by more degrees; over the antimeridian it comes out on the other
 * side. What is no point on earth stays none. For one thread.
 */
final class GeoMask implements TextMask, Mask {
    private static final double KM_PER_DEGREE = 111.195;
    private static final String NUMBER = "([-+]?[0-9]{1,3}(?:\\.[0-9]{1,20})?)";
    /** Latitude first. */
    private static final Pattern PAIR = Pattern.compile(NUMBER + "(\\s*[,;]\\s*|\\s+)" + NUMBER);
    /** Longitude first: PostgreSQL's points, and well-known text with or without a reference system. */
    private static final Pattern POINT = Pattern.compile(
            "((?i:SRID=[0-9]{1,6};)?(?i:POINT)\\s*\\(\\s*|\\()" + NUMBER + "(\\s*,\\s*|\\s+)" + NUMBER + "(\\s*\\))");

    private static final Pattern SINGLE = Pattern.compile(NUMBER);

    private final PlaceMasker.GeoPoint.Coordinate part;
    private final double km;
    private final Prf prf;
    private final Scramble scramble;
    private final @Nullable NumberText numbers;
    /** The server's own type, which has a form of its own. */
    private final boolean serversOwn;

    GeoMask(PlaceMasker.GeoPoint.Coordinate part, double km, DataType type, DomainKey key) {
        this.part = part;
        this.km = km;
        prf = key.prf("point");
        scramble = new Scramble(key);
        serversOwn = type.kind() == Kind.OTHER;
        numbers = NumberMasker.NUMBERS.contains(type.kind()) ? new NumberText(type) : null;
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return serversOwn ? serverPoint(value) : apply(value, Integer.MAX_VALUE, siblings);
    }

    private String serverPoint(String value) {
        ServerPoint point = ServerPoint.read(value);
        if (!point.isFinite()) return value;
        String latitude = ServerPoint.plain(point.latitude());
        String longitude = ServerPoint.plain(point.longitude());
        String[] moved = move(latitude, longitude);
        // In metres, say.
        if (moved == null)
            moved = scramble.applyBroken(latitude + " " + longitude, Integer.MAX_VALUE, GeoMask::isOnEarth)
                    .split(" ", 2);
        return point.moved(moved[1], moved[0]);
    }

    private static boolean isOnEarth(String pair) {
        String[] coordinates = pair.split(" ", 2);
        return Math.abs(Double.parseDouble(coordinates[0])) <= 90
                && Math.abs(Double.parseDouble(coordinates[1])) <= 180;
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        String moved =
                part == PlaceMasker.GeoPoint.Coordinate.POINT ? point(value) : coordinate(value, siblings.get(0));
        if (moved != null) return Scramble.cut(moved, room);
        // Only a server's own number can be meant where numbers are; it is out of range or not finite, and nobody's
        // place.
        if (numbers != null) return value;
        return scramble.applyBroken(
                value,
                room,
                text -> SINGLE.matcher(text).matches() || PAIR.matcher(text).matches());
    }

    private @Nullable String point(String value) {
        Matcher pair = PAIR.matcher(value);
        if (pair.matches()) {
            String[] moved = move(pair.group(1), pair.group(3));
            return moved == null ? null : moved[0] + pair.group(2) + moved[1];
        }
        Matcher point = POINT.matcher(value);
        if (!point.matches()) return null;
        String[] moved = move(point.group(4), point.group(2));
        return moved == null ? null : point.group(1) + moved[1] + point.group(3) + moved[0] + point.group(5);
    }

    private @Nullable String coordinate(String value, @Nullable String other) {
        boolean latitude = part == PlaceMasker.GeoPoint.Coordinate.LATITUDE;
        String beside = other == null ? "" : other.strip();
        if (!isNumber(value)) return null;
        // Half a point moves, too, by its own.
        String[] moved = !isNumber(beside)
                ? move(latitude ? value : "0.5", latitude ? "0.5" : value)
                : latitude ? move(value, beside) : move(beside, value);
        if (moved == null) return null;
        String own = latitude ? moved[0] : moved[1];
        return numbers == null ? own : numbers.write(new BigDecimal(own));
    }

    private boolean isNumber(String text) {
        return SINGLE.matcher(text).matches() || (numbers != null && !text.isEmpty() && NumberText.isFinite(text));
    }

    /** Latitude and longitude of the moved point, each in the scale that it had; null if there is no such point. */
    private String @Nullable [] move(String latitudeText, String longitudeText) {
        BigDecimal latitude = read(latitudeText);
        BigDecimal longitude = read(longitudeText);
        double lat = latitude.doubleValue();
        double lon = longitude.doubleValue();
        if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
        if (lat == 0 && lon == 0) return new String[] {latitudeText, longitudeText};
        prf.of(latitude.stripTrailingZeros().toPlainString() + ","
                + longitude.stripTrailingZeros().toPlainString());
        double angle = prf.below(1 << 30) / (double) (1 << 30) * 2 * Math.PI;
        double distance = km * Math.sqrt((prf.below(1 << 30) + 1) / (double) (1 << 30));
        double north = distance * Math.cos(angle) / KM_PER_DEGREE;
        double east = distance * Math.sin(angle) / (KM_PER_DEGREE * Math.max(0.01, Math.cos(Math.toRadians(lat))));
        double movedLat = Math.abs(lat + north) > 90 ? lat - north : lat + north;
        double movedLon = lon + east;
        if (movedLon > 180) movedLon -= 360;
        if (movedLon < -180) movedLon += 360;
        return new String[] {write(movedLat, latitude, latitudeText, 90), write(movedLon, longitude, longitudeText, 180)
        };
    }

    private static BigDecimal read(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // The cause is dropped on purpose: its message quotes characters of the value.
            throw new UnfitValue("a value of " + text.length() + " characters is no number");
        }
    }

    private String write(double moved, BigDecimal original, String text, int most) {
        double bounded = Math.max(-most, Math.min(most, moved));
        String written = BigDecimal.valueOf(bounded)
                .setScale(Math.max(0, original.scale()), RoundingMode.HALF_EVEN)
                .toPlainString();
        return text.startsWith("+") && !written.startsWith("-") ? "+" + written : written;
    }
}
