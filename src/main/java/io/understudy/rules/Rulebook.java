package io.understudy.rules;

import io.understudy.config.ConfigurationException;
import io.understudy.config.Problems;
import io.understudy.config.RulesPlace;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What the rule files say, in their order: later ones override earlier ones. Immutable. */
public final class Rulebook {
    private final List<RuleFile> files;

    private Rulebook(List<RuleFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Reads rule files and the files that they include.
     *
     * @throws ConfigurationException with everything that is wrong with them
     */
    public static Rulebook read(List<Path> paths) {
        return of(paths.stream()
                .map(path -> (RulesPlace) new RulesPlace.OnDisk(path))
                .toList());
    }

    /**
     * Reads rule files and packs, and what they include.
     *
     * @throws ConfigurationException with everything that is wrong with them
     */
    public static Rulebook of(List<RulesPlace> places) {
        Problems problems = new Problems();
        Rulebook rulebook = new Rulebook(new RuleFiles(problems).read(places));
        problems.throwIfAny();
        return rulebook;
    }

    /**
     * Decides every stored column.
     *
     * @param schema the source's; its foreign keys carry decisions from keys to the columns that refer to them
     * @param further references that the schema does not declare, and the configuration does
     */
    public Decisions decide(Schema schema, List<Reference> further) {
        return decide(schema, further, LocalDate.now(ZoneOffset.UTC));
    }

    /** As above, on a given day: what is due for review by then is told. */
    Decisions decide(Schema schema, List<Reference> further, LocalDate today) {
        return new Decider(files, schema, further, today).decide();
    }
}
