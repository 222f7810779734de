/**
 * Owns what we tell people: a finding has a severity, a place, a message, a remedy and a stable id, and is the same on a terminal, in JSON and in HTML.
 * Imports nothing, because every room that judges something makes findings.
 * A finding never holds a production value.
 */
@NullMarked
package io.understudy.finding;

import org.jspecify.annotations.NullMarked;
