package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the values that one path names: a masker bound to text and, where it can mask them, to numbers. For one thread. */
final class JsonLeaf {
    private static final DataType TEXT = DataType.text(-1);
    private static final DataType INTEGER = DataType.integer(8);
    private static final DataType DECIMAL = DataType.of("numeric", Kind.DECIMAL);

    private static final int DIGITS_OF_A_DOUBLE = 15;

    private final Masker masker;
    private final @Nullable Mask texts;
    private final @Nullable Mask integers;
    private final @Nullable Mask decimals;
    private final Scramble scramble;

    JsonLeaf(Masker masker, List<String> siblings, DomainKey key) {
        DomainKey own = key.sibling(masker.domain());
        this.masker = masker;
        texts = bind(masker, TEXT, siblings, own);
        integers = bind(masker, INTEGER, siblings, own);
        decimals = bind(masker, DECIMAL, siblings, own);
        scramble = new Scramble(key);
    }

    private static @Nullable Mask bind(Masker masker, DataType type, List<String> siblings, DomainKey key) {
        return masker.refusal(type, true).isEmpty() ? Inner.bind(masker, type, siblings, key) : null;
    }

    boolean keeps() {
        return masker instanceof GenericMasker.Keep;
    }

    /** The JSON of a masked string; as long as the string, if {@code cramped}. */
    String string(String value, Siblings siblings, boolean cramped) {
        String masked = texts == null || (cramped && !(masker instanceof GenericMasker.Null))
                ? scramble.apply(value)
                : texts.apply(value, siblings);
        return masked == null ? "null" : JsonText.quoted(masked);
    }

    /** The JSON of a masked number: still a number, unless the masker makes all alike. */
    String number(String value, boolean integer, Siblings siblings) {
        if (masker instanceof GenericMasker.Constant constant) return constant(constant.value());
        Mask own = integer && IntegerRange.of(INTEGER).contains(value) && !value.equals("-0") ? integers : decimals;
        String masked = own != null
                ? own.apply(value, siblings)
                : texts != null ? texts.apply(value, siblings) : scramble.apply(value);
        if (masked == null) return "null";
        if (JsonText.isNumber(masked)) return masked;
        // What a masker of text makes of a number may be none; its digits are masked all the same, and its exponent
        // stays.
        int exponent = Math.max(value.indexOf('e'), value.indexOf('E'));
        String digits = exponent < 0 ? value : value.substring(0, exponent);
        String scrambled = scramble.apply(digits);
        if (!JsonText.isNumber(scrambled)) scrambled = scrambled.replaceFirst("0", "1");
        return asDouble(exponent < 0 ? scrambled : scrambled + value.substring(exponent), exponent >= 0, integer);
    }

    /** MySQL keeps what is no integer as a double and prints it as short as can be: more digits would not come back. */
    private static String asDouble(String number, boolean exponent, boolean integer) {
        double read = Double.parseDouble(number);
        if (integer || Double.isInfinite(read) || number.length() <= DIGITS_OF_A_DOUBLE) return number;
        String shortest = Double.toString(read).replace("E", "e").replace(".0e", "e");
        return exponent ? shortest : new BigDecimal(shortest).toPlainString();
    }

    /** The JSON of a masked truth value, which identifies nobody: it stays, unless the masker makes all alike. */
    String truth(String value) {
        return switch (masker) {
            case GenericMasker.Null none -> "null";
            case GenericMasker.Constant constant -> constant(constant.value());
            default -> value;
        };
    }

    private static String constant(String value) {
        return JsonText.isNumber(value) || value.equals("true") || value.equals("false")
                ? value
                : JsonText.quoted(value);
    }
}
