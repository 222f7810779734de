package io.understudy.verify;

import io.understudy.profile.Frequencies;
import io.understudy.profile.Multiplicities;
import io.understudy.profile.TableProfile;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that come together because they have one owner: how many independent draws they are worth, and what the largest owner has. */
final class Clusters {
    private static final int LARGEST = 256;

    private final Table table;
    private final Reference owner;
    private final @Nullable TableProfile production;
    private final TableProfile sample;

    Clusters(Table table, Reference owner, @Nullable TableProfile production, TableProfile sample) {
        this.table = table;
        this.owner = owner;
        this.production = production;
        this.sample = sample;
    }

    /** At most one draw an owner; fewer where few owners have most of the rows, because all turns on whether these are chosen (Kish's effective size). */
    double draws() {
        Multiplicities owners = sample.fanOuts().get(owner);
        if (owners == null || owners.size() == 0) return sample.rows();
        Multiplicities all = production == null ? null : production.fanOuts().get(owner);
        if (all == null || all.size() == 0) return owners.distinct();
        double concentration = Math.max(concentration(all), concentration());
        return Math.clamp(owners.distinct() / all.distinct() / concentration, 1, owners.distinct());
    }

    /** The sum of the squares of the owners' shares of the rows, of owners taken at random. */
    private static double concentration(Multiplicities owners) {
        double sum = 0;
        double squares = 0;
        for (long rows : owners.sorted()) {
            sum += rows;
            squares += (double) rows * rows;
        }
        return squares / (sum * sum) * owners.size() / owners.distinct();
    }

    /** The same of the largest owners alone: the sample of owners above knows few of these. */
    private double concentration() {
        return frequent(LARGEST).stream()
                .mapToDouble(this::share)
                .map(share -> share * share)
                .sum();
    }

    private double share(Frequencies.Frequency each) {
        return production == null
                ? 0
                : (double) each.rows()
                        / production.column(position()).frequencies().rows();
    }

    /** The share of production's rows that the largest owner has; 0 where it is not known. */
    double largest() {
        List<Frequencies.Frequency> first = frequent(1);
        return first.isEmpty() ? 0 : share(first.getFirst());
    }

    /** Whether the cohort holds rows of the largest owner. */
    boolean isLargestKept() {
        List<Frequencies.Frequency> first = frequent(1);
        return first.isEmpty()
                || sample.column(position()).frequencies().of(first.getFirst().hash()) > 0;
    }

    /** Keys of several columns have no frequencies. */
    private List<Frequencies.Frequency> frequent(int most) {
        return production == null || owner.columns().size() > 1
                ? List.of()
                : production.column(position()).frequencies().top(most);
    }

    private int position() {
        return table.stored().stream()
                .map(column -> column.name())
                .toList()
                .indexOf(owner.columns().getFirst());
    }
}
