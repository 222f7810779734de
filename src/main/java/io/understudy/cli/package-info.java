/**
 * Arguments -&gt; a call -&gt; an exit code: this room owns the command line and nothing else.
 *
 * <p>It may use every other room and picocli. It is the only room that prints, so that what a user sees is decided in one place.
 */
@NullMarked
package io.understudy.cli;

import org.jspecify.annotations.NullMarked;
