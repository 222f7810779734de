/**
 * Owns which rows are kept: the cohort (by unit key), the closure (by reference) and, in a later issue, the cover (by stratum).
 * May import {@code schema} and {@code wire}; knows keys and rows, never JDBC or SQL, so that the same choice is made on every database.
 * The only home of RoaringBitmap.
 */
@NullMarked
package io.understudy.sample;

import org.jspecify.annotations.NullMarked;
