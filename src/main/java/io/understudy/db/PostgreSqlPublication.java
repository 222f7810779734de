package io.understudy.db;

import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Sequence;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.wire.Checksum;
import io.understudy.wire.Format;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Publishes into PostgreSQL in one transaction; needs no more than to own the tables. */
final class PostgreSqlPublication implements Publication {
    private static final String VIEWS = """
            with recursive uses(view, relation) as (
                select distinct r.ev_class, d.refobjid from pg_catalog.pg_rewrite r
                join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_catalog.pg_class'::regclass
                where d.refobjid <> r.ev_class
            ), level(view, depth) as (
                select c.oid, 0 from pg_catalog.pg_class c where c.relkind in ('m', 'v')
                union
                select u.view, l.depth + 1 from level l join uses u on u.relation = l.view
            )
            select n.nspname::text as schema, c.relname::text as name, c.relispopulated as filled
            from level l join pg_catalog.pg_class c on c.oid = l.view join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'm' group by 1, 2, 3 order by max(l.depth), 1, 2
            """;

    private final Session session;
    private final PostgreSqlLedger ledger;
    private final ServerIdentity identity;
    private final PostgreSqlQuestion question;
    private final Schema staging;
    private List<TableName> tables = List.of();
    private List<SetAside> aside = List.of();
    private boolean committed;

    PostgreSqlPublication(
            Session session,
            PostgreSqlLedger ledger,
            ServerIdentity identity,
            Schema staging,
            PostgreSqlQuestion question) {
        this.session = session;
        this.ledger = ledger;
        this.identity = identity;
        this.staging = staging;
        this.question = question;
    }

    @Override
    public void prepare(Schema production, List<TableName> tables) {
        this.tables = List.copyOf(tables);
        if (tables.isEmpty()) return;
        session.execute("Setting up the load", "set local maintenance_work_mem = '256MB'");
        session.execute("Locking the tables", "lock table " + joined("only ") + " in access exclusive mode");
        aside = new PostgreSqlSetAside(session, production, new HashSet<>(tables)).find();
        for (SetAside item : aside.reversed()) session.execute("Putting aside " + item.what(), item.remove());
        session.execute("Emptying the tables", "truncate table " + joined("only "));
        // A check or a computed column may call a function that counts on the usual search path; our own names are
        // qualified.
        session.execute("Setting up the load", "set local search_path to default");
    }

    /** A partitioned table goes with its partitions, any other without its heirs. */
    private String joined(String only) {
        return tables.stream()
                .map(name -> (stagingTable(name).kind() == Table.Kind.PARTITIONED ? "" : only) + Sql.name(name))
                .collect(Collectors.joining(", "));
    }

    private Table stagingTable(TableName name) {
        return staging.table(name)
                .orElseThrow(() ->
                        new IllegalStateException("the plan let through " + name + ", which staging does not have"));
    }

    @Override
    public RowWriter write(Table table, Format format, Checksum checksum) {
        List<String> options = new ArrayList<>();
        if (format instanceof Format.Binary) options.add("format binary");
        // Rows of a table emptied in this transaction can be written as if they had always been there; a partitioned
        // table cannot.
        if (stagingTable(table.name()).kind() != Table.Kind.PARTITIONED) options.add("freeze");
        String with = options.isEmpty() ? "" : " with (" + String.join(", ", options) + ")";
        String sql = "copy " + Sql.name(table.name()) + Sql.storedList(table) + " from stdin" + with;
        String doing = "Loading " + table.name();
        return session.attempt(
                doing,
                connection -> new CopyWriter(
                        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql),
                        format,
                        session,
                        doing,
                        checksum));
    }

    @Override
    public void rebuild() {
        for (SetAside item : aside) {
            for (String statement : item.restore()) restore(item, statement);
        }
    }

    private void restore(SetAside item, String statement) {
        judge(
                "Putting back " + item.what(),
                statement,
                item.refreshed()
                        ? "Production has it validated, so the sample or the masks broke it"
                        : "Its rows were not refreshed and still refer to rows that this snapshot does not have; refresh or empty that table, too");
    }

    /** Does something that fails if the rows are not what they should be. */
    private void judge(String doing, String statement, String why) {
        session.attempt(doing, connection -> {
            try (var open = connection.createStatement()) {
                return open.execute(statement);
            } catch (SQLException e) {
                if (!SnapshotInvalid.isMeantBy(e)) throw e;
                throw new SnapshotInvalid(
                        ServerComplaint.sentence(doing, session.endpoint(), e) + " " + why + "; staging is untouched.");
            }
        });
    }

    @Override
    public void moveSequences(Map<TableName, Source.SequencePosition> production) {
        for (Sequence sequence : staging.sequences()) {
            Source.SequencePosition position = production.get(sequence.name());
            boolean ofRefreshed =
                    sequence.owner() != null && tables.contains(sequence.owner().table());
            if (position != null || ofRefreshed) move(sequence, position);
        }
    }

    /** ALTER SEQUENCE is undone with the transaction; setval would not be. */
    private void move(Sequence sequence, Source.@org.jspecify.annotations.Nullable SequencePosition position) {
        String doing = "Moving the sequence " + sequence.name();
        var definition = session.query(
                        doing,
                        "select seqstart as start, seqincrement as increment, seqmin as lowest, seqmax as highest from pg_catalog.pg_sequence where seqrelid = ?::regclass",
                        row -> new long[] {
                            row.get("start", Long.class),
                            row.get("increment", Long.class),
                            row.get("lowest", Long.class),
                            row.get("highest", Long.class)
                        },
                        Sql.name(sequence.name()))
                .getFirst();
        long increment = definition[1];
        long next = position == null
                ? definition[0]
                : position.called() ? saturatedSum(position.value(), increment) : position.value();
        if (sequence.owner() != null
                && stagingTable(sequence.owner().table())
                                .column(sequence.owner().column())
                                .orElseThrow()
                                .type()
                                .bytes()
                        > 0) {
            String extreme = increment > 0 ? "max" : "min";
            String found = session.single(
                    doing,
                    "select coalesce(" + extreme + "("
                            + Sql.name(sequence.owner().column()) + ")::text, '') from "
                            + Sql.name(sequence.owner().table()));
            if (!found.isEmpty()) {
                long after = saturatedSum(Long.parseLong(found), increment);
                next = increment > 0 ? Math.max(next, after) : Math.min(next, after);
            }
        }
        next = Math.max(definition[2], Math.min(definition[3], next));
        session.execute(doing, "alter sequence " + Sql.name(sequence.name()) + " restart with " + next);
    }

    private static long saturatedSum(long value, long increment) {
        long sum = value + increment;
        boolean overflow = ((value ^ sum) & (increment ^ sum)) < 0;
        return overflow ? value : sum;
    }

    @Override
    public List<TableName> refreshViews(Set<TableName> filledInProduction) {
        List<TableName> views = new ArrayList<>();
        session.query("Looking for materialized views", VIEWS, row -> {
            TableName view = new TableName(row.get("schema", String.class), row.get("name", String.class));
            if (row.get("filled", Boolean.class) || filledInProduction.contains(view)) views.add(view);
            return view;
        });
        views.forEach(view -> judge(
                "Refreshing " + view,
                "refresh materialized view " + Sql.name(view),
                "The view cannot be made of the rows that were loaded"));
        return views;
    }

    @Override
    public void analyze() {
        if (!tables.isEmpty()) session.execute("Gathering statistics", "analyze " + joined(""));
    }

    @Override
    public long orphans(Reference reference) {
        return Long.parseLong(
                session.single("Counting orphans of " + reference.child(), "select count(*) " + dangling(reference)));
    }

    @Override
    public long danglingNames(Reference reference) {
        String names = reference.columns().stream()
                .map(column -> "t." + Sql.name(column))
                .collect(Collectors.joining(", "));
        return Long.parseLong(session.single(
                "Counting orphans of " + reference.child(),
                "select count(distinct (" + names + ")) " + dangling(reference)));
    }

    private String dangling(Reference reference) {
        Table child = stagingTable(reference.child());
        Table parent = stagingTable(reference.parent());
        Reference.Discriminator kind = reference.discriminator();
        String ofKind = kind == null
                ? ""
                : " and " + KeySql.text("t", child.column(kind.column()).orElseThrow()) + " = "
                        + Sql.literal(kind.value());
        return "from " + Sql.from(child) + " t where " + KeySql.present("t", reference.columns()) + ofKind
                + " and not exists (select from " + Sql.from(parent) + " p where "
                + KeySql.sides(reference, child, "t", parent, "p").equal() + ")";
    }

    @Override
    public RowReader read(TableName table, List<String> columns, Format format) {
        return CopyReader.ofStaging(session, staging, table, columns, format);
    }

    @Override
    public Answer ask(String sql) {
        return question.ask(sql);
    }

    @Override
    public void record(String run, String startedAt, long rows, String snapshot, String manifest) {
        ledger.enrol(identity);
        ledger.record(run, startedAt, rows, snapshot, manifest);
    }

    @Override
    public void commit() {
        try {
            judge("Committing", "commit", "A deferred constraint is broken");
        } catch (StagingFailed e) {
            // A commit whose answer was lost may have happened, and a broken constraint may have undone it.
            throw new StagingFailed(
                    e.getMessage() + " Staging shows either snapshot whole; which one, understudy history tells.");
        }
        committed = true;
    }

    @Override
    public void close() {
        if (committed) return;
        try {
            session.execute("Undoing the load", "rollback");
        } catch (StagingFailed connectionLost) {
            // The server undoes the transaction by itself when the connection goes.
            session.abort();
        }
    }
}
