/**
 * Owns a row on its way: the bytes its source sent ({@link io.understudy.wire.Row}), one value in them ({@link io.understudy.wire.Cell}), how rows are framed ({@link io.understudy.wire.Format}) and
 * how one value is read and written ({@link io.understudy.wire.Codec}). Imports nothing, so that what is not masked provably stays the bytes it was.
 * Nothing in this room ever prints, or puts into an exception, what a row holds.
 */
@NullMarked
package io.understudy.wire;

import org.jspecify.annotations.NullMarked;
