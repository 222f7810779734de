package io.understudy.rules;

import io.understudy.config.Node;
import io.understudy.config.RecordBinder;
import io.understudy.config.Suggestion;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code keep}, {@code email} or {@code { mask: phone, region: country, domain: callers }}. Which maskers there are, and what parameters they take, is
 * asked of {@link Masker#kinds} itself, so that a new one needs no word here.
 */
final class RulingReader {
    static final String KEEP = "keep";
    static final String MASK = "mask";
    static final String DOMAIN = "domain";

    /** The masker that {@code when} stands for. */
    private static final String CHOICE = "choice";

    /** Who answers for a rule: keys of every rule, whatever its mask. */
    static final List<String> SIGN_OFF = List.of("owner", "reason", "review");

    private final RecordBinder binder;

    RulingReader(RecordBinder binder) {
        this.binder = binder;
        binder.with(Masker.class, this::masker)
                .with(GenericMasker.Case.class, this::choiceCase)
                .withText(LocalDate.class, RulingReader::date);
    }

    /** A ruling as the value of a column. */
    Optional<Ruling> ruling(Node node, String path) {
        return node instanceof Node.Mapping mapping
                ? ruling(mapping, List.of(), path)
                : binder.text(node, path)
                        .flatMap(name -> named(name, new Node.Mapping(node.at(), List.of()), Optional.empty(), path));
    }

    /** A ruling whose keys stand among others. */
    Optional<Ruling> ruling(Node.Mapping written, List<String> others, String path) {
        Node.Mapping mapping = longhand(written);
        Optional<Node> domain = mapping.get(DOMAIN);
        return maskName(mapping, path).flatMap(name -> named(name, parameters(mapping, DOMAIN, others), domain, path));
    }

    /** Who answers for the rule that stands here; empty only if what is said about that is refused. */
    Optional<SignOff> signOff(Node node, String path) {
        if (!(node instanceof Node.Mapping mapping)) return Optional.of(SignOff.NONE);
        List<Node.Entry> said = mapping.entries().stream()
                .filter(entry -> SIGN_OFF.contains(entry.key()))
                .toList();
        return said.isEmpty()
                ? Optional.of(SignOff.NONE)
                : binder.bind(new Node.Mapping(node.at(), said), SignOff.class, path);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("write a day such as 2027-01-31", malformed);
        }
    }

    private Optional<Ruling> named(Node.Scalar name, Node.Mapping parameters, Optional<Node> domain, String path) {
        if (name.text().equals(KEEP)) return keep(parameters, domain, path);
        Optional<Masker> masker = construct(name, parameters, path);
        if (domain.isEmpty()) return masker.map(made -> new Ruling.Mask(made, made.domain()));
        Optional<Node.Scalar> text = binder.text(domain.get(), path + "." + DOMAIN);
        return masker.flatMap(made -> text.map(written -> new Ruling.Mask(made, written.text())));
    }

    private Optional<Ruling> keep(Node.Mapping parameters, Optional<Node> domain, String path) {
        domain.ifPresent(node -> binder.note(node.at(), path, "what is kept has no domain; leave it out"));
        parameters
                .entries()
                .forEach(entry ->
                        binder.note(entry.at(), path, "there is no key '" + entry.key() + "'; keep takes none"));
        return domain.isEmpty() && parameters.entries().isEmpty() ? Optional.of(new Ruling.Keep()) : Optional.empty();
    }

    /** A masker inside another's parameters, which has no domain of its own. */
    private Optional<Masker> masker(Node node, String path) {
        Optional<Masker> masker = anyMasker(node, path);
        if (masker.isEmpty() || !(masker.get() instanceof GenericMasker.Shuffle)) return masker;
        binder.note(node.at(), path, "shuffle is for a whole column; it cannot stand inside another mask");
        return Optional.empty();
    }

    private Optional<Masker> anyMasker(Node node, String path) {
        if (node instanceof Node.Mapping written) {
            Node.Mapping mapping = longhand(written);
            return maskName(mapping, path).flatMap(name -> construct(name, parameters(mapping, MASK, List.of()), path));
        }
        return binder.text(node, path).flatMap(name -> construct(name, new Node.Mapping(node.at(), List.of()), path));
    }

    /** {@code mask: { when: …, else: … }} is short for {@code mask: choice, when: …, otherwise: …}. */
    private static Node.Mapping longhand(Node.Mapping written) {
        if (!(written.get(MASK).orElse(null) instanceof Node.Mapping choice)) return written;
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : written.entries()) {
            if (!entry.key().equals(MASK)) {
                entries.add(entry);
                continue;
            }
            entries.add(new Node.Entry(entry.at(), MASK, new Node.Scalar(choice.at(), CHOICE, CHOICE, false)));
            for (Node.Entry inner : choice.entries()) {
                String key = inner.key().equals("else") ? "otherwise" : inner.key();
                entries.add(new Node.Entry(inner.at(), key, inner.value()));
            }
        }
        return new Node.Mapping(written.at(), entries);
    }

    /** {@code { kind: email, mask: email }}: every key but {@code mask} is a column beside. */
    private Optional<GenericMasker.Case> choiceCase(Node node, String path) {
        return binder.mapping(node, path).flatMap(mapping -> {
            Optional<Masker> masker = mapping.get(MASK).flatMap(written -> masker(written, path + "." + MASK));
            if (mapping.get(MASK).isEmpty()) maskName(mapping, path);
            Map<String, String> columns = new LinkedHashMap<>();
            for (Node.Entry entry : mapping.entries()) {
                if (entry.key().equals(MASK)) continue;
                binder.text(entry.value(), path + "." + entry.key())
                        .ifPresent(text -> columns.put(entry.key(), text.text()));
            }
            if (columns.size() < mapping.entries().size() - 1) return Optional.empty();
            return masker.flatMap(made -> binder.attempt(mapping, path, () -> new GenericMasker.Case(columns, made)));
        });
    }

    private static Node.Mapping parameters(Node.Mapping mapping, String reserved, List<String> others) {
        List<String> notParameters = new ArrayList<>(others);
        notParameters.add(MASK);
        notParameters.add(reserved);
        if (reserved.equals(DOMAIN)) notParameters.addAll(SIGN_OFF);
        return mapping.without(notParameters);
    }

    private Optional<Node.Scalar> maskName(Node.Mapping mapping, String path) {
        Optional<Node> name = mapping.get(MASK);
        if (name.isEmpty()) {
            Optional<Node.Entry> slip = mapping.entries().stream()
                    .filter(entry ->
                            Suggestion.nearest(entry.key(), List.of(MASK)).isPresent())
                    .findFirst();
            slip.ifPresentOrElse(
                    entry -> binder.note(
                            entry.at(), path, "there is no key '" + entry.key() + "'; did you mean 'mask'?"),
                    () -> binder.note(
                            mapping.at(),
                            path,
                            "the key 'mask' is missing; write mask: and keep or the name of a mask"));
        }
        return name.flatMap(node -> binder.text(node, path + "." + MASK));
    }

    private Optional<Masker> construct(Node.Scalar name, Node.Mapping parameters, String path) {
        Optional<Map<String, Class<? extends Masker>>> kinds = binder.attempt(name, path, Masker::kinds);
        if (kinds.isEmpty()) return Optional.empty();
        Class<? extends Masker> kind = name.text().equals(KEEP)
                ? GenericMasker.Keep.class
                : kinds.get().get(name.text());
        if (kind != null)
            return binder.bind(parameters, kind.asSubclass(Record.class), path).map(kind::cast);
        List<String> known =
                Stream.concat(Stream.of(KEEP), kinds.get().keySet().stream()).toList();
        String suggestion = Suggestion.didYouMean(name.text(), known);
        String choice = suggestion.isEmpty() ? "; known are " + String.join(", ", known) : suggestion;
        binder.note(name.at(), path, name + " is no mask" + choice);
        return Optional.empty();
    }
}
