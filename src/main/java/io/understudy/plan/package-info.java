/**
 * Owns every decision that is made before a row is read: roles, references, each column's fate, what staging lacks, what a mask would break; or a list of findings.
 * May import {@code config}, {@code rules}, {@code mask}, {@code sample}, {@code db} and the values below them.
 * A run is refused here or never: what the plan lets through, the run does.
 */
@NullMarked
package io.understudy.plan;

import org.jspecify.annotations.NullMarked;
