/**
 * Owns the plain values that describe a database: schema, table, column, type, key, index, foreign key, check, trigger, sequence.
 * Imports nothing, because every other room speaks about these and none of them may colour what they mean.
 * Nothing here knows SQL, drivers, rules or masks.
 */
@NullMarked
package io.understudy.schema;

import org.jspecify.annotations.NullMarked;
