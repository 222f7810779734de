package io.understudy.profile;

/** 64 bits that stand for a value. Two values of a million share them with a chance of 3e-8. */
final class ValueHash {
    private static final long FIRST_PRIME = 0x9E3779B185EBCA87L;
    private static final long SECOND_PRIME = 0xC2B2AE3D27D4EB4FL;

    private ValueHash() {}

    static long of(String text) {
        long hash = (text.length() + 1) * FIRST_PRIME;
        for (int at = 0; at < text.length(); at++)
            hash = Long.rotateLeft(hash ^ (text.charAt(at) * SECOND_PRIME), 31) * FIRST_PRIME;
        return mixed(hash);
    }

    /** The hash of several values, one behind the other. */
    static long joined(long before, long next) {
        return mixed((Long.rotateLeft(before, 17) * FIRST_PRIME) ^ next);
    }

    /** MurmurHash3's finaliser. */
    private static long mixed(long value) {
        long hash = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
