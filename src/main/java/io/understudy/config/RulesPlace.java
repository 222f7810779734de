package io.understudy.config;

import java.nio.file.Path;

/** Where rules stand. */
public sealed interface RulesPlace {
    /** What a pack's name is led by: {@code pack:gdpr}. */
    String PACK = "pack:";

    /** A file of the project. */
    record OnDisk(Path path) implements RulesPlace {}

    /**
     * A pack that ships with Understudy and is found without a path.
     *
     * @param at where it is named
     */
    record Pack(Where at, String name) implements RulesPlace {}

    /**
     * Reads {@code pack:gdpr}, or a path.
     *
     * @param at where it is written
     * @param beside the file that it is written in, to which a path is relative
     */
    static RulesPlace of(String text, Where at, Path beside) {
        return text.startsWith(PACK)
                ? new Pack(at, text.substring(PACK.length()))
                : new OnDisk(beside.resolveSibling(text));
    }
}
