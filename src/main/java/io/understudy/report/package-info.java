/**
 * Owns how what is known reaches people and machines: as text for a terminal and as JSON; an HTML report is to come.
 * May import {@code plan} and the values below it; the home of the JSON writer.
 * Formats and never judges: what is wrong is a finding already.
 */
@NullMarked
package io.understudy.report;

import org.jspecify.annotations.NullMarked;
