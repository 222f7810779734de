package io.understudy.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fixture that comes along with a refresh.
 *
 * @param ticket its name
 * @param title what it is about; may be empty
 * @param rows it has in each table that is refreshed
 * @param expectations how many questions are asked before the commit
 */
public record PlannedFixture(String ticket, String title, Map<String, Long> rows, int expectations) {
    public PlannedFixture {
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    }
}
