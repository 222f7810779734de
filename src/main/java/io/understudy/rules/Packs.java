package io.understudy.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The rule files that ship with Understudy. */
public final class Packs {
    /** By name, without {@code pack:} and {@code .yml}. */
    public static final List<String> NAMES = List.of("common", "gdpr", "hipaa", "pci");

    private Packs() {}

    /** What a pack holds; empty if there is none of that name. */
    static Optional<byte[]> read(String name) {
        if (!NAMES.contains(name)) return Optional.empty();
        try (InputStream pack = Packs.class.getResourceAsStream("pack/" + name + ".yml")) {
            if (pack == null) throw new IllegalStateException("the pack " + name + " was left out of the program");
            return Optional.of(pack.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("the pack " + name + " cannot be read", broken);
        }
    }
}
