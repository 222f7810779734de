/**
 * Owns how what is known reaches people and machines: as text for a terminal, as JSON, and as a page that is one file.
 * May import {@code plan} and the values below it; the home of the JSON writer and of Chart.js.
 * Formats and never judges: what is wrong is a finding already.
 */
@NullMarked
package io.understudy.report;

import org.jspecify.annotations.NullMarked;
