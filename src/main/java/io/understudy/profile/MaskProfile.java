package io.understudy.profile;

import org.jspecify.annotations.Nullable;

/** Values before and after a mask, side by side: what became of their shapes, and what should not have happened to them. For one thread. */
public final class MaskProfile {
    /** So many values are measured, and of those that follow one of sixteen. */
    private static final long MEASURED = 1 << 16;

    private static final long SKIPPED = 15;

    /** Shorter values may stay as they are by chance, or because they stand for nothing. */
    private static final int TELLING = 6;

    private final TextShapes before = new TextShapes();
    private final TextShapes after = new TextShapes();
    private final TextMeasure measure = new TextMeasure();
    private final @Nullable Partition partition;
    private final Validity validity;
    private long values;
    private long nulled;
    private long emptied;
    private long filled;
    private long unchanged;
    private long telling;
    private long told;
    private long invalidated;
    private long validated;
    private long valid;

    /**
     * An empty profile.
     *
     * @param partition in which equal values must mask alike; null where the mask looks at other columns as well
     * @param validity what must stay as it is of each value
     */
    public MaskProfile(@Nullable Partition partition, Validity validity) {
        this.partition = partition;
        this.validity = validity;
    }

    /** Looks at one more value that is not null, and what a mask made of it. */
    public void add(String value, @Nullable String masked) {
        values++;
        if (masked == null) {
            nulled++;
            return;
        }
        if (value.isEmpty() && !masked.isEmpty()) filled++;
        if (!value.isEmpty() && masked.isEmpty()) emptied++;
        boolean same = value.equals(masked);
        if (same) unchanged++;
        if (value.length() >= TELLING) {
            telling++;
            if (same) told++;
        }
        if (values <= MEASURED || (values & SKIPPED) == 0) measure(value, masked);
        if (validity != Validity.NONE) judge(value, masked);
        if (partition != null) partition.add(ValueHash.of(value), ValueHash.of(masked));
    }

    /** What may be valid or not is no offence either way. */
    private void judge(String value, String masked) {
        if (validity.holds(value)) {
            valid++;
            if (!validity.holds(masked) && validity.surelyHolds(value)) invalidated++;
        } else if (validity.holds(masked) && validity.surelyHolds(masked)) {
            validated++;
        }
    }

    private void measure(String value, String masked) {
        measure.look(value);
        before.add(measure);
        measure.look(masked);
        after.add(measure);
    }

    /** Values that were not null. */
    public long values() {
        return values;
    }

    /** Values of which null was made. */
    public long nulled() {
        return nulled;
    }

    /** Values of which '' was made. */
    public long emptied() {
        return emptied;
    }

    /** '' of which something was made. */
    public long filled() {
        return filled;
    }

    /** Values that stayed as they were. */
    public long unchanged() {
        return unchanged;
    }

    /** Whether so many values or more are long enough to tell something, and all of these stayed as they were. */
    public boolean isIdle(int least) {
        return telling >= least && told == telling;
    }

    /** Values that were {@linkplain Validity valid}. */
    public long valid() {
        return valid;
    }

    /** Valid values that became invalid. */
    public long invalidated() {
        return invalidated;
    }

    /** Invalid values that became valid. */
    public long validated() {
        return validated;
    }

    public Validity validity() {
        return validity;
    }

    public TextShapes before() {
        return before;
    }

    public TextShapes after() {
        return after;
    }

    /** Null where the mask looks at other columns as well. */
    public @Nullable Partition partition() {
        return partition;
    }
}
