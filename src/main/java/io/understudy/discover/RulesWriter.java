package io.understudy.discover;

import io.understudy.config.ConfigurationException;
import io.understudy.config.Database;
import io.understudy.config.Problems;
import io.understudy.config.RulesPlace;
import io.understudy.config.Where;
import io.understudy.config.YamlFile;
import io.understudy.rules.Decision;
import io.understudy.rules.Decisions;
import io.understudy.rules.RuleText;
import io.understudy.rules.Rulebook;
import io.understudy.schema.ColumnName;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a rules file of what was found, or adds to one what it does not decide yet. What is decided already, by whatever rule, stays as it is. */
public final class RulesWriter {
    private static final String HEAD = """
            # What happens to every column of DATABASE: keep, or a mask. Written by "understudy discover --write", which adds
            # columns that are new and never changes what stands here.
            # A column in a comment with the word "undecided" is yours: take away the # in front, or write keep or another mask. Until then no refresh runs.
            """;

    /**
     * What became of a file.
     *
     * @param decided how many columns it newly decides
     * @param undecided how many it newly leaves to a person
     * @param following how many columns need no rule, because they follow a key or the server computes them
     * @param untouched how many were decided, or spoken about, before
     * @param keptAgainst columns that a rule keeps although they seem personal
     */
    public record Outcome(int decided, int undecided, int following, int untouched, List<Found> keptAgainst) {
        public Outcome {
            keptAgainst = List.copyOf(keptAgainst);
        }
    }

    private final Path file;
    private final Database database;
    private final Schema schema;
    private final List<Found> found;
    private int decided;
    private int undecided;
    private int following;
    private int untouched;
    private final List<Found> keptAgainst = new ArrayList<>();

    private RulesWriter(Path file, Database database, Schema schema, List<Found> found) {
        this.file = file;
        this.database = database;
        this.schema = schema;
        this.found = found;
    }

    /**
     * Writes the file.
     *
     * @param database whose rules count as decided, too
     * @param found every column of {@code schema}
     * @throws ConfigurationException if the file cannot be read, added to or written; it is then as it was
     */
    public static Outcome write(Path file, Database database, Schema schema, List<Found> found) {
        return new RulesWriter(file, database, schema, found).write();
    }

    private Outcome write() {
        Problems problems = new Problems();
        String before = read(problems);
        Links links = new Links(schema, database.sample().references());
        Decisions decisions = Rulebook.of(places()).decide(schema, links.configured());
        RulesFile rules = new RulesFile(
                file.toString(), before.isBlank() ? HEAD.replace("DATABASE", database.name()) : before, problems);
        problems.throwIfAny();
        Advice advice = new Advice(links, found);
        for (Table table : schema.tables()) {
            String heading = RuleText.table(table.name(), schema);
            List<Addition> additions = found.stream()
                    .filter(each -> each.table().name().equals(table.name()))
                    .filter(each -> isNew(each, heading, rules, decisions))
                    .map(each -> addition(each, links, advice))
                    .toList();
            if (!additions.isEmpty()) rules.add(table.name(), heading, additions);
        }
        problems.throwIfAny();
        if (decided + undecided + following > 0) {
            String after = rules.text();
            // What could not be read again must not stand there.
            YamlFile.read(file.toString(), after.getBytes(StandardCharsets.UTF_8), problems);
            problems.throwIfAny();
            replace(after, problems);
        }
        return new Outcome(decided, undecided, following, untouched, keptAgainst);
    }

    private String read(Problems problems) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            problems.add(
                    Where.whole(file.toString()),
                    "the file cannot be read; it must be text in UTF-8 that this user may read");
            problems.throwIfAny();
            return "";
        }
    }

    /** The configured rules, and the file, each if it is there. */
    private List<RulesPlace> places() {
        List<RulesPlace> places = new ArrayList<>(database.rules());
        places.removeIf(place -> place instanceof RulesPlace.OnDisk(Path path) && isFile(path) && !Files.exists(path));
        boolean listed = isListed(file, database);
        if (!listed && Files.exists(file)) places.add(new RulesPlace.OnDisk(file));
        return places;
    }

    /** Whether a database's configuration names the file among its rules. */
    public static boolean isListed(Path file, Database database) {
        return database.rules().stream()
                .anyMatch(place -> place instanceof RulesPlace.OnDisk(Path path) && same(path, file));
    }

    private boolean isFile(Path path) {
        return same(path, file);
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private boolean isNew(Found each, String heading, RulesFile rules, Decisions decisions) {
        ColumnName name = new ColumnName(each.table().name(), each.column().name());
        boolean open = each.column().generated() || decisions.of(name) instanceof Decision.Undecided;
        if (!each.column().generated()
                && decisions.of(name) instanceof Decision.Kept
                && each.verdict().isPersonal()
                && !each.verdict().isUnsure()) keptAgainst.add(each);
        boolean isNew = open
                && !rules.remarks(each.table().name(), heading, each.column().name());
        if (!isNew) untouched++;
        return isNew;
    }

    private Addition addition(Found each, Links links, Advice advice) {
        ColumnName name = new ColumnName(each.table().name(), each.column().name());
        Optional<ColumnName> leader = links.leader(name);
        Proposal proposal;
        if (each.column().generated()) proposal = Proposal.remark("computed by the server from other columns");
        else if (leader.isPresent()) proposal = Proposal.remark("follows " + leader.get());
        else proposal = advice.on(each);
        switch (proposal.kind()) {
            case DECIDED -> decided++;
            case UNDECIDED -> undecided++;
            case REMARK -> following++;
        }
        return new Addition(each.column().name(), proposal);
    }

    /** All at once, so that a full disk leaves the file as it was. */
    private void replace(String text, Problems problems) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (target.getParent() != null) Files.createDirectories(target.getParent());
            Path beside = Files.createTempFile(target.getParent(), ".rules-", ".tmp");
            try {
                if (Files.exists(target))
                    Files.copy(target, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                Files.writeString(beside, text);
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException failure) {
            problems.add(
                    Where.whole(file.toString()),
                    "the file cannot be written (" + failure.getClass().getSimpleName()
                            + "); check its folder and the disk");
            problems.throwIfAny();
        }
    }
}
