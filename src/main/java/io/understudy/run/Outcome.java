package io.understudy.run;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh came to.
 *
 * @param manifest the record of it
 * @param published whether staging shows it now; false if it was asked not to be
 * @param fidelity 0 to 100: how alike production the snapshot is; null if it was not measured
 * @param leastAlike the columns and references that are least alike
 * @param file where the manifest lies; null if nothing was published
 */
public record Outcome(
        Manifest manifest,
        boolean published,
        @Nullable Double fidelity,
        List<String> leastAlike,
        @Nullable Path file) {
    /** Where the page for people lies; null if nothing was published. */
    public @Nullable Path page() {
        return file == null ? null : file.resolveSibling(RunFolder.PAGE);
    }
}
