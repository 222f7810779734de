/**
 * Owns what a person writes in YAML: reads it with exact positions, binds it to immutable records, collects every problem and fails once.
 * Imports no other room, so that any room may hold a record from here; the only home of Jackson's YAML.
 * Knows nothing of a schema: whether a table that is named here exists is for {@code rules} and {@code plan} to say.
 */
@NullMarked
package io.understudy.config;

import org.jspecify.annotations.NullMarked;
