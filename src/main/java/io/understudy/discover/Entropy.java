package io.understudy.discover;

/** Whether a text looks drawn rather than written. */
final class Entropy {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 1024;
    private static final double BITS_OF_RANDOM = 3.0;

    private Entropy() {}

    /** One long word of letters and digits in which hardly any sign is commoner than the others. UUIDs are random, too, but mostly mere keys. */
    static boolean isRandom(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || text.indexOf(' ') >= 0) return false;
        if (text.matches("(?i)\\{?[0-9a-f]{8}-[0-9a-f]{4}-.*")) return false;
        boolean digits = false;
        boolean letters = false;
        int switches = 0;
        boolean digitBefore = false;
        int[] count = new int[128];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || !(Character.isLetterOrDigit(c) || "+/=_-.:~".indexOf(c) >= 0)) return false;
            boolean digit = Character.isDigit(c);
            digits |= digit;
            letters |= Character.isLetter(c);
            if (i > 0 && digit != digitBefore) switches++;
            digitBefore = digit;
            count[c]++;
        }
        return digits && letters && switches >= text.length() / 8 && bits(count, text.length()) >= BITS_OF_RANDOM;
    }

    /** Shannon's entropy in bits a sign. */
    private static double bits(int[] count, int all) {
        double bits = 0;
        for (int each : count) if (each > 0) bits -= (double) each / all * Math.log((double) each / all) / Math.log(2);
        return bits;
    }
}
