package io.understudy.cover;

import io.understudy.sample.Census;
import io.understudy.sample.Families;
import io.understudy.sample.KeyProbe;
import io.understudy.sample.Onlooker;
import io.understudy.sample.RowKey;
import io.understudy.schema.Column;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.wire.Batch;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** The cover of one table: looks at every row that streams past, and then says which few of those that were not kept are to be added, and why. */
public final class TableCover {
    private final RowKey key;
    private final Strata strata;
    private Watch[] watches;
    private final Slots chosenByServer = new Slots();
    private final Map<Long, Pick> picks = new HashMap<>();
    private final Set<Long> taken = new HashSet<>();
    private final List<Pick> written = new ArrayList<>();
    private final Map<Integer, Families.Size> sizes = new TreeMap<>();
    private final Map<Stratum, Integer> reasons = new HashMap<>();
    private final Set<Long> brought = new HashSet<>();
    private final List<DuplicateWatch> duplicates = new ArrayList<>();
    private final Map<Integer, List<DuplicateWatch.Value>> lacking = new TreeMap<>();
    private final Set<DuplicateWatch.Value> broughtTwins = new HashSet<>();
    private final Map<String, Long> byStatistics = new TreeMap<>();
    private final int each;
    private final int columns;
    private final Batch alone;
    private boolean[] kept = new boolean[1];
    private long rows;

    /** A row that is to be added, and what it is added for. */
    public static final class Pick {
        private final Candidate candidate;
        private final List<Integer> slots;
        private final RowKey key;

        private Pick(Candidate candidate, List<Integer> slots, RowKey key) {
            this.candidate = candidate;
            this.slots = slots;
            this.key = key;
        }

        /** The texts of its key, to fetch it by. */
        public String[] names() {
            return key.names(candidate.key);
        }

        /** The row as the source sent it, of a table that has no key. */
        public byte[] row() {
            return candidate.key;
        }
    }

    public TableCover(
            Table table, Format format, Function<Column, Codec> codecs, RowKey key, int each, Allowance allowance) {
        this.key = key;
        this.each = each;
        columns = table.stored().size();
        alone = new Batch(columns);
        strata = new Strata(each, key, allowance);
        watches = Watches.of(table, format, codecs, strata).toArray(Watch[]::new);
    }

    /** Lets it look for rows that dangle. */
    public void watchOrphans(Reference reference, KeyProbe probe, Census.Names parents) {
        watch(new OrphanWatch(reference.toString(), probe, parents, strata));
    }

    /** Lets it look for rows that share a value of a column which names somebody. */
    public void watchDuplicates(String column, int position) {
        DuplicateWatch watch = new DuplicateWatch(column, position, key);
        watch(watch);
        duplicates.add(watch);
    }

    private void watch(Watch another) {
        watches = Arrays.copyOf(watches, watches.length + 1);
        watches[watches.length - 1] = another;
    }

    /** Some values whose number of rows no chosen ones have, at most so many of each number. */
    public List<Twins> twins(int each) {
        List<Twins> absent = new ArrayList<>();
        lacking.forEach((slot, values) -> {
            long wanted = Math.min(each, strata.rows(slot)) - strata.met(slot);
            values.stream()
                    .filter(value -> !broughtTwins.contains(value))
                    .limit(Math.max(0, wanted))
                    .forEach(value -> absent.add(new Twins(value, slot, key)));
        });
        return absent;
    }

    /** Rows that share a value, and the stratum that they are for. */
    public static final class Twins {
        private final DuplicateWatch.Value value;
        private final int slot;
        private final RowKey key;

        private Twins(DuplicateWatch.Value value, int slot, RowKey key) {
            this.value = value;
            this.slot = slot;
            this.key = key;
        }

        /** The texts of the keys of some of them, to fetch them by. */
        public List<String[]> names() {
            return value.keys().stream().map(key::names).toList();
        }
    }

    /** Takes down the rows that share a value. */
    public Onlooker bringing(Twins twins) {
        broughtTwins.add(twins.value);
        strata.meet(twins.slot);
        return (row, kept) -> {
            if (kept) written.add(new Pick(new Candidate(0, new byte[0], new int[0]), List.of(twins.slot), key));
        };
    }

    /**
     * Looks at rows of a stratum that only production can tell, which it was asked for.
     *
     * @return to be told whether each is kept already
     */
    public Onlooker told(Stratum stratum) {
        int slot = strata.open(stratum);
        if (slot == Slots.NONE) return Onlooker.NONE;
        ToldWatch watch = new ToldWatch(key, slot);
        watch(watch);
        return (row, kept) -> {
            if (!watch.tell(row)) return;
            if (!kept && chosenByServer.get(key.unit(row)) == Slots.NONE) {
                seeAsked(row);
                return;
            }
            alone.show(row, kept);
            strata.begin(1, kept(alone, alone::isKept), true);
            strata.hit(slot, 0);
            strata.end(alone);
        };
    }

    /** What the statistics of production named and is there, told without any value. */
    public void foundByStatistics(Stratum stratum) {
        byStatistics.merge(stratum.text(), 1L, Long::sum);
    }

    /** Whether its rows can be asked for by a key; if not, they are held in memory as a whole. */
    public boolean isNamed() {
        return key.isNamed();
    }

    /** Looks at every row as it streams past for the first time. */
    public Onlooker whole() {
        return Onlooker.ofMany(columns, batch -> {
            rows += batch.rows();
            look(batch, kept(batch, batch::isKept), true);
        });
    }

    /** Remembers the rows that the server has chosen, so that they are known again when all rows stream past. */
    public Onlooker chosen() {
        return (row, kept) -> {
            long unit = key.unit(row);
            if (chosenByServer.get(unit) == Slots.NONE) chosenByServer.put(unit, 0);
        };
    }

    /** Looks at every row as it streams past after those that the server has chosen. */
    public Onlooker afterChosen() {
        return Onlooker.ofMany(columns, batch -> {
            rows += batch.rows();
            look(batch, kept(batch, row -> chosenByServer.get(key.unit(batch.row(row))) != Slots.NONE), true);
        });
    }

    private boolean[] kept(Batch batch, IntPredicate isKept) {
        if (kept.length < batch.rows()) kept = new boolean[batch.rows()];
        for (int row = 0; row < batch.rows(); row++) kept[row] = isKept.test(row);
        return kept;
    }

    /** Looks at rows that are kept for another reason, or as a cover: what they meet is lacking no longer. */
    public Onlooker kept() {
        return (row, kept) -> {
            if (!kept) return;
            look(row, true, false);
            Pick pick = picks.remove(key.unit(row));
            if (pick != null) written.add(pick);
        };
    }

    /** Looks at a row of production that was asked for and is not kept, the first time it comes. */
    public void seeAsked(Row row) {
        long unit = key.unit(row);
        if (chosenByServer.get(unit) != Slots.NONE) return;
        chosenByServer.put(unit, 0);
        rows++;
        look(row, false, true);
    }

    /** Something that is not looked for, told without any value, and how many times. */
    public void leaveOut(String what, long count) {
        strata.drop(what, count);
    }

    private void look(Row row, boolean isKept, boolean first) {
        alone.show(row, isKept);
        look(alone, kept(alone, alone::isKept), first);
    }

    private void look(Batch batch, boolean[] kept, boolean first) {
        strata.begin(batch.rows(), kept, first);
        for (Watch watch : watches) watch.look(batch, strata);
        strata.end(batch);
    }

    /** Looks at rows that are fetched because they violate a check, all of which are kept, for this or another reason. */
    public Onlooker violations(String check) {
        int slot = strata.open(new Stratum.Violation(check));
        return (row, kept) -> {
            if (slot == Slots.NONE) return;
            strata.met(slot, 1);
            if (kept) written.add(new Pick(new Candidate(0, new byte[0], new int[0]), List.of(slot), key));
        };
    }

    /**
     * Some families whose size no kept one has, at most so many of each size; they are another table's rows that own rows of this one.
     *
     * @param each how many of each size there are to be
     */
    public List<Absent> families(int each) {
        List<Absent> absent = new ArrayList<>();
        sizes.forEach((slot, size) -> {
            long wanted = Math.min(each, size.families()) - strata.met(slot);
            size.others().stream()
                    .filter(family -> !brought.contains(family.owner()))
                    .limit(Math.max(0, wanted))
                    .forEach(family -> absent.add(new Absent(family, slot)));
        });
        return absent;
    }

    /** A family that may be brought, and the stratum that it is for. */
    public record Absent(Families.Family family, int slot) {}

    /** Takes down the rows of a family that is brought; the reason is the same for its owner, whose table has its own cover. */
    public Onlooker bringing(Absent absent, TableCover home) {
        Stratum why = strata.stratum(absent.slot());
        int slot = home.reason(why);
        return (row, kept) -> {
            if (kept) home.written.add(new Pick(new Candidate(0, new byte[0], new int[0]), List.of(slot), key));
        };
    }

    /** The slot of a stratum that is looked for in another table; no row of this one is in it. */
    private int reason(Stratum why) {
        return reasons.computeIfAbsent(why, strata::open);
    }

    /** A family is here. */
    public void brought(Absent absent) {
        brought.add(absent.family().owner());
        strata.meet(absent.slot());
    }

    /** Every row has streamed past, and these are the families that its rows make. */
    public void settle(Families families) {
        String reference = families.owner().toString();
        if (families.isTooMany()) strata.drop(new Stratum.FanOut(reference, "any number of"), 1);
        families.sizes(each).forEach(size -> told(families.owner(), size));
        if (families.tooLarge() > 0)
            strata.drop(new Stratum.FanOut(reference, "more than " + families.most()), families.tooLarge());
    }

    /** There are families of this size. */
    public void told(Reference owner, Families.Size size) {
        int slot = strata.open(new Stratum.FanOut(owner.toString(), size.size()));
        if (slot == Slots.NONE) return;
        strata.tell(slot, size.families(), size.chosen());
        sizes.put(slot, size);
    }

    /** Every row has streamed past. */
    public void settle() {
        for (Watch watch : watches) watch.settle(strata, rows);
        strata.settle();
        for (DuplicateWatch watch : duplicates) lacking.putAll(watch.open(strata, each));
    }

    /** Some rows, at most so many, towards so many rows in each stratum. Empty when no row is left that would help. */
    public List<Pick> choose(int each, int most) {
        List<Pick> chosen = new ArrayList<>();
        for (Multicover.Chosen row : new Multicover(strata, each, taken).choose(most)) {
            Pick pick = new Pick(row.candidate(), row.reasons(), key);
            picks.put(row.candidate().unit, pick);
            chosen.add(pick);
        }
        return chosen;
    }

    /** How many rows it takes to have so many in each stratum, if none of them brings others along. */
    public int needed(int each) {
        return new Multicover(strata, each, new HashSet<>(taken))
                .choose(Integer.MAX_VALUE)
                .size();
    }

    /** No row that was chosen is still on its way. */
    public void arrived() {
        picks.clear();
    }

    /** What became of it. */
    public CoverReport report(int each) {
        Map<String, Long> missing = new TreeMap<>();
        long found = 0;
        long lacking = 0;
        for (int slot = 0; slot < strata.size(); slot++) {
            if (!strata.isLive(slot)) continue;
            found++;
            if (strata.met(slot) == 0) missing.merge(strata.stratum(slot).text(), 1L, Long::sum);
            if (strata.met(slot) < Math.min(each, strata.rows(slot))) lacking++;
        }
        return new CoverReport(rows, found, lacking, missing, strata.dropped(), byStatistics, reasons());
    }

    private List<List<String>> reasons() {
        return written.stream()
                .map(pick -> pick.slots.stream()
                        .map(slot -> strata.stratum(slot).text())
                        .distinct()
                        .toList())
                .toList();
    }
}
