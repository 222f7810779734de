package io.understudy.plan;

import io.understudy.config.Database;
import io.understudy.config.Scan;
import io.understudy.config.TableSample.Part;
import io.understudy.db.ServerIdentity;
import io.understudy.db.Source;
import io.understudy.db.Staging;
import io.understudy.db.TargetRefused;
import io.understudy.finding.Finding;
import io.understudy.rules.Decisions;
import io.understudy.rules.Rulebook;
import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.Sampling;
import io.understudy.sample.TableSample;
import io.understudy.schema.ColumnName;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Spread;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.schema.UniqueIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes the plan of one database: reads both catalogs and the rules, and not one row. */
public final class Planner {
    /** Without a configured budget the closure may not grow past this many times the cohort, and not past a number of rows that no one would mind. */
    private static final double GROWTH = 3;

    private static final long HARMLESS = 200_000;

    private final Database database;
    private final String seed;
    private final Source source;
    private final Staging staging;
    private final List<Finding> findings = new ArrayList<>();

    /** @param seed chooses the cohort */
    public Planner(Database database, String seed, Source source, Staging staging) {
        this.database = database;
        this.seed = seed;
        this.source = source;
        this.staging = staging;
    }

    /**
     * Makes the plan. It may hold errors; see {@link Plan#isSound}.
     *
     * @throws TargetRefused if staging is the source
     * @throws PlanRefused if the errors are such that the rest of the plan would mean nothing
     */
    public Plan make() {
        // 1. Never write to what is read.
        refuseTheSourceItself();
        // 2. What refers to what: declared and configured.
        Schema schema = source.schema();
        References references = new References(schema, database.sample().references(), findings);
        // 3. What each table is to the sample, and which of its rows are taken.
        Sampling sampling = sampling(schema, references);
        // 4. What happens to each column.
        Decisions decisions = Rulebook.of(database.rules()).decide(schema, references.configured());
        findings.addAll(decisions.findings());
        // 5. Whether staging can take it, and masks break nothing.
        checkServers(schema, sampling);
        checkUniqueness(schema, decisions);
        checkReferences(schema, sampling);
        findings.addAll(new KeyCheck(schema, sampling, decisions).check());
        findings.addAll(new ComputedCheck(decisions).check(schema, references.all()));
        List<TablePlan> tables = new Estimates(schema, sampling).tables();
        Map<ColumnName, Spread> known = source.spreads();
        SpreadCheck spreads = new SpreadCheck(decisions, known);
        tables.forEach(spreads::check);
        findings.addAll(spreads.findings());
        DuplicatesCheck duplicates = new DuplicatesCheck(decisions, known);
        tables.forEach(planned -> findings.addAll(duplicates.check(planned)));
        // 6. All findings, errors first.
        findings.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::where)
                .thenComparing(Finding::id));
        return new Plan(
                database.name(),
                source.identity(),
                staging.identity(),
                schema,
                sampling,
                decisions,
                tables,
                unenforced(schema, references),
                List.of(),
                findings);
    }

    private void refuseTheSourceItself() {
        if (source.identity().isSameDatabaseAs(staging.identity())) {
            throw new TargetRefused(
                    "staging of " + database.name() + " (" + database.staging().describe()
                            + ") is the source itself, or a replica of it: same server identifier, same database name; nothing was written. Point staging at another database.");
        }
    }

    private Sampling sampling(Schema schema, References references) {
        ConfiguredRoles configured = new ConfiguredRoles(schema, database.sample(), references.all(), findings);
        if (findings.stream().anyMatch(Finding::isError)) throw new PlanRefused(findings);
        Map<TableName, Ownership> roles =
                new Roles(schema, database.sample().small(), references.configured(), configured.ownerships()).infer();
        List<TableSample> tables =
                new Samples(schema, database.sample(), roles, configured.samples()).inReadingOrder(references.all());
        findings.addAll(new ThinningCheck(configured.samples()).check(tables));
        checkWheres(configured);
        Sampling unbounded = new Sampling(seed, tables, references.all(), Long.MAX_VALUE);
        Long budget = database.sample().budget();
        return new Sampling(
                seed, tables, references.all(), budget == null ? defaultBudget(schema, unbounded) : budget, scan());
    }

    private Sampling.Scan scan() {
        return new Sampling.Scan(
                database.sample().scan() == Scan.FULL, database.sample().cover());
    }

    private static long defaultBudget(Schema schema, Sampling sampling) {
        long rows = new Estimates(schema, sampling)
                .tables().stream().mapToLong(TablePlan::estimatedRows).sum();
        return Math.max(HARMLESS, Math.round(GROWTH * rows));
    }

    private void checkWheres(ConfiguredRoles configured) {
        configured.samples().forEach((table, sample) -> {
            if (!(sample instanceof Part part) || part.where() == null) return;
            String complaint = source.complaintAbout(table, part.where());
            if (!complaint.isEmpty())
                findings.add(Finding.error(
                        "bad-where",
                        part.at().toString(),
                        complaint,
                        "Correct the condition; it is SQL over the columns of " + table + "."));
        });
    }

    private void checkServers(Schema schema, Sampling sampling) {
        refuseAnotherKind();
        source.remarks(read(schema, sampling)).forEach(remark -> findings.add(finding(remark)));
        schema.notCopied()
                .forEach(left -> findings.add(Finding.warning("not-copied", left.where(), left.why() + ".", "")));
        List<Table> read = read(schema, sampling);
        if (source.isStandby()) read.forEach(this::refuseUnlogged);
        source.missingPrivileges(read)
                .forEach(missing -> findings.add(Finding.error(
                        "missing-privilege",
                        missing.table().toString(),
                        "of the source: " + missing.why() + ".",
                        "On the source, run: " + missing.grant())));
        Schema target = staging.schema();
        findings.addAll(
                new StructureCheck(schema, target, !kind(source.identity()).equals("PostgreSQL")).check());
        staging.missingPrivileges(schema)
                .forEach(missing -> findings.add(Finding.error(
                        "missing-privilege",
                        missing.table().toString(),
                        "of staging: " + missing.why() + ".",
                        "On staging, run: " + missing.grant())));
        staging.remarks(schema).forEach(remark -> findings.add(finding(remark)));
        if (source.identity().system().equals(staging.identity().system())) {
            findings.add(Finding.note(
                    "same-server", database.name(), "source and staging are two databases of one server.", ""));
        }
    }

    private static List<Table> read(Schema schema, Sampling sampling) {
        return schema.tables().stream()
                .filter(table -> !(sampling.of(table.name()).cohort() instanceof Cohort.Nothing))
                .toList();
    }

    /** MySQL and MariaDB understand each other's lines, but not each other's types and definitions. */
    private void refuseAnotherKind() {
        String one = kind(source.identity());
        String other = kind(staging.identity());
        if (one.equals(other)) return;
        findings.add(Finding.error(
                "different-servers",
                database.name(),
                "production is " + source.identity().version() + " and staging is "
                        + staging.identity().version()
                        + "; a type or definition of one may mean something else to the other.",
                "Use " + one + " for staging as well."));
    }

    private static String kind(ServerIdentity identity) {
        if (identity.version().startsWith("MySQL ")) return "MySQL";
        return identity.version().startsWith("MariaDB ") ? "MariaDB" : "PostgreSQL";
    }

    private static Finding finding(Staging.Remark remark) {
        Finding.Severity severity = switch (remark.weight()) {
            case ERROR -> Finding.Severity.ERROR;
            case WARNING -> Finding.Severity.WARNING;
            case NOTE -> Finding.Severity.NOTE;
        };
        return new Finding(remark.id(), severity, remark.where(), remark.message(), remark.remedy());
    }

    private void refuseUnlogged(Table table) {
        if (table.kind() != Table.Kind.UNLOGGED) return;
        findings.add(Finding.error(
                "unlogged-on-standby",
                table.name().toString(),
                "is unlogged, and the source is a standby, where such a table cannot be read.",
                "Take none of it, or read the primary: " + table.name().name() + ": none"));
    }

    private void checkUniqueness(Schema schema, Decisions decisions) {
        UniquenessCheck check = new UniquenessCheck(decisions);
        for (Table table : schema.tables()) {
            List<UniqueIndex> stagings = staging.schema()
                    .table(table.name())
                    .map(Table::uniqueIndexes)
                    .orElse(List.of());
            check.check(table, stagings);
        }
        findings.addAll(check.findings());
    }

    private void checkReferences(Schema schema, Sampling sampling) {
        for (Table table : schema.tables()) {
            for (ForeignKey key : table.foreignKeys()) checkForeignKey(sampling, table, key);
        }
        sampling.references().forEach(reference -> checkComputed(schema, sampling, reference));
        sampling.references().stream()
                .map(Reference::parent)
                .distinct()
                .filter(parent -> sampling.of(parent).needsClosure())
                .filter(parent ->
                        Closure.identityOf(schema.table(parent).orElseThrow()).isEmpty())
                .forEach(parent -> findings.add(Finding.error(
                        "no-key",
                        parent.toString(),
                        "others refer to rows of " + parent
                                + ", which has no primary key and no unique key without nulls to tell them apart.",
                        "Keep it whole, under sample.tables: " + parent.name() + ": all")));
    }

    /** The server computes such values anew in staging, so they are not among those that are read; nor can what they name be fetched. */
    private void checkComputed(Schema schema, Sampling sampling, Reference reference) {
        if (!References.isComputed(schema, reference)
                || !sampling.of(reference.parent()).needsClosure()
                || sampling.of(reference.child()).cohort() instanceof Cohort.Nothing) return;
        findings.add(Finding.error(
                "computed-key",
                reference.toString(),
                "goes by a column that the server computes, which the closure cannot follow.",
                "Keep the parent whole: " + reference.parent().name() + ": all"));
    }

    private void checkForeignKey(Sampling sampling, Table table, ForeignKey key) {
        TableSample child = sampling.of(table.name());
        TableSample parent = sampling.of(key.reference().parent());
        if (child.cohort() instanceof Cohort.Nothing || !key.validated()) return;
        if (parent.cohort() instanceof Cohort.Nothing) {
            findings.add(Finding.error(
                    "reference-into-none",
                    table.name() + "." + key.name(),
                    "rows of " + table.name() + " refer to " + parent.table() + ", of which none are taken.",
                    "Take " + table.name() + ": none as well, or give " + parent.table() + " a rate."));
        } else if (key.temporal() && parent.needsClosure()) {
            findings.add(Finding.error(
                    "temporal-reference",
                    table.name() + "." + key.name(),
                    "is a temporal key, which the closure cannot follow.",
                    "Keep the parent whole: " + parent.table().name() + ": all"));
        }
    }

    /** Every reference that may have orphans: configured ones, and keys that not every row of production is known to obey. */
    private static List<Reference> unenforced(Schema schema, References references) {
        List<Reference> result = new ArrayList<>(references.configured());
        schema.tables()
                .forEach(table -> table.foreignKeys().stream()
                        .filter(key -> !key.proven() && !key.temporal())
                        .map(ForeignKey::reference)
                        .forEach(result::add));
        return result;
    }
}
