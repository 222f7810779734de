package io.understudy.cli;

import io.understudy.config.Configuration;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import picocli.CommandLine.Parameters;

/** What a command on one fixture takes: the configuration, which fixture, and how to answer. */
final class TicketSettings extends FileSettings {
    @Parameters(paramLabel = "TICKET", description = "which fixture")
    private String ticket = "";

    /** Refuses what cannot be a ticket's name. */
    String ticket() {
        return ticket(ticket);
    }

    /** The same for another. */
    String ticket(String named) {
        return accepted(() -> {
            Fixture.requireTicket(named);
            return named;
        });
    }

    Fixture fixture(Configuration configuration) {
        return new FixtureFolder(configuration.fixtures()).read(ticket());
    }
}
