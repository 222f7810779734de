package io.understudy.run;

import io.understudy.fixture.Fixture;

/**
 * What is to become of a fixture.
 *
 * @param ticket whose fixture it is
 * @param as the ticket of the fixture that is written; the same to replace it
 * @param empty whether rows that scratch has may be removed
 */
public record ShrinkOptions(String ticket, String as, ShrinkCondition condition, boolean empty) {
    public ShrinkOptions {
        Fixture.requireTicket(ticket);
        Fixture.requireTicket(as);
    }
}
