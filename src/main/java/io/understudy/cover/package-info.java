/**
 * Owns which rows are kept because something about them is rare: strata, found on every row that streams past, and the fewest rows that hold those which the cohort and the closure lack.
 * May import {@code sample}, {@code schema} and {@code wire}; looks at the bytes of rows, never at JDBC or SQL, and never remembers more of a value than a hash.
 * A kind of stratum is one record of {@code Stratum} and one watch that finds it.
 */
@NullMarked
package io.understudy.cover;

import org.jspecify.annotations.NullMarked;
