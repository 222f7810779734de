package io.understudy.run;

import io.understudy.db.Source;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.KeySpelling;
import io.understudy.mask.Keyring;
import io.understudy.mask.Mask;
import io.understudy.mask.Masker;
import io.understudy.mask.Prf;
import io.understudy.plan.ColumnPlan;
import io.understudy.plan.Plan;
import io.understudy.profile.MaskProfile;
import io.understudy.profile.Partition;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.sample.Choice;
import io.understudy.sample.Closure;
import io.understudy.sample.Cohort;
import io.understudy.sample.KeyProbe;
import io.understudy.sample.KeySpace;
import io.understudy.sample.RowKey;
import io.understudy.schema.Collation;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.verify.MaskJudge;
import io.understudy.wire.Codec;
import io.understudy.wire.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ties decisions to a source: for each table the format it travels in, the masks of its columns and the probes of its keys, in the codecs of that format. */
final class Binding {
    private final Schema schema;
    private final Decisions decisions;
    private final List<Reference> references;
    private final Source source;
    private final Keyring keyring;
    private final Map<TableName, Format> formats = new HashMap<>();
    private final Map<TableName, List<BoundMask>> masks = new HashMap<>();
    private final Map<TableName, Shuffle> shuffles = new HashMap<>();
    private final Map<ColumnName, MaskProfile> profiles = new HashMap<>();
    private final Map<Likeness, Partition> partitions = new HashMap<>();
    private final Tampering tampering;

    /**
     * Columns in which equal values mask alike.
     *
     * @param key whether one value of such a column may be spelled in several ways
     * @param width to which values are padded; 0 where they are not
     */
    private record Likeness(String domain, DataType type, Masker masker, boolean key, int width) {}

    private Binding(
            Schema schema,
            Decisions decisions,
            List<Reference> references,
            Source source,
            Keyring keyring,
            Tampering tampering) {
        this.schema = schema;
        this.decisions = decisions;
        this.references = references;
        this.source = source;
        this.keyring = keyring;
        this.tampering = tampering;
    }

    /** For a run without fixtures. */
    static Binding of(Plan plan, Source source, Keyring keyring, Tampering tampering) {
        return of(plan, source, keyring, tampering, Map.of());
    }

    /**
     * For a run.
     *
     * @param looked columns whose values are looked at besides, of each table that has such
     */
    static Binding of(
            Plan plan, Source source, Keyring keyring, Tampering tampering, Map<TableName, Set<String>> looked) {
        Binding binding =
                new Binding(plan.schema(), plan.decisions(), plan.sampling().references(), source, keyring, tampering);
        plan.tables().forEach(planned -> {
            Set<String> decoded = binding.decoded(planned.table());
            decoded.addAll(looked.getOrDefault(planned.table().name(), Set.of()));
            if (planned.sample().cohort() instanceof Cohort.ByUnit byUnit)
                decoded.addAll(byUnit.unit().natural());
            binding.bind(planned.table(), decoded);
        });
        return binding;
    }

    /** For looking at some tables, where every value is decoded: the same masks. */
    static Binding of(ColumnPlan plan, List<Table> tables, Source source, Keyring keyring) {
        Binding binding =
                new Binding(plan.schema(), plan.decisions(), plan.references(), source, keyring, Tampering.NONE);
        tables.forEach(table ->
                binding.bind(table, table.stored().stream().map(Column::name).collect(Collectors.toSet())));
        return binding;
    }

    private void bind(Table table, Set<String> decoded) {
        formats.put(table.name(), source.format(table, decoded));
    }

    Format format(TableName table) {
        Format format = formats.get(table);
        if (format == null) throw new IllegalStateException(table + " is not in the plan");
        return format;
    }

    /** The columns whose values are looked at: masked ones, the siblings that masks want to see, and keys. */
    private Set<String> decoded(Table table) {
        Set<String> result = new HashSet<>();
        for (Column column : table.stored()) {
            if (decision(table, column) instanceof Decision.Masked masked && !isShuffled(masked)) {
                result.add(column.name());
                result.addAll(masked.masker().siblings());
            }
        }
        if (table.primaryKey() != null) result.addAll(table.primaryKey().columns());
        table.uniqueKeys().forEach(key -> result.addAll(key.columns()));
        for (Reference reference : references) {
            if (reference.parent().equals(table.name())) result.addAll(reference.parentColumns());
            if (!reference.child().equals(table.name())) continue;
            result.addAll(reference.columns());
            if (reference.discriminator() != null)
                result.add(reference.discriminator().column());
        }
        return result;
    }

    private Decision decision(Table table, Column column) {
        return decisions.of(new ColumnName(table.name(), column.name()));
    }

    /** The same masks every time: the closure comes back to a table many times, and a mask may have drawn a pool. */
    List<BoundMask> masks(Table table) {
        return masks.computeIfAbsent(table.name(), absent -> masksOf(table));
    }

    private List<BoundMask> masksOf(Table table) {
        List<BoundMask> result = new ArrayList<>();
        for (Column column : table.stored()) {
            if (decision(table, column) instanceof Decision.Masked masked && !isShuffled(masked))
                result.add(mask(table, column, masked));
        }
        return result;
    }

    private static boolean isShuffled(Decision.Masked masked) {
        return masked.masker() instanceof GenericMasker.Shuffle;
    }

    /** What shuffles a table's columns; null if none is to be. The same one every time: it holds rows. */
    @Nullable
    Shuffle shuffle(Table table) {
        List<Shuffle.Column> columns = new ArrayList<>();
        for (Column column : table.stored()) {
            if (!(decision(table, column) instanceof Decision.Masked masked) || !isShuffled(masked)) continue;
            Prf order = keyring.domain(masked.domain() + "|" + table.name() + "." + column.name())
                    .prf();
            columns.add(new Shuffle.Column(position(table, column.name()), order, column.nullable()));
        }
        if (columns.isEmpty()) return null;
        return shuffles.computeIfAbsent(
                table.name(),
                absent -> new Shuffle(
                        columns,
                        masks(table),
                        format(table.name()),
                        table.stored().size()));
    }

    private BoundMask mask(Table table, Column column, Decision.Masked decision) {
        Masker masker = decision.masker();
        ColumnName name = new ColumnName(table.name(), column.name());
        Mask mask = tampering.mask(name, masker.bindTo(decision.type(), keyring.domain(decision.domain())));
        if (isOfAKey(table.name(), column.name())) mask = KeySpelling.of(mask, decision.type());
        if (column.type().kind() == DataType.Kind.PADDED_TEXT)
            mask = padded(mask, column.type().maximumCharacters());
        return new BoundMask(
                name,
                position(table, column.name()),
                codec(table, column.name()),
                mask,
                masker.siblings().stream()
                        .map(sibling -> new BoundMask.Sibling(position(table, sibling), codec(table, sibling)))
                        .toList(),
                profile(table, column, decision));
    }

    private MaskProfile profile(Table table, Column column, Decision.Masked decision) {
        Masker masker = decision.masker();
        boolean padded = column.type().kind() == DataType.Kind.PADDED_TEXT;
        Likeness likeness = new Likeness(
                decision.domain(),
                decision.type(),
                masker,
                isOfAKey(table.name(), column.name()),
                padded ? column.type().maximumCharacters() : 0);
        Partition partition =
                masker.siblings().isEmpty() ? partitions.computeIfAbsent(likeness, absent -> new Partition()) : null;
        return profiles.computeIfAbsent(
                new ColumnName(table.name(), column.name()),
                absent -> new MaskProfile(partition, MaskJudge.validity(masker)));
    }

    /** What masks did, for each masked column of which a row was read. */
    Map<ColumnName, MaskProfile> profiles() {
        return profiles;
    }

    /** What chooses a table's rows. */
    Choice choice(TableName table, Choice own) {
        return tampering.choice(table, own);
    }

    /** Whether others refer to it, or it refers to others: such a value may be spelled in two ways. */
    private boolean isOfAKey(TableName table, String column) {
        return references.stream()
                .anyMatch(reference ->
                        (reference.child().equals(table) && reference.columns().contains(column))
                                || (reference.parent().equals(table)
                                        && reference.parentColumns().contains(column)));
    }

    /** The server pads such a column with spaces; they are no part of the value, and it puts them back. */
    private static Mask padded(Mask mask, int width) {
        return (value, siblings) -> {
            String masked = mask.apply(value.stripTrailing(), siblings);
            if (masked == null) return null;
            int missing = width - masked.codePointCount(0, masked.length());
            return missing > 0 ? masked + " ".repeat(missing) : masked;
        };
    }

    KeyProbe probe(
            TableName name, List<String> columns, Reference.@Nullable Discriminator discriminator, KeySpace space) {
        Table table = schema.table(name).orElseThrow();
        Table named = schema.table(space.table()).orElseThrow();
        List<KeyProbe.Column> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String compared = space.columns().get(i);
            parts.add(keyColumn(
                    table,
                    columns.get(i),
                    named.column(compared).orElseThrow().type().collation()));
        }
        return new KeyProbe(
                parts,
                discriminator == null ? null : keyColumn(table, discriminator.column(), null),
                discriminator == null ? "" : discriminator.value());
    }

    /**
     * What tells the rows of a table from one another.
     *
     * @param seed of the order that it gives them
     */
    RowKey rowKey(Table table, String seed) {
        return new RowKey(
                Closure.identityOf(table).stream()
                        .map(column -> keyColumn(table, column, null))
                        .toList(),
                seed);
    }

    private KeyProbe.Column keyColumn(Table table, String column, @Nullable Collation collation) {
        return new KeyProbe.Column(
                position(table, column),
                codec(table, column),
                table.column(column).orElseThrow().type().kind(),
                collation);
    }

    private static int position(Table table, String column) {
        List<String> stored = table.stored().stream().map(Column::name).toList();
        int position = stored.indexOf(column);
        if (position < 0) throw new IllegalStateException(table.name() + " stores no column " + column);
        return position;
    }

    Codec codec(Table table, String column) {
        return source.codec(table.column(column).orElseThrow(), format(table.name()));
    }
}
