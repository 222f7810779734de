package io.understudy.run;

import io.understudy.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was captured.
 *
 * @param located what the ticket mentions; null if no ticket was given
 * @param brought why there are how many rows of which table
 * @param remarks what a person should know about what was not taken; without a value
 * @param place where the fixture is; null if it was not written
 */
public record CaptureOutcome(
        Fixture fixture,
        @Nullable Located located,
        List<Brought> brought,
        List<String> remarks,
        @Nullable Path place) {
    /** Rows of a table that came for one reason. */
    public record Brought(String table, String because, long rows) {}
}
