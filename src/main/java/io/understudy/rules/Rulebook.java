package io.understudy.rules;

import io.understudy.config.ConfigurationException;
import io.understudy.config.Problems;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import java.nio.file.Path;
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
        Problems problems = new Problems();
        Rulebook rulebook = new Rulebook(new RuleFiles(problems).read(paths));
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
        return new Decider(files, schema, further).decide();
    }
}
