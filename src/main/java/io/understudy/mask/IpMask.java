package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.Arrays;
import java.util.Locale;

/**
 * Replaces addresses by others of the same class (private, loopback, link-local, documentation, multicast, public …) with {@link PrefixCipher}, so that networks stay networks. An address that would
 * leave its class is enciphered again (cycle-walking), which keeps the mask one-to-one but lets such an address lose the prefix it shared with its neighbours outside its block.
 * Loopback, unspecified and broadcast addresses mean the same everywhere and stay. For one thread.
 */
final class IpMask implements TextMask, Mask {
    /** Special blocks of the IANA registries (RFC 6890 and its updates), each as address and prefix length. */
    private static final String[] BLOCKS = {
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "::ffff:0.0.0.0/96",
        "64:ff9b::/96",
        "2001:db8::/32",
        "fc00::/7",
        "fe80::/10",
        "ff00::/8",
        "2000::/3"
    };

    private static final IpAddress[] CLASSES =
            Arrays.stream(BLOCKS).map(IpAddress::parse).toArray(IpAddress[]::new);
    private static final int UNCLASSED = -1;

    private final PrefixCipher four;
    private final PrefixCipher six;
    private final Scramble scramble;
    private final boolean network;

    IpMask(DataType type, DomainKey key) {
        four = new PrefixCipher(key.cipherKey("prefix|4", 32));
        six = new PrefixCipher(key.cipherKey("prefix|6", 32));
        scramble = new Scramble(key);
        network = type.name().equals("cidr");
    }

    @Override
    public String apply(String value, Siblings siblings) {
        return apply(value, Integer.MAX_VALUE, siblings);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        IpAddress address = IpAddress.parse(value);
        if (address == null) return scramble.applyBroken(value, room, text -> IpAddress.parse(text) != null);
        int block = block(address.bytes);
        int from = block == UNCLASSED ? 0 : CLASSES[block].mask;
        int to = network && address.mask >= 0 ? address.mask : address.bytes.length * 8;
        if (from < to && !meansTheSameEverywhere(address.bytes, block)) {
            PrefixCipher cipher = address.bytes.length == 4 ? four : six;
            do cipher.encipher(address.bytes, from, to);
            while (block(address.bytes) != block || meansTheSameEverywhere(address.bytes, block));
        }
        String masked = Scramble.cut(address.text(), room);
        return isUpper(value) ? masked.toUpperCase(Locale.ROOT) : masked;
    }

    /** The special block that an address is in: the first that holds it, so that the narrower ones come first above. */
    private static int block(byte[] bytes) {
        for (int i = 0; i < CLASSES.length; i++) {
            if (CLASSES[i].bytes.length == bytes.length && shares(bytes, CLASSES[i])) return i;
        }
        return UNCLASSED;
    }

    private static boolean shares(byte[] bytes, IpAddress block) {
        int whole = block.mask / 8;
        for (int i = 0; i < whole; i++) if (bytes[i] != block.bytes[i]) return false;
        int rest = block.mask % 8;
        return rest == 0 || ((bytes[whole] ^ block.bytes[whole]) & (0xFF00 >>> rest) & 0xFF) == 0;
    }

    private static boolean meansTheSameEverywhere(byte[] bytes, int block) {
        if (bytes.length == 4) {
            boolean loopback = bytes[0] == 127;
            int number = (bytes[0] << 24) | ((bytes[1] & 0xFF) << 16) | ((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF);
            return loopback || number == 0 || number == -1;
        }
        // ::/96 holds the unspecified address, loopback and the long-abandoned IPv4-compatible ones; only the first two
        // are ever met.
        boolean zeros = block != UNCLASSED && CLASSES[block].mask == 96 && bytes[10] == 0 && bytes[0] == 0;
        return zeros && bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0 && (bytes[15] & 0xFE) == 0;
    }

    private static boolean isUpper(String value) {
        boolean upper = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 'a' && c <= 'f') return false;
            upper |= c >= 'A' && c <= 'F';
        }
        return upper;
    }
}
