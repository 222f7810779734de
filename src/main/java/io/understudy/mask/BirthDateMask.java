package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.Locale;

/** Moves a date to another day of the same band of years, counted from the year 0: which one the entity decides, or else the date. For one thread. */
final class BirthDateMask implements TextMask, Mask {
    private final Prf prf;
    private final int years;
    private final Scramble scramble;
    private final boolean mysqlTimestamp;
    private final StringBuilder output = new StringBuilder(40);

    BirthDateMask(int years, DataType type, DomainKey key) {
        prf = key.prf("birth");
        this.years = years;
        scramble = new Scramble(key);
        mysqlTimestamp = DateMask.isMySqlTimestamp(type);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return DateMask.isImpossibleDay(value)
                ? inAnotherYear(value, siblings)
                : apply(value, Integer.MAX_VALUE, siblings);
    }

    /** A day that no month has stays one, in a year of the same band. */
    private String inAnotherYear(String value, Siblings siblings) {
        String entity = siblings.get(0);
        prf.of(entity != null ? entity : value);
        int first = Math.floorDiv(Integer.parseInt(value, 0, 4, 10), years) * years;
        int chosen = prf.below(years);
        String moved = value;
        for (int i = 0; i < years; i++) {
            moved = String.format(Locale.ROOT, "%04d", first + (chosen + i) % years) + value.substring(4);
            // A leap year has one of them.
            if (moved.length() == value.length() && CivilDate.parse(moved) == null) break;
            moved = value;
        }
        return moved;
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (DateMask.isSentinel(value)) return value;
        CivilDate date = CivilDate.parse(value);
        if (date == null) return scramble.applyBroken(value, room, text -> CivilDate.parse(text) != null);
        String entity = siblings.get(0);
        if (entity != null) prf.of(entity);
        else prf.of(date.dayNumber());
        long first = Math.floorDiv(date.year(), (long) years) * years;
        long from = new CivilDate(first, 1, 1, 0).dayNumber();
        long to = new CivilDate(first + years, 1, 1, 0).dayNumber();
        // MySQL's TIMESTAMP begins and ends within a year.
        if (mysqlTimestamp) from = Math.max(from, 2);
        if (mysqlTimestamp) to = Math.min(to, 24_854);
        CivilDate moved = CivilDate.ofDayNumber(from + prf.below((int) Math.max(1, to - from)));
        String masked = write(value, date, moved);
        // No day of birth may turn into one of the days that mean "unknown".
        return DateMask.isSentinel(masked)
                ? write(value, date, CivilDate.ofDayNumber(moved.dayNumber() + (moved.month() == 1 ? 1 : -1)))
                : masked;
    }

    private String write(String value, CivilDate original, CivilDate moved) {
        boolean beforeChrist = CivilDate.isBeforeChrist(value);
        output.setLength(0);
        new CivilDate(moved.year(), original.month() == 0 ? 0 : moved.month(), original.day() == 0 ? 0 : moved.day(), 0)
                .appendTo(output);
        output.append(value, original.end(), beforeChrist ? value.length() - 3 : value.length());
        if (moved.year() <= 0) output.append(" BC");
        return output.toString();
    }
}
