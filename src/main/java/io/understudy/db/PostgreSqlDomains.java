package io.understudy.db;

import io.understudy.schema.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Record;

/** What domains demand of the columns that are of them: a domain over a domain demands what both do. */
final class PostgreSqlDomains {
    private static final Pattern VALUE = Pattern.compile("\\bVALUE\\b");

    private final Map<Long, List<Record>> rows = new HashMap<>();

    private PostgreSqlDomains() {}

    static PostgreSqlDomains read(Session session) {
        PostgreSqlDomains domains = new PostgreSqlDomains();
        session.query("Reading the domains", PostgreSqlCatalogQueries.DOMAINS, row -> row)
                .forEach(row -> domains.rows
                        .computeIfAbsent(row.get("domain", Long.class), absent -> new ArrayList<>())
                        .add(row));
        return domains;
    }

    /** Whether a type is a domain that refuses null. */
    boolean refusesNull(long type) {
        return rows.getOrDefault(type, List.of()).stream()
                .anyMatch(row -> row.get("not_null", Boolean.class) || refusesNull(row.get("base", Long.class)));
    }

    /** The checks of the domain that a type is, as checks of a column of it; none of any other type. */
    List<Check> checks(long type, String column) {
        List<Check> checks = new ArrayList<>();
        for (Record row : rows.getOrDefault(type, List.of())) {
            if (checks.isEmpty()) checks.addAll(checks(row.get("base", Long.class), column));
            String name = row.get("name", String.class);
            if (name != null) checks.add(check(row, name, column));
        }
        return checks;
    }

    private static Check check(Record row, String name, String column) {
        String definition = VALUE.matcher(row.get("definition", String.class))
                .replaceAll(Matcher.quoteReplacement('"' + column.replace("\"", "\"\"") + '"'));
        return new Check(name, List.of(column), definition, row.get("validated", Boolean.class));
    }
}
