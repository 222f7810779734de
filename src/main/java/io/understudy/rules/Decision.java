package io.understudy.rules;

import io.understudy.mask.Masker;
import io.understudy.schema.DataType;

/** What happens to the values of a column. */
public sealed interface Decision {
    /** Why, for people: {@code rules/shop.yml:12}, {@code pattern rules/common.yml:4}, {@code references shop.customers.id}. */
    String because();

    /**
     * The values are replaced.
     *
     * @param masker the kind of mask
     * @param domain columns of one domain mask alike
     * @param type the type to bind the masker to: the column's own or, where it refers to a masked key, that key's, so that both mask alike
     */
    record Masked(Masker masker, String domain, DataType type, String because) implements Decision {}

    /** The values are taken as they are, because somebody said so. */
    record Kept(String because) implements Decision {}

    /** No rule says anything: the run is refused. */
    record Undecided(String because) implements Decision {}
}
