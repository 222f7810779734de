package io.understudy.db;

import java.util.List;

/**
 * What given rows are once a server has taken them: its own spelling of every value, and its defaults.
 *
 * @param rows the bytes of each row in the format that was asked for, in the order given; empty if some do not fit
 * @param unfit what the server does not take
 */
public record Settled(List<byte[]> rows, List<Unfit> unfit) {
    public Settled {
        rows = List.copyOf(rows);
        unfit = List.copyOf(unfit);
    }

    /**
     * A value that a column does not take.
     *
     * @param row which of the given ones, from 0
     * @param column empty where it cannot be told
     * @param why without the value
     */
    public record Unfit(int row, String column, String why) {}

    @Override
    public String toString() {
        return "Settled[" + rows.size() + " rows, " + unfit.size() + " unfit]";
    }
}
