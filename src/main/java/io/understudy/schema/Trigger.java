package io.understudy.schema;

/** A trigger that a user made, and whether it fires. */
public record Trigger(String name, boolean enabled) {}
