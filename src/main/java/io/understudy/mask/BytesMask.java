package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces bytes, whose canonical text is {@code \\x} and hexadecimal digits, by a placeholder of the same kind of file or else by noise. For one thread. */
final class BytesMask implements Mask {
    private static final Pattern LENGTH = Pattern.compile("(var)?binary\\((\\d+)\\)");
    private static final HexFormat HEX = HexFormat.of();
    private static final String PREFIX = "\\x";
    /** What tells a kind of file. */
    private static final int MAGIC = 12;

    private final Prf prf;
    private final int most;
    private final boolean exact;

    BytesMask(DataType type, DomainKey key) {
        prf = key.prf("bytes");
        Matcher form = LENGTH.matcher(type.name());
        boolean limited = form.matches();
        exact = limited && form.group(1) == null;
        most = limited ? Integer.parseInt(form.group(2)) : tinyOr(type);
    }

    private static int tinyOr(DataType type) {
        return type.name().equals("tinyblob") ? 255 : Integer.MAX_VALUE;
    }

    @Override
    public String apply(String value, Siblings siblings) {
        if (!value.startsWith(PREFIX) || value.length() == PREFIX.length()) return value;
        int length = (value.length() - PREFIX.length()) / 2;
        byte[] start = HEX.parseHex(value, PREFIX.length(), PREFIX.length() + 2 * Math.min(length, MAGIC));
        Placeholder placeholder = exact ? null : Placeholder.of(start);
        byte[] file = placeholder == null ? null : placeholder.bytes(Integer.highestOneBit(length));
        if (file == null || file.length > most) file = noise(value, length);
        return PREFIX + HEX.formatHex(file);
    }

    private byte[] noise(String value, int length) {
        prf.of(value);
        byte[] noise = new byte[length];
        for (int at = 0; at < length; at += 8) {
            long drawn = prf.next();
            for (int i = at; i < Math.min(length, at + 8); i++) noise[i] = (byte) (drawn >>> (8 * (i - at)));
        }
        return noise;
    }
}
