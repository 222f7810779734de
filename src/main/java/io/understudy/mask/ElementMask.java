package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.wire.ArrayLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Masks an array element by element, whatever its dimensions; null elements stay null. Any masker that can mask the elements can mask the array.
 *
 * @param element the mask of one element
 * @param delimiter what stands between the elements
 */
record ElementMask(Mask element, char delimiter) implements Mask {
    /** Whether a masker takes an array as one value: those that do not look at it. */
    static boolean masksWhole(Masker masker, DataType type) {
        return type.kind() != Kind.ARRAY
                || masker instanceof GenericMasker.Null
                || masker instanceof GenericMasker.Constant
                || masker instanceof GenericMasker.Shuffle
                || masker instanceof GenericMasker.Keep;
    }

    static DataType elementOf(DataType array) {
        return Objects.requireNonNull(array.element(), "an array has elements");
    }

    static Mask bind(Masker masker, DataType array, DomainKey key) {
        DataType element = elementOf(array);
        return new ElementMask(masker.bindTo(element, key), element.name().equals("box") ? ';' : ',');
    }

    @Override
    public String apply(String value, Siblings siblings) {
        ArrayLiteral array = ArrayLiteral.parse(value, delimiter);
        List<@Nullable String> masked = new ArrayList<>(array.elements().size());
        for (String each : array.elements()) masked.add(each == null ? null : element.apply(each, siblings));
        return array.withElements(masked).text();
    }
}
