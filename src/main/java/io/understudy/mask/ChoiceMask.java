package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks at the columns beside and lets the mask of the first case that fits do the work, each in its own domain. For one thread. */
final class ChoiceMask implements Mask {
    /** What one column beside must be. */
    private record Condition(int sibling, Predicate<@Nullable String> test) {}

    private record Branch(List<Condition> conditions, Mask mask) {
        boolean fits(Siblings siblings) {
            for (Condition each : conditions) if (!each.test.test(siblings.get(each.sibling))) return false;
            return true;
        }
    }

    private final Branch[] branches;
    private final Mask otherwise;

    ChoiceMask(GenericMasker.Choice choice, DataType type, DomainKey key) {
        List<String> siblings = choice.siblings();
        branches = choice.when().stream()
                .map(each -> new Branch(conditions(each.columns(), siblings), bind(each.mask(), type, siblings, key)))
                .toArray(Branch[]::new);
        otherwise = bind(choice.otherwise(), type, siblings, key);
    }

    private static List<Condition> conditions(Map<String, String> columns, List<String> siblings) {
        return columns.entrySet().stream()
                .map(each -> new Condition(siblings.indexOf(each.getKey()), GenericMasker.Case.test(each.getValue())))
                .toList();
    }

    private static Mask bind(Masker masker, DataType type, List<String> siblings, DomainKey key) {
        return Inner.bind(masker, type, siblings, key.sibling(masker.domain()));
    }

    @Override
    public @Nullable String apply(String value, Siblings siblings) {
        for (Branch branch : branches) if (branch.fits(siblings)) return branch.mask.apply(value, siblings);
        return otherwise.apply(value, siblings);
    }
}
