package io.understudy.verify;

import io.understudy.profile.Casing;
import io.understudy.profile.Lengths;
import io.understudy.profile.MaskProfile;
import io.understudy.profile.Partition;
import io.understudy.profile.Script;
import io.understudy.profile.TextShapes;
import java.util.List;
import java.util.Map;

/**
 * What a mask did to a column, told in shapes.
 *
 * @param values that were not null and were masked
 * @param unchanged values that came out as they went in
 * @param valid values that had the property that the mask keeps
 * @param compared values that were held against an equal one before
 * @param lengthDistance how far the lengths in characters are apart: 0 alike, 1 nothing in common
 */
public record Masking(
        long values, long unchanged, long valid, long compared, double lengthDistance, Shapes before, Shapes after) {
    /** Shapes of texts. */
    public record Shapes(List<Lengths.Bar> characters, Map<Script, Long> scripts, Map<Casing, Long> casings) {
        static Shapes of(TextShapes shapes) {
            return new Shapes(shapes.characters().bars(), shapes.scripts(), shapes.casings());
        }
    }

    static Masking of(MaskProfile profile) {
        Partition partition = profile.partition();
        return new Masking(
                profile.values(),
                profile.unchanged(),
                profile.valid(),
                partition == null ? 0 : partition.compared(),
                profile.before().characters().distance(profile.after().characters()),
                Shapes.of(profile.before()),
                Shapes.of(profile.after()));
    }
}
