package io.understudy.rules;

import io.understudy.finding.Finding;
import io.understudy.rules.OwnRulings.Ruled;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides the columns of one schema. A column takes, in this order: the rule that names it; the decision on the key that it refers to, so that joins survive;
 * its table's {@code *} or a pattern. What nobody decides stays undecided.
 */
final class Decider {
    private final Schema schema;
    private final List<Finding> findings = new ArrayList<>();
    private final OwnRulings own;
    private final ReferenceEdges edges;
    private final NavigableMap<ColumnName, Column> columns = new TreeMap<>();
    private final NavigableMap<ColumnName, Table> tables = new TreeMap<>();
    private final NavigableMap<ColumnName, Decision> decided = new TreeMap<>();
    private final NavigableMap<ColumnName, SignOff> signOffs = new TreeMap<>();
    private final LocalDate today;

    Decider(List<RuleFile> files, Schema schema, List<Reference> further, LocalDate today) {
        this.today = today;
        this.schema = schema;
        this.own = new OwnRulings(files, schema, findings);
        this.edges = ReferenceEdges.of(schema, further);
        for (Table table : schema.tables()) {
            for (Column column : table.stored()) {
                ColumnName name = new ColumnName(table.name(), column.name());
                columns.put(name, column);
                tables.put(name, table);
            }
        }
    }

    Decisions decide() {
        // 1. Columns that a rule names.
        columns.keySet().forEach(name -> own.named(name).ifPresent(ruled -> decided.put(name, decision(name, ruled))));
        // 2. Keys that refer to nothing, by general rules; then whatever refers to a decided column.
        columns.keySet().stream().filter(name -> edges.of(name).isEmpty()).forEach(name -> decideGenerally(name));
        follow();
        // 3. What is left refers to undecided columns, or in a circle: general rules, one at a time, since others
        // follow each.
        for (ColumnName name : columns.keySet()) if (decideGenerally(name)) follow();
        // 4. A mask on a key is bound to the key's type wherever it goes.
        columns.keySet().forEach(this::bindToKeyType);
        // 5. The rest is undecided.
        columns.keySet().forEach(name -> decided.computeIfAbsent(name, this::undecided));
        findings.addAll(new DecisionChecks(schema, columns, edges, decided).findings());
        return new Decisions(
                decided, signOffs, findings.stream().distinct().sorted(ORDER).toList());
    }

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::where)
            .thenComparing(Finding::message);

    private Decision decision(ColumnName name, Ruled ruled) {
        if (!ruled.signOff().equals(SignOff.NONE)) signOffs.put(name, ruled.signOff());
        if (ruled.signOff().isDue(today)) findings.add(reviewDue(ruled));
        return switch (ruled.ruling()) {
            case Ruling.Keep() -> new Decision.Kept(ruled.because());
            case Ruling.Mask(var masker, var domain) ->
                new Decision.Masked(masker, domain, typeOf(name), ruled.because());
        };
    }

    /** One for each rule, however many columns it decides. */
    private static Finding reviewDue(Ruled ruled) {
        String owner =
                ruled.signOff().owner() == null ? "" : " by " + ruled.signOff().owner();
        return Finding.warning(
                "review-due",
                ruled.at().toString(),
                "this rule was to be reviewed" + owner + " before "
                        + ruled.signOff().review(),
                "look whether it still holds, and write the day of the next review");
    }

    private DataType typeOf(ColumnName name) {
        return Objects.requireNonNull(columns.get(name)).type();
    }

    /** Whether a general rule decided the column just now. */
    private boolean decideGenerally(ColumnName name) {
        if (decided.containsKey(name)) return false;
        Table table = Objects.requireNonNull(tables.get(name));
        Column column = Objects.requireNonNull(columns.get(name));
        Optional<Decision> decision = own.general(table, column).map(ruled -> decision(name, ruled));
        decision.ifPresent(made -> decided.put(name, made));
        return decision.isPresent();
    }

    /** Carries decisions from keys to what refers to them, until nothing new is decided. */
    private void follow() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (ColumnName name : edges.parents().keySet()) {
                if (!columns.containsKey(name) || decided.containsKey(name)) continue;
                Optional<Decision> inherited = edges.of(name).stream()
                        .filter(decided::containsKey)
                        .findFirst()
                        .map(this::carriedFrom);
                inherited.ifPresent(decision -> decided.put(name, decision));
                moved |= inherited.isPresent();
            }
        }
    }

    private Decision carriedFrom(ColumnName key) {
        String because = "references " + key;
        return switch (Objects.requireNonNull(decided.get(key))) {
            case Decision.Kept kept -> new Decision.Kept(because);
            case Decision.Masked(var masker, var domain, var type, var why) ->
                new Decision.Masked(masker, domain, type, because);
            case Decision.Undecided undecided -> undecided;
        };
    }

    /** A rule that names a referring column and says the same as the key's must also mask the same. */
    private void bindToKeyType(ColumnName name) {
        if (!(decided.get(name) instanceof Decision.Masked masked)) return;
        ColumnName key = name;
        List<ColumnName> seen = new ArrayList<>();
        while (!seen.contains(key)) {
            seen.add(key);
            key = edges.of(key).stream()
                    .filter(parent -> agrees(masked, parent))
                    .findFirst()
                    .orElse(key);
        }
        decided.put(name, new Decision.Masked(masked.masker(), masked.domain(), typeOf(key), masked.because()));
    }

    private boolean agrees(Decision.Masked masked, ColumnName other) {
        return decided.get(other) instanceof Decision.Masked key
                && key.masker().equals(masked.masker())
                && key.domain().equals(masked.domain());
    }

    private Decision undecided(ColumnName name) {
        Column column = Objects.requireNonNull(columns.get(name));
        String what = "no rule decides " + name + " (" + column.type() + ")";
        Optional<ColumnName> key = keyToFollow(name);
        findings.add(
                key.isPresent()
                        ? Finding.error("undecided-column", name.toString(), what + "; it will follow " + key.get(), "")
                        : Finding.error(
                                "undecided-column",
                                name.toString(),
                                what,
                                PasteableRule.keepOrMask(name, column.type(), schema)));
        return new Decision.Undecided("no rule applies");
    }

    /** The undecided key at the end of what this column refers to, which decides it; none where the references go in a circle. */
    private Optional<ColumnName> keyToFollow(ColumnName name) {
        ColumnName key = name;
        for (int steps = 0; steps <= columns.size() && !edges.of(key).isEmpty(); steps++)
            key = edges.of(key).first();
        return key.equals(name) || !edges.of(key).isEmpty() ? Optional.empty() : Optional.of(key);
    }
}
