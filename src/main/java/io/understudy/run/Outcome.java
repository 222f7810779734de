package io.understudy.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh came to.
 *
 * @param manifest the record of it
 * @param published whether staging shows it now; false if it was asked not to be
 * @param file where the manifest lies; null if nothing was published
 */
public record Outcome(
        Manifest manifest, boolean published, @Nullable Path file) {}
