package io.understudy.verify;

import static io.understudy.verify.Facet.Hop.SAMPLING;

import io.understudy.profile.Multiplicities;
import io.understudy.profile.TableProfile;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the numbers of rows that share the row they refer to in a cohort against those in production. */
final class EdgeJudge {
    private static final double FAN_OUT = 0.02;

    private final Table table;
    private final @Nullable Reference owner;
    private final String thinned;
    private final double owners;
    private final double draws;

    /**
     * A judge of one table.
     *
     * @param owner with which rows come; null for a table without
     * @param thinned why the numbers of rows of one owner are not production's; empty where they are
     * @param owners how many independent draws these owners are worth
     * @param draws how many the rows are worth
     */
    EdgeJudge(Table table, @Nullable Reference owner, String thinned, double owners, double draws) {
        this.table = table;
        this.owner = owner;
        this.thinned = thinned;
        this.owners = owners;
        this.draws = draws;
    }

    List<EdgeSampling> judge(@Nullable TableProfile production, TableProfile sample) {
        List<EdgeSampling> edges = new ArrayList<>();
        sample.fanOuts().forEach((reference, drawn) -> {
            Multiplicities whole =
                    production == null ? null : production.fanOuts().get(reference);
            long[] inSample = drawn.sorted();
            edges.add(
                    whole == null || production == null
                            ? new EdgeSampling(
                                    reference.toString(),
                                    reference.equals(owner),
                                    null,
                                    reference.equals(owner) ? thinned : "",
                                    0,
                                    false,
                                    List.of(),
                                    FanOut.steps(inSample))
                            : judge(reference, whole, production, inSample, sample));
        });
        return edges;
    }

    private EdgeSampling judge(
            Reference reference, Multiplicities whole, TableProfile production, long[] inSample, TableProfile sample) {
        boolean owned = reference.equals(owner);
        long[] expected = whole.sorted();
        double distance = FanOut.distance(expected, inSample);
        if (!owned && production.rows() > 0) {
            long[] thinned = FanOut.thinned(expected, (double) sample.rows() / production.rows());
            double thinnedDistance = FanOut.distance(thinned, inSample);
            // Rows that come with an owner may bring all of theirs that share another row as well, or none.
            boolean either = owner != null && distance < thinnedDistance;
            if (!either) {
                expected = thinned;
                distance = thinnedDistance;
            }
        }
        double independent = Math.min(inSample.length, owned ? owners : draws);
        Facet facet = inSample.length == 0 || (owned && !thinned.isEmpty())
                ? null
                : Facet.of("fan-out", SAMPLING, distance, FAN_OUT, Noise.ofDistributions(independent, whole.size()));
        Clusters clusters = new Clusters(table, reference, production, sample);
        return new EdgeSampling(
                reference.toString(),
                owned,
                facet,
                owned ? thinned : "",
                Summary.rounded(clusters.largest()),
                clusters.isLargestKept(),
                FanOut.steps(expected),
                FanOut.steps(inSample));
    }
}
