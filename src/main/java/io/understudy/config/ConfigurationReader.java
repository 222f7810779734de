package io.understudy.config;

import java.nio.file.Path;
import java.util.Map;

/** Reads {@code understudy.yml}. */
final class ConfigurationReader {
    ConfigurationReader(Path file, Map<String, String> environment) {}

    @SuppressWarnings("DoNotCallSuggester")
    Configuration read() {
        throw new UnsupportedOperationException();
    }
}
