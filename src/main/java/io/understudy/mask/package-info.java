/**
 * Owns how a value is replaced: the maskers, the domains within which equal values mask alike, and the keys that make it so.
 * May import {@code schema} and {@code wire}; knows text, types and keys, and never JDBC, so that a mask is the same on every database.
 * The only home of Datafaker and, for masking inside documents, of a JSON parser.
 */
@NullMarked
package io.understudy.mask;

import org.jspecify.annotations.NullMarked;
