package io.understudy.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads {@code understudy.yml}: the forms that are its own, beside what {@link RecordBinder} knows of any record. */
final class ConfigurationReader {
    private final Path file;
    private final Map<String, String> environment;
    private final Problems problems = new Problems();
    private final RecordBinder binder = new RecordBinder(problems);
    private boolean withoutKey;

    /** The endpoints that nobody will connect to. */
    private Set<String> unused = Set.of("scratch");

    ConfigurationReader(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
        SecretReader secrets = new SecretReader(file, environment, binder);
        binder.withText(Path.class, text -> file.resolveSibling(text))
                .withText(Locator.Form.class, Locator.Form::parse)
                .withText(ColumnText.class, ColumnText::parse)
                .with(
                        RulesPlace.class,
                        (node, path) ->
                                binder.text(node, path).map(text -> RulesPlace.of(text.text(), node.at(), file)))
                .with(JdbcUrl.class, this::url)
                .with(Secret.class, secrets::password)
                .with(
                        Configuration.MasterKey.class,
                        (node, path) -> secrets.key(node, path).map(Configuration.MasterKey::new))
                .with(ReferenceText.class, this::reference)
                .with(TableSample.class, this::tableSample)
                .with(TableSample.Owner.class, this::owner)
                .with(Database.class, this::database)
                .through(Endpoint.Written.class, Endpoint.class, Endpoint.Written::complete)
                .through(Sample.Written.class, Sample.class, Sample.Written::complete)
                .through(Verify.Written.class, Verify.class, Verify.Written::complete)
                .through(Timeouts.Written.class, Timeouts.class, Timeouts.Written::complete);
    }

    /** Lets the key and the secrets of staging and scratch be absent. */
    ConfigurationReader sourcesOnly() {
        withoutKey = true;
        unused = Set.of("staging", "scratch");
        binder.with(
                Configuration.MasterKey.class,
                (node, path) -> Optional.of(new Configuration.MasterKey(new Secret(""))));
        return this;
    }

    /** Asks for scratch's secrets, too. */
    ConfigurationReader withScratch() {
        unused = Set.of();
        return this;
    }

    Configuration read() {
        Optional<Configuration> configuration = YamlFile.read(file, problems)
                .map(this::withoutUnusedSecrets)
                .map(new Interpolation(environment, problems)::apply)
                .flatMap(root -> binder.bind(root, Configuration.Written.class, "")
                        .flatMap(written -> binder.attempt(root, "", () -> written.complete(file))));
        problems.throwIfAny();
        return configuration.orElseThrow(
                () -> new IllegalStateException("nothing was read from " + file + ", and nobody said why"));
    }

    private Node withoutUnusedSecrets(Node root) {
        Node kept =
                edited(root, entry -> entry.key().equals("databases") ? replaced(entry, this::eachDatabase) : entry);
        if (!withoutKey || !(kept instanceof Node.Mapping mapping)) return kept;
        List<Node.Entry> entries =
                new ArrayList<>(mapping.without(List.of("key")).entries());
        Where at = mapping.get("key").map(Node::at).orElse(root.at());
        entries.add(new Node.Entry(at, "key", new Node.Scalar(at, "", "", true)));
        return new Node.Mapping(root.at(), entries);
    }

    private Node eachDatabase(Node databases) {
        return edited(databases, database -> replaced(database, this::withoutTargetsSecrets));
    }

    private Node withoutTargetsSecrets(Node database) {
        return edited(
                database,
                entry -> unused.contains(entry.key()) && entry.value() instanceof Node.Mapping target
                        ? new Node.Entry(entry.at(), entry.key(), target.without(List.of("password", "properties")))
                        : entry);
    }

    private static Node edited(Node node, UnaryOperator<Node.Entry> edit) {
        return node instanceof Node.Mapping mapping
                ? new Node.Mapping(
                        mapping.at(), mapping.entries().stream().map(edit).toList())
                : node;
    }

    private static Node.Entry replaced(Node.Entry entry, UnaryOperator<Node> edit) {
        return new Node.Entry(entry.at(), entry.key(), edit.apply(entry.value()));
    }

    private Optional<Database> database(Node node, String path) {
        String name = path.substring(path.indexOf('.') + 1);
        return binder.bind(node, Database.Written.class, path)
                .flatMap(written -> binder.attempt(node, path, () -> written.complete(name)));
    }

    private Optional<JdbcUrl> url(Node node, String path) {
        return binder.text(node, path)
                .flatMap(text -> binder.attemptSecret(node, path, () -> JdbcUrl.parse(text.text())));
    }

    private Optional<ReferenceText> reference(Node node, String path) {
        return binder.text(node, path)
                .flatMap(text -> binder.attempt(node, path, () -> ReferenceText.parse(node.at(), text.text())));
    }

    /** A word (all or none), a rate, or a mapping. */
    private Optional<TableSample> tableSample(Node node, String path) {
        if (node instanceof Node.Mapping) {
            return binder.bind(node, Part.class, path)
                    .flatMap(part -> binder.attempt(
                            node,
                            path,
                            () -> new TableSample.Part(
                                    node.at(),
                                    part.rate,
                                    part.columns(),
                                    part.with,
                                    part.where,
                                    part.rows,
                                    part.most)));
        }
        return binder.text(node, path).flatMap(scalar -> switch (scalar.text()) {
            case "all" -> Optional.of(new TableSample.All(node.at()));
            case "none" -> Optional.of(new TableSample.None(node.at()));
            default ->
                binder.attempt(
                        node,
                        path,
                        () -> new TableSample.Part(
                                node.at(), rateOf(scalar.text()), List.of(), null, null, null, null));
        });
    }

    private static Rate rateOf(String text) {
        if (text.matches("[+-]?[0-9.].*")) return Rate.parse(text);
        throw new IllegalArgumentException(
                "here belongs all, none, a rate such as 5%, or { by: …, with: …, where: …, rows: …, most: … }");
    }

    /** {@link TableSample.Part} as written; what is left out is null. */
    private record Part(
            @Nullable Rate rate,
            @Nullable List<String> by,
            TableSample.@Nullable Owner with,
            @Nullable String where,
            @Nullable Long rows,
            @Nullable Long most) {
        List<String> columns() {
            return by == null ? List.of() : by;
        }
    }

    /** {@code customers}, or a mapping. */
    private Optional<TableSample.Owner> owner(Node node, String path) {
        if (node instanceof Node.Mapping) {
            return binder.bind(node, OwnerWritten.class, path)
                    .map(owner -> new TableSample.Owner(owner.table, owner.on == null ? List.of() : owner.on));
        }
        return binder.text(node, path)
                .flatMap(scalar -> binder.attempt(
                        node, path, () -> new TableSample.Owner(TableText.parse(scalar.text()), List.of())));
    }

    private record OwnerWritten(TableText table, @Nullable List<String> on) {}
}
