package io.understudy.cover;

import io.understudy.wire.Batch;
import io.understudy.wire.Cell;
import java.util.TreeMap;

/** Days of dates and timestamps: infinity, dates that stand for something else, before Christ, the earliest and the latest, and each era: by month, or by year where there are many. */
final class DayWatch implements Watch {
    private static final int MOST_MONTHS = 60;
    private static final int MOST_YEARS = 200;
    private static final int GIVE_UP = 4_000;

    private final String column;
    private final int position;
    private final Cell cell = new Cell();
    private final Days days;
    private final Extreme earliest;
    private final Extreme latest;
    private final Slots months = new Slots();
    private final TreeMap<String, Integer> traits = new TreeMap<>();
    private long lastDay = Days.INFINITE;
    private int lastMonth = Slots.NONE;
    private int lastTrait = Slots.NONE;

    DayWatch(String column, int position, Days days, Strata strata) {
        this.column = column;
        this.position = position;
        this.days = days;
        earliest = new Extreme(strata, new Stratum.Day(column, "earliest"));
        latest = new Extreme(strata, new Stratum.Day(column, "latest"));
    }

    @Override
    public void look(Batch rows, Strata strata) {
        for (int row = 0; row < rows.rows(); row++)
            if (!rows.isNull(position, row)) look(rows.cell(position, row, cell), row, strata);
    }

    private void look(Cell cell, int row, Strata strata) {
        long day = days.read(cell);
        if (day != lastDay || lastMonth == Slots.NONE) place(day, strata);
        strata.hit(lastMonth, row);
        strata.hit(lastTrait, row);
        if (Days.isInfinite(day)) return;
        latest.see(day, row, strata);
        earliest.see(-day, row, strata);
    }

    private void place(long day, Strata strata) {
        lastDay = day;
        lastMonth = Slots.NONE;
        lastTrait = Slots.NONE;
        String trait = Days.trait(day);
        if (!trait.isEmpty()) {
            Integer known = traits.get(trait);
            if (known == null && strata.isCounting()) {
                known = strata.open(new Stratum.Day(column, trait));
                traits.put(trait, known);
            }
            if (known != null) lastTrait = known;
        }
        if (Days.isInfinite(day)) return;
        long month = Days.month(day);
        int slot = months.get(month);
        if (slot == Slots.NONE && strata.isCounting() && months.size() < GIVE_UP) {
            slot = strata.open(new Stratum.Era(column));
            if (slot != Slots.NONE) months.put(month, slot);
        }
        lastMonth = slot;
    }

    @Override
    public void settle(Strata strata, long rows) {
        earliest.settle(strata);
        latest.settle(strata);
        if (months.size() <= MOST_MONTHS) return;
        TreeMap<Long, Integer> years = new TreeMap<>();
        months.forEach((month, slot) -> {
            long year = Math.floorDiv(month, 12L);
            Integer known = years.get(year);
            if (known == null && years.size() < MOST_YEARS) {
                known = strata.open(new Stratum.Era(column));
                if (known != Slots.NONE) years.put(year, known);
            }
            if (known == null || known == Slots.NONE) {
                strata.drop(new Stratum.Era(column), 1);
                strata.close(slot);
            } else {
                strata.merge(slot, known);
            }
        });
    }
}
