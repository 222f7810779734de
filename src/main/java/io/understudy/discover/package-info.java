/**
 * Owns the search for personal data: what each column of a source seems to hold, how sure that is and why, and the rules file that is made of it.
 * May import {@code config}, {@code identify}, {@code rules}, {@code mask}, {@code db}, {@code schema} and {@code wire}; never imported by {@code plan}, because finding is a suggestion and deciding is not.
 * Values are looked at in memory, a few rows of a table at a time, and forgotten when the table is judged; none is ever kept, printed or written.
 */
@NullMarked
package io.understudy.discover;

import org.jspecify.annotations.NullMarked;
