package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.SampleTickets;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import io.understudy.servers.WholeReadings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three tickets of the sample database become fixtures with one command each, and staging has their rows from then on, though its sample has not. */
final class SampleTicketsTest {
    private static final String NEGATIVE = "select count(*) from public.orders where id = 80 and goods < 0";
    private static final String EMPTY = "select count(*) from public.customers where id = 6845 and email = ''";
    private static final String TWINS =
            "select count(*) - count(distinct email) from public.customers where id in (1041, 24475)";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void comeBackWithEveryRefreshUntilTheyAreDropped(Server server) throws IOException {
        LiveDatabase staging = server.sampleStaging();
        Stage stage = SampleTickets.stage(server, folder, server.sampleProduction(), staging);
        SampleTickets tickets = new SampleTickets(SampleTickets.withLocators(server, stage, folder));

        WholeReadings readings = new WholeReadings(server, server.sampleProduction());
        long atFirst = readings.ofLargeTables();
        tickets.capture("INC-4377", "INC-4377.json", "--expect", server.sql(EMPTY), "--is", "1");
        tickets.capture("INC-4401", "INC-4401.eml", "--children", "2", "--expect", server.sql(TWINS), "--is", "1");
        assertThat(readings.ofLargeTables()).as("read by key alone").isEqualTo(atFirst);
        tickets.run("refresh");
        assertThat(readings.ofLargeTables()).as("a refresh is counted").isGreaterThan(atFirst + 100_000);
        assertThat(staging.count(server.sql(NEGATIVE))).as("nobody chose it").isZero();
        Map<String, String> withoutTheOrder = staging.checksums();

        tickets.capture("INC-4312", "INC-4312.md", "--children", "2", "--expect", server.sql(NEGATIVE), "--is", "1");
        assertNothingLeaks(server, stage, tickets);
        tickets.run("refresh");
        assertThat(tickets.run("fixture check").out()).contains("INC-4312 holds", "INC-4377 holds", "INC-4401 holds");
        Map<String, String> published = staging.checksums();
        tickets.run("refresh");
        assertThat(staging.checksums()).as("refreshed twice").isEqualTo(published);

        tickets.run("fixture drop", "INC-4312");
        tickets.run("refresh");
        assertThat(staging.checksums())
                .as("as if it had never been there")
                .isNotEqualTo(published)
                .isEqualTo(withoutTheOrder);
        assertThat(tickets.run("fixture check").out()).contains("INC-4377 holds", "INC-4401 holds");
    }

    /** Whatever is in the files of the fixtures, and in all exports of them. */
    private void assertNothingLeaks(Server server, Stage stage, SampleTickets tickets) throws IOException {
        Path fixtures = folder.resolve("fixtures");
        for (String format : new String[] {"sql", "json", "dbunit", "csv"})
            tickets.run(
                    "fixture export",
                    "INC-4401",
                    "--format",
                    format,
                    "--to",
                    fixtures.resolve("exported-" + format).toString());
        FixtureLeaks leaks = new FixtureLeaks(stage.plan(), server.sampleProduction(), fixtures);
        assertThat(leaks.find()).as("values of production").isEmpty();
        assertThat(leaks.columns()).as("columns whose values were looked for").hasSizeGreaterThan(40);
    }
}
