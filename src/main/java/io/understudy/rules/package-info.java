/**
 * Owns the decision on every column: the rule files, the patterns, and what a foreign key carries from a key to the columns that refer to it.
 * May import {@code config}, {@code mask}, {@code schema} and {@code finding}; knows names and types, never SQL and never a value, so that every
 * decision can be made and judged before a row is read.
 * Fails closed: what no rule decides stays undecided, and an undecided column refuses the run.
 */
@NullMarked
package io.understudy.rules;

import org.jspecify.annotations.NullMarked;
