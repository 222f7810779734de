package io.understudy.mask;

/**
 * A bijection on UUIDs (RFC 9562) that keeps the version nibble and the two bits of the variant: {@link Ff1} on the other 122 bits. Upper or lower case, braces, dashes and
 * {@code urn:uuid:} stay as they are; so do the nil and the max UUID, which mean "none". What is not a UUID stays broken. For one thread.
 */
final class UuidMask implements TextMask, Mask {
    private static final int FREE_BITS = 122;
    private static final long VERSION = 0xF000L;
    private static final long VARIANT = 0xC000_0000_0000_0000L;
    private static final long RIGHT = (1L << 61) - 1;

    private final Ff1 bits;
    private final Ff1.Halves halves = new Ff1.Halves(0, 0);
    private final Scramble scramble;
    private long high;
    private long low;

    UuidMask(DomainKey key) {
        bits = new Ff1(key.cipherKey("ff1|uuid"), 2);
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return apply(value, Integer.MAX_VALUE, siblings);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (!read(value)) return scramble.applyBroken(value, room, this::read);
        if (!isSentinel()) {
            do encipher();
            while (isSentinel());
        }
        return write(value);
    }

    private void encipher() {
        long free = ((high >>> 16) << 12) | (high & 0xFFF);
        halves.left = (free << 1) | ((low >>> 61) & 1);
        halves.right = low & RIGHT;
        bits.encipher(halves, FREE_BITS);
        free = halves.left >>> 1;
        high = ((free >>> 12) << 16) | (high & VERSION) | (free & 0xFFF);
        low = (low & VARIANT) | ((halves.left & 1) << 61) | halves.right;
    }

    private boolean isSentinel() {
        return (high | low) == 0 || (high & low) == -1L;
    }

    /** Reads 32 hexadecimal digits with nothing but dashes among them; whether there was such a thing. */
    private boolean read(String value) {
        int start = start(value);
        int end = value.endsWith("}") ? value.length() - 1 : value.length();
        int count = 0;
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if (c == '-') continue;
            int digit = hex(c);
            if (digit < 0 || count == 32) return false;
            if (count < 16) high = (high << 4) | digit;
            else low = (low << 4) | digit;
            count++;
        }
        return count == 32;
    }

    private String write(String value) {
        char[] output = value.toCharArray();
        int start = start(value);
        char ten = 'a';
        for (int i = start; i < output.length; i++) if (output[i] >= 'A' && output[i] <= 'F') ten = 'A';
        int count = 0;
        for (int i = start; i < output.length && count < 32; i++) {
            if (output[i] == '-') continue;
            int digit = (int) ((count < 16 ? high : low) >>> (60 - 4 * (count % 16))) & 0xF;
            output[i] = (char) (digit < 10 ? '0' + digit : ten + digit - 10);
            count++;
        }
        return new String(output);
    }

    private static int start(String value) {
        int start = value.regionMatches(true, 0, "urn:uuid:", 0, 9) ? 9 : 0;
        return value.startsWith("{", start) ? start + 1 : start;
    }

    private static int hex(char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
