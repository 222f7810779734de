package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.finding.Finding;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import java.util.ArrayList;
import java.util.List;

/** Which fixtures are of which database. */
final class Fixtures {
    private Fixtures() {}

    /**
     * Those of a database, in the order of their tickets.
     *
     * @param findings gets those that are of no database, and would come nowhere
     * @throws io.understudy.config.ConfigurationException if their files are not what they should be
     */
    static List<Fixture> of(Configuration configuration, Database database, List<Finding> findings) {
        List<Fixture> all = new FixtureFolder(configuration.fixtures()).readAll();
        List<Fixture> own = new ArrayList<>();
        int databases = configuration.databases().size();
        for (Fixture fixture : all) {
            String name = fixture.database();
            if (fixture.isOf(database.name(), databases)) own.add(fixture);
            else if (name == null || !configuration.databases().containsKey(name))
                findings.add(Finding.error(
                        "fixture-database",
                        fixture.ticket(),
                        name == null
                                ? "fixture " + fixture.ticket()
                                        + " does not say which of the configured databases it is for."
                                : "fixture " + fixture.ticket() + " is for the database " + name
                                        + ", which is not configured.",
                        "In its fixture.yml: database: " + database.name()));
        }
        return own;
    }
}
