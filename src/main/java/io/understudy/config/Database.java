package io.understudy.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source and its staging.
 *
 * @param name what the user calls it; fit for a file name
 * @param source production, or its replica: only ever read
 * @param staging the database that is overwritten
 * @param scratch where the rows of fixtures are tried; null if there is no such database
 * @param rules the rule files and packs, later ones override earlier ones; may be empty, as before the first {@code discover}
 */
public record Database(
        String name,
        Endpoint source,
        Endpoint staging,
        @Nullable Endpoint scratch,
        List<RulesPlace> rules,
        Sample sample,
        Verify verify,
        Timeouts timeouts) {
    public Database {
        rules = List.copyOf(rules);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}"))
            throw new IllegalArgumentException(
                    "a database's name here is made of letters, digits, - and _, because directories are named after it");
        if (source.engine() != staging.engine()) {
            throw new IllegalArgumentException(
                    "source and staging must be the same engine, not " + source.engine() + " and " + staging.engine());
        }
        if (scratch != null && scratch.engine() != source.engine())
            throw new IllegalArgumentException(
                    "source and scratch must be the same engine, not " + source.engine() + " and " + scratch.engine());
        if (source.binlog() != null)
            throw new IllegalArgumentException("binlog belongs under staging: nothing is written to the source");
    }

    public Engine engine() {
        return source.engine();
    }

    /** The same with another sample, as {@code refresh --rate} asks for. */
    public Database withSample(Sample other) {
        return new Database(name, source, staging, scratch, rules, other, verify, timeouts);
    }

    /** As written in YAML; what is left out is null. */
    record Written(
            Endpoint source,
            Endpoint staging,
            @Nullable Endpoint scratch,
            @Nullable List<RulesPlace> rules,
            Sample sample,
            @Nullable Verify verify,
            @Nullable Timeouts timeouts) {
        Database complete(String name) {
            return new Database(
                    name,
                    source,
                    staging,
                    scratch,
                    rules == null ? List.of() : rules,
                    sample,
                    verify == null ? Verify.DEFAULT : verify,
                    timeouts == null ? Timeouts.DEFAULT : timeouts);
        }
    }
}
