package io.understudy.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user of a MySQL connection may do, as the server lists it. Only this list knows of roles and of databases named by a pattern.
 *
 * @param all each of them
 */
record MySqlGrants(List<Grant> all) {
    private static final Pattern LINE =
            Pattern.compile("GRANT (?<what>.+?) ON (?<where>\\S+|`.+?) TO .*", Pattern.DOTALL);

    /**
     * One line of the list.
     *
     * @param privileges in upper case
     * @param database a pattern with {@code _} and {@code %}, or {@code *} for all
     * @param table {@code *} for all
     */
    record Grant(Set<String> privileges, String database, String table) {
        private boolean gives(String privilege) {
            return privileges.contains(privilege)
                    || (privileges.contains("ALL PRIVILEGES") && !privilege.equals("GRANT OPTION"));
        }

        private boolean covers(String name, String tableName) {
            boolean inside = database.equals("*") || name.equals(database) || name.matches(expression(database));
            return inside && (table.equals("*") || table.equals(tableName));
        }

        private static String expression(String like) {
            StringBuilder expression = new StringBuilder();
            for (int position = 0; position < like.length(); position++) {
                char next = like.charAt(position);
                if (next == '\\' && position + 1 < like.length())
                    expression.append(Pattern.quote(String.valueOf(like.charAt(++position))));
                else if (next == '%') expression.append(".*");
                else if (next == '_') expression.append('.');
                else expression.append(Pattern.quote(String.valueOf(next)));
            }
            return expression.toString();
        }
    }

    static MySqlGrants read(Session session, MySqlVersion version) {
        String doing = "Reading the privileges";
        String role = session.single(doing, "select current_role()");
        boolean hasRole = !role.equals("null") && !role.equalsIgnoreCase("NONE") && !role.isEmpty();
        List<String> lines = new ArrayList<>();
        if (hasRole && !version.isMariaDb()) {
            lines.addAll(list(session, doing, "show grants for current_user() using " + role));
        } else {
            lines.addAll(list(session, doing, "show grants"));
            if (hasRole) lines.addAll(list(session, doing, "show grants for current_role"));
        }
        List<Grant> grants = new ArrayList<>();
        for (String line : lines) {
            Matcher form = LINE.matcher(line);
            if (form.matches()) add(grants, form.group("what"), form.group("where"));
        }
        return new MySqlGrants(grants);
    }

    private static List<String> list(Session session, String doing, String sql) {
        return session.query(doing, sql, row -> String.valueOf(row.get(0)));
    }

    /** Privileges on routines, on single columns and of proxies are of no use to us. */
    private static void add(List<Grant> grants, String what, String where) {
        SqlScanner scanner = new SqlScanner(where);
        String database = scanner.accept("*") ? "*" : where.startsWith("`") ? scanner.name() : "";
        if (database.isEmpty() || !scanner.accept(".")) return;
        String table = scanner.accept("*") ? "*" : scanner.name();
        Set<String> privileges = new TreeSet<>();
        for (String privilege : what.split(",", -1))
            privileges.add(privilege.strip().toUpperCase(Locale.ROOT));
        grants.add(new Grant(privileges, database, table));
    }

    /** Whether something may be done with a table; {@code *} asks about all of a database. */
    boolean allow(String privilege, String database, String table) {
        return all.stream().anyMatch(grant -> grant.gives(privilege) && grant.covers(database, table));
    }

    /** Whether one of these privileges is given on the whole server. */
    boolean allowAnyOf(String... privileges) {
        return Set.of(privileges).stream()
                .anyMatch(privilege -> all.stream()
                        .anyMatch(grant ->
                                grant.database.equals("*") && grant.table.equals("*") && grant.gives(privilege)));
    }
}
