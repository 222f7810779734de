package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.List;

/** Binds a masker that is a parameter of another: it sees its own siblings among all that the outer one names. */
final class Inner {
    private Inner() {}

    /** @param siblings all that the outer masker names, the inner one's among them */
    static Mask bind(Masker masker, DataType type, List<String> siblings, DomainKey key) {
        Mask mask = masker.bindTo(type, key);
        List<String> own = masker.siblings();
        // Most name none, or the same: then nothing need be looked up for each value.
        if (own.equals(siblings.subList(0, Math.min(own.size(), siblings.size())))) return mask;
        int[] positions = own.stream().mapToInt(siblings::indexOf).toArray();
        return (value, all) -> mask.apply(value, index -> index < positions.length ? all.get(positions[index]) : null);
    }
}
