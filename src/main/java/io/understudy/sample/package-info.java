/**
 * Owns which rows are kept: the cohort (by unit key) and the closure (by reference), whether the server chooses or all rows stream past.
 * May import {@code schema} and {@code wire}; knows keys and rows, never JDBC or SQL, so that the same choice is made on every database.
 * The only home of RoaringBitmap.
 */
@NullMarked
package io.understudy.sample;

import org.jspecify.annotations.NullMarked;
