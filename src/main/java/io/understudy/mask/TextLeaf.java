package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the values that one path names in a document that knows nothing but texts: a masker bound to text or, if it masks none, to numbers as texts. For one thread. */
final class TextLeaf {
    private static final DataType TEXT = DataType.text(-1);
    private static final DataType INTEGER = DataType.integer(8);
    private static final DataType DECIMAL = DataType.of("numeric", Kind.DECIMAL);

    private final boolean keeps;
    private final @Nullable Mask texts;
    private final @Nullable Mask integers;
    private final @Nullable Mask decimals;
    private final Scramble scramble;

    TextLeaf(Masker masker, List<String> siblings, DomainKey key) {
        DomainKey own = key.sibling(masker.domain());
        keeps = masker instanceof GenericMasker.Keep;
        texts = bind(masker, TEXT, siblings, own);
        integers = bind(masker, INTEGER, siblings, own);
        decimals = bind(masker, DECIMAL, siblings, own);
        scramble = new Scramble(key);
    }

    private static @Nullable Mask bind(Masker masker, DataType type, List<String> siblings, DomainKey key) {
        return masker.refusal(type, true).isEmpty() ? Inner.bind(masker, type, siblings, key) : null;
    }

    boolean keeps() {
        return keeps;
    }

    /** The masked form of a text; null for null. */
    @Nullable
    String apply(String value, Siblings siblings) {
        if (texts != null) return texts.apply(value, siblings);
        if (Margins.isBlank(value)) return value;
        int start = 0;
        int end = value.length();
        while (Margins.isSpace(value.charAt(start))) start++;
        while (Margins.isSpace(value.charAt(end - 1))) end--;
        String number = value.substring(start, end);
        Mask mask = !JsonText.isNumber(number) || number.startsWith("-0")
                ? null
                : IntegerRange.of(INTEGER).contains(number) && integers != null ? integers : decimals;
        String masked = mask == null ? scramble.apply(number) : mask.apply(number, siblings);
        return masked == null ? null : value.substring(0, start) + masked + value.substring(end);
    }
}
