package io.understudy.plan;

import io.understudy.config.TableSample.Part;
import io.understudy.finding.Finding;
import io.understudy.sample.Cohort;
import io.understudy.sample.TableSample;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says of each table whose large families are thinned that they are, and refuses to thin where there are no families. */
final class ThinningCheck {
    private final Map<TableName, io.understudy.config.TableSample> configured;

    ThinningCheck(Map<TableName, io.understudy.config.TableSample> configured) {
        this.configured = configured;
    }

    List<Finding> check(List<TableSample> samples) {
        List<Finding> findings = new ArrayList<>();
        for (TableSample sample : samples) {
            if (!(configured.get(sample.table()) instanceof Part part) || part.most() == null) continue;
            findings.add(
                    sample.cohort() instanceof Cohort.WithOwner owned
                            ? thinned(sample.table(), owned, part.most())
                            : ownerless(sample, part));
        }
        return findings;
    }

    private static Finding thinned(TableName table, Cohort.WithOwner owned, long most) {
        return Finding.note(
                "thinned",
                table.toString(),
                String.format(
                        Locale.ROOT,
                        "of a row of %s that has more than %,d rows here, %,d are kept, so that how many there are of one is not as in production.",
                        owned.owner().parent(),
                        most,
                        most),
                "Nothing, if large families are not what is tested; else leave out most.");
    }

    private static Finding ownerless(TableSample sample, Part part) {
        return Finding.error(
                "most-without-owner",
                part.at().toString(),
                sample.table() + " belongs to no other table, so that there are no families to thin.",
                "Say whom its rows belong to (with: customers, most: " + part.most() + "), or write a rate or rows.");
    }
}
