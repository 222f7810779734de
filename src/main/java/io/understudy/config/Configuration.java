package io.understudy.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code understudy.yml} says.
 *
 * @param file where it was read from
 * @param key the master key as base64 text, not yet parsed; that it has 32 bytes is for the mask room to check
 * @param seed chooses the cohort; the text as written
 * @param databases by name, in the order written; at least one
 * @param fixtures the directory of incident fixtures
 * @param locators how tickets name rows, in the order written
 * @param runs the directory of manifests and reports
 */
public record Configuration(
        Path file,
        Secret key,
        String seed,
        Map<String, Database> databases,
        Path fixtures,
        List<Locator> locators,
        Path runs) {
    public static final String DEFAULT_SEED = "1";
    public static final String DEFAULT_FIXTURES = "fixtures";
    public static final String DEFAULT_RUNS = "runs";

    public Configuration {
        locators = List.copyOf(locators);
        databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
        if (databases.isEmpty())
            throw new IllegalArgumentException("databases is empty; name at least one source and its staging");
        if (seed.isBlank())
            throw new IllegalArgumentException("seed is empty; write a number or a word, or leave it out");
    }

    /**
     * Reads the file, its variables and its secrets. Paths inside it are relative to it. The secrets of scratch are not asked for, so that a refresh does not need them; the password there is then empty.
     *
     * @param environment what {@code ${NAME}} stands for; {@link System#getenv()} but in tests
     * @throws ConfigurationException with everything that is wrong
     */
    public static Configuration read(Path file, Map<String, String> environment) {
        return new ConfigurationReader(file, environment).read();
    }

    /**
     * Reads the file for a command that connects to scratch, and asks for its secrets, too.
     *
     * @throws ConfigurationException with everything that is wrong
     */
    public static Configuration readWithScratch(Path file, Map<String, String> environment) {
        return new ConfigurationReader(file, environment).withScratch().read();
    }

    /**
     * Reads the file for a command that only looks at sources: neither the key nor the secrets of staging and scratch are asked for, so that nobody needs them who does not use them. The key is then empty.
     *
     * @throws ConfigurationException with everything else that is wrong
     */
    public static Configuration readSources(Path file, Map<String, String> environment) {
        return new ConfigurationReader(file, environment).sourcesOnly().read();
    }

    /** The key's own type, because it is read more strictly than a password. */
    record MasterKey(Secret secret) {}

    /** As written in YAML; what is left out is null. */
    record Written(
            MasterKey key,
            @Nullable String seed,
            Map<String, Database> databases,
            @Nullable Path fixtures,
            @Nullable Map<Locator.Form, ColumnText> locators,
            @Nullable Path runs) {
        Configuration complete(Path file) {
            return new Configuration(
                    file,
                    key.secret,
                    seed == null ? DEFAULT_SEED : seed,
                    databases,
                    fixtures == null ? file.resolveSibling(DEFAULT_FIXTURES) : fixtures,
                    locators == null
                            ? List.of()
                            : locators.entrySet().stream()
                                    .map(entry -> new Locator(entry.getKey(), entry.getValue()))
                                    .toList(),
                    runs == null ? file.resolveSibling(DEFAULT_RUNS) : runs);
        }
    }
}
