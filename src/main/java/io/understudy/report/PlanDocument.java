package io.understudy.report;

import io.understudy.finding.Finding;
import io.understudy.plan.Plan;
import io.understudy.plan.PlannedFixture;
import io.understudy.rules.Decision;
import io.understudy.rules.SignOff;
import io.understudy.schema.ColumnName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plan as a document for machines: the shape of {@code plan --json}, which stays as it is. */
public record PlanDocument(
        String database,
        String source,
        String staging,
        String seed,
        boolean sound,
        long closureBudget,
        String scan,
        int cover,
        List<TableEntry> tables,
        List<PlannedFixture> fixtures,
        List<Finding> findings) {

    /** One table. */
    public record TableEntry(
            String table,
            String role,
            String because,
            long productionRows,
            long estimatedRows,
            long estimatedBytes,
            @Nullable Long most,
            List<ColumnEntry> columns) {}

    /** One column. */
    public record ColumnEntry(
            String column,
            String type,
            String decision,
            @Nullable String masker,
            @Nullable String domain,
            String because,
            @Nullable String owner,
            @Nullable String reason,
            @Nullable String review) {}

    public static PlanDocument of(Plan plan) {
        return new PlanDocument(
                plan.database(),
                plan.source().version(),
                plan.staging().version(),
                plan.sampling().seed(),
                plan.isSound(),
                plan.sampling().closureBudget(),
                plan.sampling().scan().whole() ? "full" : "light",
                plan.sampling().scan().cover(),
                plan.tables().stream()
                        .map(table -> new TableEntry(
                                table.table().name().toString(),
                                table.sample().role().name().toLowerCase(Locale.ROOT),
                                table.sample().because(),
                                table.table().rows(),
                                table.estimatedRows(),
                                table.estimatedBytes(),
                                table.sample().most(),
                                table.table().stored().stream()
                                        .map(column -> column(
                                                new ColumnName(table.table().name(), column.name()),
                                                column.type().name(),
                                                plan))
                                        .toList()))
                        .toList(),
                plan.fixtures(),
                plan.findings());
    }

    private static ColumnEntry column(ColumnName name, String type, Plan plan) {
        Decision decision = plan.decisions().of(name);
        SignOff signOff = plan.decisions().signOffs().getOrDefault(name, SignOff.NONE);
        Decision.Masked masked = decision instanceof Decision.Masked mask ? mask : null;
        return new ColumnEntry(
                name.column(),
                type,
                switch (decision) {
                    case Decision.Masked mask -> "masked";
                    case Decision.Kept kept -> "kept";
                    case Decision.Undecided undecided -> "undecided";
                },
                masked == null ? null : masked.masker().name(),
                masked == null ? null : masked.domain(),
                decision.because(),
                signOff.owner(),
                signOff.reason(),
                signOff.review() == null ? null : signOff.review().toString());
    }
}
