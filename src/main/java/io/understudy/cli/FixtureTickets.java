package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.fixture.FixtureFolder;
import java.util.List;

/** Tickets that a user names. */
final class FixtureTickets {
    private FixtureTickets() {}

    /** @throws io.understudy.config.ConfigurationException if there is no fixture of one of them */
    static void requireAll(Configuration configuration, List<String> tickets) {
        FixtureFolder folder = new FixtureFolder(configuration.fixtures());
        tickets.forEach(folder::read);
    }
}
