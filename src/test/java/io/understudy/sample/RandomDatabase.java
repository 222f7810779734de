package io.understudy.sample;

import io.understudy.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A small database made at random: its DDL, its rows, and the part of a configuration that samples it. Every table has a column {@code no}, which tells its rows apart for whoever looks on. */
final class RandomDatabase {
    private final Server server;
    private final RandomTypes types;
    final List<Model> tables = new ArrayList<>();
    final List<String> references = new ArrayList<>();
    final List<String> samples = new ArrayList<>();
    private final StringBuilder constraints = new StringBuilder();
    private final Random random;

    /** A column with the values of its rows; null for null. */
    record Values(String name, String type, List<String> values) {}

    /** A table. Its columns {@code a} and {@code b} name it, together or {@code a} alone; {@code u} is unique and may be null. */
    static final class Model {
        final String name;
        final int rows;
        final boolean composite;
        final boolean nameless;
        final List<Values> columns = new ArrayList<>();

        Model(String name, int rows, boolean composite, boolean nameless) {
            this.name = name;
            this.rows = rows;
            this.composite = composite;
            this.nameless = nameless;
        }

        Values column(String column) {
            return columns.stream()
                    .filter(values -> values.name().equals(column))
                    .findFirst()
                    .orElseThrow();
        }
    }

    RandomDatabase(Random random, Server server) {
        this.random = random;
        this.server = server;
        this.types = new RandomTypes(server, random);
        int count = 3 + random.nextInt(6);
        for (int i = 0; i < count; i++) tables.add(table("t" + i));
        for (Model child : tables) {
            int keys = random.nextInt(4);
            for (int i = 0; i < keys; i++) refer(child, "f" + i, tables.get(random.nextInt(count)));
            if (random.nextInt(4) == 0) referPolymorphically(child);
            if (random.nextInt(3) == 0) samples.add(child.name + ": " + sample());
        }
    }

    private Model table(String name) {
        Model model = new Model(name, 5 + random.nextInt(120), random.nextInt(4) == 0, random.nextInt(8) == 0);
        String type = types.name();
        List<String> no = new ArrayList<>();
        List<String> a = new ArrayList<>();
        List<String> b = new ArrayList<>();
        List<String> u = new ArrayList<>();
        for (int i = 0; i < model.rows; i++) {
            no.add(String.valueOf(i));
            a.add(types.value(type, model.composite ? i / 3 : i));
            b.add(String.valueOf(i % 3));
            u.add(random.nextInt(6) == 0 ? null : "u " + i);
        }
        model.columns.add(new Values("no", "integer", no));
        model.columns.add(new Values("a", type, a));
        model.columns.add(new Values("b", "smallint", b));
        model.columns.add(new Values("u", types.unique(), u));
        if (!model.nameless)
            constraints.append(
                    "alter table " + name + " add primary key (" + (model.composite ? "a, b" : "a") + ");\n");
        if (model.nameless && random.nextBoolean()) constraints.append("alter table " + name + " add unique (a, b);\n");
        constraints.append("alter table " + name + " add unique (u);\n");
        return model;
    }

    private enum Promise {
        VALID,
        NOT_VALID,
        CONFIGURED
    }

    private void refer(Model child, String name, Model parent) {
        boolean toUnique = parent.nameless || random.nextInt(4) == 0;
        boolean both = !toUnique && parent.composite;
        Promise promise = Promise.values()[random.nextInt(3)];
        boolean nullable = random.nextBoolean();
        boolean cascades = random.nextInt(3) == 0;
        Values target = parent.column(toUnique ? "u" : "a");
        String type = types.referring(target.type(), promise != Promise.CONFIGURED);
        // What no integer can be: the reference is then told in text, and some of it names nothing that could exist.
        boolean asText = promise == Promise.CONFIGURED
                && !both
                && random.nextInt(3) == 0
                && List.of("integer", "bigint", "bigint unsigned", "uuid").contains(target.type());
        if (asText) type = types.text();
        List<String> values = new ArrayList<>();
        List<String> seconds = new ArrayList<>();
        for (int i = 0; i < child.rows; i++) {
            int row = random.nextInt(parent.rows);
            String value = target.values().get(row);
            String second = parent.column("b").values().get(row);
            boolean orphan = promise != Promise.VALID && random.nextInt(8) == 0;
            if (orphan)
                value = asText && random.nextBoolean()
                        ? "no number"
                        : types.value(target.type(), 5_000 + random.nextInt(9));
            if (orphan && type.equals("bigint") && random.nextBoolean()) value = "99999999999";
            if (orphan && type.equals("numeric") && random.nextBoolean()) value = "7.5";
            if (value == null || (nullable && random.nextInt(5) == 0)) value = null;
            if (value == null && !nullable) value = promise == Promise.VALID ? null : types.value(target.type(), 6_000);
            values.add(value == null || asText ? value : types.respelled(target.type(), value, type));
            seconds.add(second);
        }
        boolean required = !nullable && !values.contains(null);
        child.columns.add(new Values(name, type, values));
        if (both) child.columns.add(new Values(name + "b", types.second(), seconds));
        if (required) require(child, name);
        if (required && both) require(child, name + "b");
        String columns = both ? name + ", " + name + "b" : name;
        String targets = both ? "a, b" : target.name();
        if (promise == Promise.CONFIGURED) {
            references.add(
                    both
                            ? child.name + ".(" + columns + ") -> " + parent.name + ".(" + targets + ")"
                            : child.name + "." + columns + " -> " + parent.name + "." + targets);
        } else {
            constraints.append(
                    "alter table " + child.name + " add foreign key (" + columns + ") references " + parent.name
                            + " (" + targets + ")" + (cascades ? " on delete cascade" : "")
                            + (promise == Promise.NOT_VALID && server.isPostgreSql() ? " not valid" : "") + ";\n");
        }
    }

    private void require(Model table, String column) {
        constraints.append("alter table " + table.name
                + (server.isPostgreSql()
                        ? " alter " + column + " set not null;\n"
                        : " modify " + column + " " + table.column(column).type() + " not null;\n"));
    }

    private void referPolymorphically(Model child) {
        List<Model> parents = tables.stream()
                .filter(table -> !table.composite && !table.nameless)
                .toList();
        if (parents.size() < 2) return;
        Model one = parents.get(random.nextInt(parents.size()));
        Model other = parents.get(random.nextInt(parents.size()));
        if (one == other || !told(one) || !told(other)) return;
        List<String> kinds = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < child.rows; i++) {
            int which = random.nextInt(4);
            Model parent = which % 2 == 0 ? one : other;
            kinds.add(which == 3 ? null : which == 2 ? "stray" : parent.name);
            names.add(
                    random.nextInt(6) == 0
                            ? "nobody"
                            : parent.column("a").values().get(random.nextInt(parent.rows)));
        }
        child.columns.add(new Values("kind", "char(8)", kinds));
        child.columns.add(new Values("subject", types.text(), names));
        for (Model parent : List.of(one, other))
            references.add(child.name + ".(kind='" + parent.name + "').subject -> " + parent.name + ".a");
    }

    /** Whether a text can tell the name of a row. */
    private static boolean told(Model table) {
        return !table.column("a").type().matches("(numeric|decimal|binary).*");
    }

    private String sample() {
        return switch (random.nextInt(8)) {
            case 0 -> "all";
            case 1 -> (1 + random.nextInt(60)) + "%";
            case 2 -> "{ rows: " + (1 + random.nextInt(30)) + " }";
            case 3 -> "{ where: \"no % 3 > 0 -- most\" }";
            case 4 -> "{ where: \"no % 3 > 0\", rate: 40% }";
            case 5 -> "{ by: [u] }";
            case 6 -> "{ by: [u, b], rate: 30% }";
            default -> "{ rows: 7, where: \"no % 2 = 0\" }";
        };
    }

    String ddl() {
        return session()
                + tables.stream()
                        .map(table -> "create table " + table.name + " ("
                                + table.columns.stream()
                                        .map(column -> column.name() + " " + column.type())
                                        .collect(Collectors.joining(", "))
                                + ");\n")
                        .collect(Collectors.joining());
    }

    /** MySQL takes orphans only while it does not look. */
    private String session() {
        return server.isPostgreSql() ? "" : "set foreign_key_checks = 0;\n";
    }

    String data() {
        StringBuilder sql = new StringBuilder(session());
        for (Model table : tables) {
            sql.append("insert into ").append(table.name).append(" values ");
            for (int i = 0; i < table.rows; i++) {
                int row = i;
                sql.append(i == 0 ? "(" : ", (")
                        .append(table.columns.stream()
                                .map(column -> column.values().get(row))
                                .map(types::literal)
                                .collect(Collectors.joining(", ")))
                        .append(")");
            }
            sql.append(server.isPostgreSql() ? ";\nanalyze " : ";\nanalyze table ")
                    .append(table.name)
                    .append(";\n");
        }
        return sql.toString();
    }

    String constraints() {
        return session() + constraints;
    }

    RandomTypes types() {
        return types;
    }

    String sampleYaml() {
        String small = "small: " + (random.nextBoolean() ? 0 : 10 + random.nextInt(60));
        StringBuilder yaml = new StringBuilder("rate: " + (5 + random.nextInt(40)) + "%\n" + small + "\n");
        if (!samples.isEmpty())
            yaml.append("tables:\n  ").append(String.join("\n  ", samples)).append('\n');
        if (!references.isEmpty())
            yaml.append("references:\n  - ")
                    .append(String.join("\n  - ", references))
                    .append('\n');
        return yaml.toString();
    }
}
