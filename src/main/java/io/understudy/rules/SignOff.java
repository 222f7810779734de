package io.understudy.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a rule. Each part may be left out.
 *
 * @param owner whom to ask: a person, a team, an office
 * @param reason why it is so
 * @param review when it is to be looked at again; the plan tells when that day is past
 */
public record SignOff(
        @Nullable String owner,
        @Nullable String reason,
        @Nullable LocalDate review) {
    /** Nobody said anything. */
    public static final SignOff NONE = new SignOff(null, null, null);

    boolean isDue(LocalDate today) {
        return review != null && review.isBefore(today);
    }
}
