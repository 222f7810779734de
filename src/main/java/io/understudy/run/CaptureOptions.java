package io.understudy.run;

import io.understudy.config.ConditionText;
import io.understudy.config.RowText;
import io.understudy.config.TableText;
import io.understudy.fixture.Expectation;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a capture is to take.
 *
 * @param ticket names the fixture
 * @param title may be empty
 * @param rows to begin with, and why each
 * @param conditions on rows to begin with
 * @param ticketText what names further rows; null if nothing was written
 * @param most rows of a condition
 * @param children how many levels of rows that refer to these are taken along
 * @param mostChildren rows of one reference to one row
 * @param follow of these tables only; empty for all
 * @param budget rows in all
 * @param expectations in place of the ones there are; empty to leave these
 * @param replace whether a fixture of that ticket may be replaced
 * @param write false to say what would be taken
 */
public record CaptureOptions(
        String ticket,
        String title,
        List<Wanted> rows,
        List<ConditionText> conditions,
        @Nullable Ticket ticketText,
        int most,
        int children,
        int mostChildren,
        List<TableText> follow,
        int budget,
        List<Expectation> expectations,
        boolean replace,
        boolean write) {
    /** A row, and how it was asked for: without a value. */
    public record Wanted(RowText row, String because) {}

    public CaptureOptions {
        Fixture.requireTicket(ticket);
        rows = List.copyOf(rows);
        conditions = List.copyOf(conditions);
        follow = List.copyOf(follow);
        expectations = List.copyOf(expectations);
        if (rows.isEmpty() && conditions.isEmpty() && ticketText == null)
            throw new IllegalArgumentException("name at least one row: --row orders:id=5512, or --ticket and its file");
    }
}
