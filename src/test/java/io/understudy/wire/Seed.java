package io.understudy.wire;

import java.util.Random;

/** Randomness that can be had again: {@code -Dseed=…} with the number that the failed run printed. */
public final class Seed {
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private Seed() {}

    /** Prints the seed and starts a sequence of its own for each name, so that one test alone repeats as it ran among others. */
    public static Random random(String name) {
        System.out.println(name + ": -Dseed=" + SEED);
        return new Random(SEED ^ ((long) name.hashCode() << 32));
    }
}
