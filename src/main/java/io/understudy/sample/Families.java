package io.understudy.sample;

import io.understudy.schema.Reference;
import io.understudy.wire.Hash;
import io.understudy.wire.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of one table each row of another owns, taken down as all of them stream past: families, and among them the sizes that no chosen owner has. Owners are told apart by whole numbers from 0 to
 * 2^32 - 1; those called otherwise are not looked at. Memory is bounded: 64 bytes an owner at most, and no more than a million owners.
 */
public final class Families {
    static final int MOST = 1_000_000;

    private final Reference owner;
    private final long most;
    private final KeyProbe probe;
    private final KeySpace kept;
    private final Census.@Nullable Names owners;
    private final long seed;
    private Tally rows = new Tally();
    private boolean tooMany;
    private long tooLarge;

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

    Families(Cohort.WithOwner owned, KeyProbe probe, KeySpace kept, Census.@Nullable Names owners, String seed) {
        this.owner = owned.owner();
        Long thinnedTo = owned.most();
        this.most = thinnedTo == null ? Long.MAX_VALUE : thinnedTo;
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

    /** How many rows an owner has at most in the sample; {@link Long#MAX_VALUE} where it has all. */
    public long most() {
        return most;
    }

    /** How many families are so large that the sample has none of their size; known once their sizes are. */
    public long tooLarge() {
        return tooLarge;
    }

    /** Counts every row that streams past. */
    public Onlooker counting() {
        return this::count;
    }

    private void count(Row row, boolean isKept) {
        if (tooMany || !probe.names(row)) return;
        long name = probe.readInteger(row);
        if (name < 0) return;
        rows.add(name);
        if (rows.size() > MOST) {
            tooMany = true;
            rows = new Tally();
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
        int[] greatest = {0};
        rows.forEach((key, size) -> greatest[0] = Math.max(greatest[0], size));
        Bucket largest = new Bucket("most", each);
        rows.forEach((key, size) -> {
            // Rows that dangle have no owner to come with.
            if (!isOwner(key)) return;
            int log = 31 - Integer.numberOfLeadingZeros(size);
            if (1L << log > most) {
                tooLarge++;
                return;
            }
            buckets.computeIfAbsent(log + 1, number -> new Bucket(text(number), each))
                    .add(key, size);
            if (size == greatest[0] && size <= most) largest.add(key, size);
        });
        if (owners != null)
            owners.forEachInteger(key -> {
                if (rows.of(key) == 0)
                    buckets.computeIfAbsent(0, number -> new Bucket(text(number), each))
                            .add(key, 0);
            });
        List<Size> result = new ArrayList<>();
        buckets.values().forEach(bucket -> result.add(bucket.size()));
        if (largest.families > 0) result.add(largest.size());
        return result;
    }

    private boolean isOwner(int key) {
        return owners == null || owners.hasInteger(key);
    }

    private static String text(int bucket) {
        int least = 1 << (bucket - 1);
        return bucket == 0 ? "0" : bucket == 1 ? "1" : least + " to " + (2L * least - 1);
    }

    /** Collects the owners of one size: of those that are not chosen, the few that come first in an order of their own. */
    private final class Bucket {
        private final String text;
        private final int each;
        private final PriorityQueue<Ranked> others =
                new PriorityQueue<>(Comparator.comparingLong(Ranked::rank).reversed());
        private long families;
        private long chosen;

        private record Ranked(long rank, Family family) {}

        Bucket(String text, int each) {
            this.text = text;
            this.each = each;
        }

        void add(int key, int rows) {
            families++;
            long name = Integer.toUnsignedLong(key);
            if (kept.keepsInteger(name)) {
                chosen++;
                return;
            }
            long rank = Hash.step(seed, name);
            Ranked last = others.size() < each ? null : others.peek();
            if (last != null && rank >= last.rank()) return;
            if (last != null) others.poll();
            others.add(new Ranked(rank, new Family(name, rows)));
        }

        Size size() {
            List<Family> first = others.stream()
                    .sorted(Comparator.comparingLong(Ranked::rank))
                    .map(Ranked::family)
                    .toList();
            return new Size(text, families, chosen, first);
        }
    }
}
