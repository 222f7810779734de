package io.understudy.sample;

import io.understudy.schema.Reference;
import io.understudy.wire.Hash;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of one table each row of another owns, taken down as all of them stream past: families, and among them the sizes that no chosen owner has. Owners are told apart by whole numbers from 0 to
 * 2^32 - 1; those called otherwise are not looked at. Memory is bounded: 8 bytes an owner, four times that where the map has just grown, and no more than a million owners.
 */
public final class Families {
    static final int MOST = 1_000_000;

    private final Reference owner;
    private final KeyProbe probe;
    private final KeySpace kept;
    private final Census.@Nullable Names owners;
    private final long seed;
    private int[] keys = new int[1024];
    private int[] sizes = new int[1024];
    private int count;
    private boolean tooMany;

    /**
     * Owners that have about as many rows.
     *
     * @param size {@code 0}, {@code 1}, {@code 2 to 3}, {@code most}
     * @param families how many there are in production
     * @param chosen how many of them are in the cohort
     * @param others some that are not, each with what its owner is called and its number of rows, in an order that is random and the same every night
     */
    public record Size(String size, long families, long chosen, List<Family> others) {
        public Size {
            others = List.copyOf(others);
        }
    }

    /** An owner, and how many rows it owns. */
    public record Family(long owner, int rows) {
        /** What a row that refers to the owner names it by. */
        public String[] name() {
            return new String[] {Long.toString(owner)};
        }
    }

    Families(Reference owner, KeyProbe probe, KeySpace kept, Census.@Nullable Names owners, String seed) {
        this.owner = owner;
        this.probe = probe;
        this.kept = kept;
        this.owners = owners;
        this.seed = Hash.mix(seed.hashCode());
    }

    public Reference owner() {
        return owner;
    }

    /** Whether there were more owners than could be taken down; then nothing is known. */
    public boolean isTooMany() {
        return tooMany;
    }

    /** Counts every row that streams past. */
    public Onlooker counting() {
        return this::count;
    }

    private void count(Row row, boolean isKept) {
        if (tooMany || !probe.names(row)) return;
        long name = probe.readInteger(row);
        if (name < 0) return;
        int slot = slot((int) name);
        if (sizes[slot] == 0) {
            if (count >= MOST) {
                tooMany = true;
                keys = new int[0];
                sizes = new int[0];
                return;
            }
            if (++count * 2 > keys.length) {
                grow();
                slot = slot((int) name);
            }
            keys[slot] = (int) name;
        }
        sizes[slot]++;
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = (int) Hash.mix(key) & mask;
        while (sizes[slot] != 0 && keys[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldSizes = sizes;
        keys = new int[oldKeys.length * 2];
        sizes = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldSizes[i] == 0) continue;
            int slot = slot(oldKeys[i]);
            keys[slot] = oldKeys[i];
            sizes[slot] = oldSizes[i];
        }
    }

    /**
     * All sizes that production has, after every row has streamed past, while no owner is kept but those that were chosen.
     *
     * @param each how many others are wanted of each
     */
    public List<Size> sizes(int each) {
        if (tooMany) return List.of();
        TreeMap<Integer, Bucket> buckets = new TreeMap<>();
        int greatest = Arrays.stream(sizes).max().orElse(0);
        Bucket most = new Bucket("most");
        for (int i = 0; i < keys.length; i++) {
            // Rows that dangle have no owner to come with.
            if (sizes[i] == 0 || !isOwner(keys[i])) continue;
            int log = 31 - Integer.numberOfLeadingZeros(sizes[i]);
            buckets.computeIfAbsent(log + 1, this::bucket).add(keys[i], sizes[i], each);
            if (sizes[i] == greatest) most.add(keys[i], sizes[i], each);
        }
        if (owners != null)
            owners.forEachInteger(key -> {
                if (sizes[slot(key)] == 0)
                    buckets.computeIfAbsent(0, this::bucket).add(key, 0, each);
            });
        List<Size> result = new ArrayList<>();
        buckets.values().forEach(bucket -> result.add(bucket.size(each)));
        if (most.families > 0) result.add(most.size(each));
        return result;
    }

    private boolean isOwner(int key) {
        return owners == null || owners.hasInteger(key);
    }

    private static String text(int bucket) {
        int least = 1 << (bucket - 1);
        return bucket == 0 ? "0" : bucket == 1 ? "1" : least + " to " + (2L * least - 1);
    }

    private Bucket bucket(int number) {
        return new Bucket(text(number));
    }

    /** Collects the owners of one size. */
    private final class Bucket {
        private final String text;
        private final List<Family> others = new ArrayList<>();
        private long families;
        private long chosen;

        Bucket(String text) {
            this.text = text;
        }

        void add(int key, int rows, int each) {
            families++;
            long name = Integer.toUnsignedLong(key);
            if (kept.keepsInteger(name)) {
                chosen++;
                return;
            }
            others.add(new Family(name, rows));
            if (others.size() > 4 * each + 64) keepFirst(each);
        }

        private void keepFirst(int each) {
            others.sort(Comparator.comparingLong(family -> Hash.step(seed, family.owner())));
            if (others.size() > each) others.subList(each, others.size()).clear();
        }

        Size size(int each) {
            keepFirst(each);
            return new Size(text, families, chosen, others);
        }
    }
}
