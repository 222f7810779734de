/**
 * Owns the refresh: numbered steps from two open servers to a published snapshot, the loop that every row goes through, and the manifest that says what was done.
 * May import everything but {@code cli}; prints nothing itself and tells a {@link io.understudy.run.Progress} instead.
 * Whatever fails before the commit leaves staging as it was.
 */
@NullMarked
package io.understudy.run;

import org.jspecify.annotations.NullMarked;
