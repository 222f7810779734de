/**
 * Owns what is known of a table's values without keeping them: for each column, sketches and counters of fixed size that are filled in one pass over the bytes of its rows.
 * May import {@code schema} and {@code wire}; the only home of Apache DataSketches. Knows columns and types, never SQL, rules or what is alike enough.
 * Values are known by their hashes, so that a profile of a column that is masked can be held beside staging's; what may be told of it is for others to say.
 */
@NullMarked
package io.understudy.profile;

import org.jspecify.annotations.NullMarked;
