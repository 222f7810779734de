package io.understudy.rules;

import io.understudy.config.ConfigurationException;
import io.understudy.schema.Reference;
import io.understudy.schema.Schema;
import java.nio.file.Path;
import java.util.List;

/** What the rule files say, in their order: later ones override earlier ones. Immutable. */
public final class Rulebook {
    /**
     * Reads rule files and the files that they include.
     *
     * @throws ConfigurationException with everything that is wrong with them
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static Rulebook read(List<Path> files) {
        throw new UnsupportedOperationException("not yet written: " + files);
    }

    /**
     * Decides every stored column.
     *
     * @param schema the source's; its foreign keys carry decisions from keys to the columns that refer to them
     * @param further references that the schema does not declare, and the configuration does
     */
    @SuppressWarnings("DoNotCallSuggester")
    public Decisions decide(Schema schema, List<Reference> further) {
        throw new UnsupportedOperationException("not yet written: " + schema + further);
    }
}
