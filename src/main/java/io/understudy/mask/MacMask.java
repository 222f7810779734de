package io.understudy.mask;

import java.util.HexFormat;

/**
 * A bijection on MAC addresses that keeps the first three bytes, which name the maker, and enciphers the other 24 bits. Separators and case stay; broadcast and the null address
 * stay, because they mean "everyone" and "none". What is not an address stays broken. For one thread.
 */
final class MacMask implements TextMask, Mask {
    private static final int DIGITS = 12;
    private static final int DEVICE_DIGITS = 6;
    private static final long DEVICES = 1L << 24;

    private final RangeCipher cipher;
    private final Scramble scramble;

    MacMask(DomainKey key) {
        cipher = new RangeCipher(key.cipherKey("ff1|mac"));
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return apply(value, Integer.MAX_VALUE, siblings);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        if (!isAddress(value)) return scramble.applyBroken(value, room, MacMask::isAddress);
        long address = address(value);
        if (isReserved(address)) return value;
        long device = address % DEVICES;
        long masked = cipher.encipher(device, DEVICES);
        // The two addresses that mean something are left out of the walk, so that nobody turns into them.
        while (isReserved(address - device + masked)) masked = cipher.encipher(masked, DEVICES);
        return write(value, masked);
    }

    private static boolean isReserved(long address) {
        return address == 0 || address == (1L << 48) - 1;
    }

    /** Twelve hexadecimal digits with nothing but separators among them. */
    private static boolean isAddress(String value) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 128 && HexFormat.isHexDigit(c)) digits++;
            else if (c != ':' && c != '-' && c != '.') return false;
        }
        return digits == DIGITS;
    }

    private static long address(String value) {
        long address = 0;
        for (int i = 0; i < value.length(); i++) {
            if (HexFormat.isHexDigit(value.charAt(i))) address = address << 4 | HexFormat.fromHexDigit(value.charAt(i));
        }
        return address;
    }

    private static String write(String value, long device) {
        char[] output = value.toCharArray();
        boolean upper = value.chars().anyMatch(c -> c >= 'A' && c <= 'F');
        int shift = 0;
        for (int i = output.length - 1; i >= 0 && shift < 4 * DEVICE_DIGITS; i--) {
            if (!HexFormat.isHexDigit(output[i])) continue;
            char digit = Character.forDigit((int) (device >>> shift & 0xF), 16);
            output[i] = upper ? Character.toUpperCase(digit) : digit;
            shift += 4;
        }
        return new String(output);
    }
}
