/**
 * Owns the proof that staging holds what a run says it put there: integrity now; leak scan and fidelity are to come.
 * May import {@code db}, {@code plan} and the values below them; reads staging back and trusts nothing it was told.
 * Says what differs by table and number, never by value.
 */
@NullMarked
package io.understudy.verify;

import org.jspecify.annotations.NullMarked;
