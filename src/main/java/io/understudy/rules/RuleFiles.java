package io.understudy.rules;

import io.understudy.config.Node;
import io.understudy.config.Problems;
import io.understudy.config.RecordBinder;
import io.understudy.config.RulesPlace;
import io.understudy.config.Suggestion;
import io.understudy.config.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads rule files and what they include, each file once: an included file counts as written just before the file that includes it. */
final class RuleFiles {
    /** The keys of a pattern that say what it looks for; the others are its mask's. */
    static final List<String> OWN = List.of("column", "type", "table");

    private final Problems problems;
    private final Set<String> read = new HashSet<>();
    private final List<RuleFile> files = new ArrayList<>();

    RuleFiles(Problems problems) {
        this.problems = problems;
    }

    /** The files in the order in which they count: later ones override earlier ones. */
    List<RuleFile> read(List<RulesPlace> places) {
        places.forEach(this::read);
        return List.copyOf(files);
    }

    private void read(RulesPlace place) {
        switch (place) {
            case RulesPlace.OnDisk(var path) -> {
                if (read.add(path.toAbsolutePath().normalize().toString())) add(YamlFile.read(path, problems), path);
            }
            case RulesPlace.Pack(var at, var name) -> {
                String whole = RulesPlace.PACK + name;
                Optional<byte[]> pack = Packs.read(name);
                if (pack.isEmpty()) {
                    String suggestion = Suggestion.didYouMean(name, Packs.NAMES);
                    problems.add(
                            at,
                            "there is no pack '" + name + "'"
                                    + (suggestion.isEmpty()
                                            ? "; there are " + String.join(", ", Packs.NAMES)
                                            : suggestion));
                } else if (read.add(whole)) {
                    add(YamlFile.read(whole, pack.get(), problems), Path.of(name));
                }
            }
        }
    }

    private void add(Optional<Node> root, Path file) {
        root.flatMap(found -> new Reader(file).binder.bind(found, Written.class, ""))
                .ifPresent(written -> files.add(written.complete()));
    }

    /** A rule file as written; what is left out is null. Its first component is read first: an included file comes before the one that includes it. */
    private record Written(
            @Nullable List<Included> include,
            @Nullable Tables tables,
            @Nullable List<PatternRule> patterns) {
        RuleFile complete() {
            return new RuleFile(tables == null ? List.of() : tables.rules, patterns == null ? List.of() : patterns);
        }
    }

    /** A file that has been read because another includes it. */
    private record Included(RulesPlace place) {}

    private record Tables(List<TableRules> rules) {}

    /** The forms of one rule file. */
    private final class Reader {
        private final RecordBinder binder = new RecordBinder(problems);
        private final RulingReader rulings = new RulingReader(binder);

        Reader(Path path) {
            binder.with(
                            Included.class,
                            (node, at) -> binder.text(node, at)
                                    .map(name -> include(RulesPlace.of(name.text(), node.at(), path))))
                    .withText(Pattern.class, Reader::pattern)
                    .with(Tables.class, this::tables)
                    .with(PatternRule.class, this::patternRule);
        }

        private Included include(RulesPlace place) {
            read(place);
            return new Included(place);
        }

        private Optional<Tables> tables(Node node, String path) {
            return binder.mapping(node, path).map(mapping -> {
                List<TableRules> rules = new ArrayList<>();
                for (Node.Entry entry : mapping.entries())
                    table(entry, path + "." + entry.key()).ifPresent(rules::add);
                return new Tables(rules);
            });
        }

        private Optional<TableRules> table(Node.Entry entry, String path) {
            Optional<TableHeading> tables = binder.attempt(key(entry), path, () -> TableHeading.parse(entry.key()));
            List<ColumnRule> columns = new ArrayList<>();
            if (entry.value() instanceof Node.Scalar whole && whole.text().equals(RulingReader.KEEP)) {
                columns.add(new ColumnRule(entry.at(), ColumnRule.ALL_OTHERS, new Ruling.Keep(), SignOff.NONE));
            } else if (entry.value() instanceof Node.Mapping mapping) {
                for (Node.Entry column : mapping.entries()) {
                    String at = path + "." + column.key();
                    Optional<SignOff> signOff = rulings.signOff(column.value(), at);
                    rulings.ruling(column.value(), at)
                            .ifPresent(ruling -> columns.add(
                                    new ColumnRule(column.at(), column.key(), ruling, signOff.orElse(SignOff.NONE))));
                }
            } else if (!(entry.value() instanceof Node.Refused)) {
                binder.note(
                        entry.value().at(),
                        path,
                        "here belongs keep, or a mapping from columns to keep or a mask, not "
                                + entry.value().kind());
            }
            return tables.map(heading -> new TableRules(entry.at(), heading, columns));
        }

        private static Node key(Node.Entry entry) {
            return new Node.Scalar(entry.at(), entry.key(), entry.key(), true);
        }

        private Optional<PatternRule> patternRule(Node node, String path) {
            return binder.mapping(node, path).flatMap(mapping -> {
                List<Node.Entry> own = mapping.entries().stream()
                        .filter(entry -> isOwn(entry.key()))
                        .toList();
                Optional<Ruling> ruling = rulings.ruling(
                        mapping, own.stream().map(Node.Entry::key).toList(), path);
                SignOff signOff = rulings.signOff(node, path).orElse(SignOff.NONE);
                return binder.bind(new Node.Mapping(node.at(), own), Looks.class, path)
                        .flatMap(looks -> ruling.map(made ->
                                new PatternRule(node.at(), looks.column, looks.types(), looks.table, made, signOff)));
            });
        }

        /** Slips are ours as well: no masker has a parameter that looks like one of these, and "did you mean" is for us to say. */
        private static boolean isOwn(String key) {
            return Suggestion.nearest(key, OWN).isPresent();
        }

        private static Pattern pattern(String text) {
            try {
                return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
            } catch (PatternSyntaxException malformed) {
                throw new IllegalArgumentException(
                        "this is no regular expression (" + malformed.getDescription() + " at character "
                                + (malformed.getIndex() + 1) + ")",
                        malformed);
            }
        }
    }

    /** What a pattern rule looks for, as written. */
    private record Looks(
            Pattern column,
            @Nullable List<TypeClass> type,
            @Nullable Pattern table) {
        Set<TypeClass> types() {
            return type == null ? Set.of() : Set.copyOf(type);
        }
    }
}
