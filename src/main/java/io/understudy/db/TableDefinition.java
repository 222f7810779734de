package io.understudy.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code SHOW CREATE TABLE} of MySQL or MariaDB prints, taken apart so that a table can be made with its columns first and its indexes and keys after its rows, all in the server's own words.
 *
 * @param name of the table
 * @param parts between the parentheses, in their order
 * @param options everything behind: engine, character set, comment, partitions
 */
record TableDefinition(String name, List<Part> parts, String options) {
    /** What a part of a definition is about. */
    enum Kind {
        COLUMN,
        PRIMARY_KEY,
        UNIQUE_KEY,
        INDEX,
        /** Full-text and spatial indexes, of which a server may build one at a time only. */
        SPECIAL_INDEX,
        FOREIGN_KEY,
        CHECK,
        /** Periods, and whatever else a later release may put there. */
        OTHER
    }

    /**
     * One column, index or constraint.
     *
     * @param name empty where it has none
     * @param text as the server prints it, without a comma
     */
    record Part(Kind kind, String name, String text) {
        boolean isIndex() {
            return kind == Kind.UNIQUE_KEY || kind == Kind.INDEX || kind == Kind.SPECIAL_INDEX;
        }
    }

    TableDefinition {
        parts = List.copyOf(parts);
    }

    /**
     * Takes a definition apart.
     *
     * @throws IllegalArgumentException if it is not one, naming no more than its start
     */
    static TableDefinition parse(String text) {
        SqlScanner scanner = new SqlScanner(text);
        scanner.expect("CREATE ");
        scanner.accept("TEMPORARY ");
        scanner.expect("TABLE ");
        String name = scanner.name();
        scanner.skipSpace();
        List<Part> parts = new ArrayList<>();
        for (String part : scanner.list()) parts.add(part(part));
        return new TableDefinition(name, parts, scanner.rest().strip());
    }

    private static Part part(String text) {
        SqlScanner scanner = new SqlScanner(text);
        if (text.startsWith("`")) return new Part(Kind.COLUMN, scanner.name(), text);
        if (scanner.accept("PRIMARY KEY")) return new Part(Kind.PRIMARY_KEY, "", text);
        if (scanner.accept("UNIQUE KEY ")) return new Part(Kind.UNIQUE_KEY, scanner.name(), text);
        if (scanner.accept("FULLTEXT KEY ") || scanner.accept("SPATIAL KEY ") || scanner.accept("VECTOR KEY "))
            return new Part(Kind.SPECIAL_INDEX, scanner.name(), text);
        if (scanner.accept("KEY ")) return new Part(Kind.INDEX, scanner.name(), text);
        if (scanner.accept("CONSTRAINT ")) {
            String name = scanner.name();
            scanner.skipSpace();
            if (scanner.accept("FOREIGN KEY ")) return new Part(Kind.FOREIGN_KEY, name, text);
            if (scanner.accept("CHECK ")) return new Part(Kind.CHECK, name, text);
            return new Part(Kind.OTHER, name, text);
        }
        return new Part(scanner.accept("CHECK ") ? Kind.CHECK : Kind.OTHER, "", text);
    }

    /** All parts of some kinds, in their order. */
    List<Part> of(Kind... kinds) {
        List<Kind> wanted = List.of(kinds);
        return parts.stream().filter(part -> wanted.contains(part.kind())).toList();
    }

    /** Whether its engine keeps foreign keys and transactions, and builds an index better after the rows than with them. */
    boolean isInnoDb() {
        return engine().equalsIgnoreCase("InnoDB");
    }

    private String engine() {
        return words().dropWhile(word -> !word.startsWith("ENGINE="))
                .findFirst()
                .map(word -> word.substring("ENGINE=".length()))
                .orElse("");
    }

    private Stream<String> words() {
        return new SqlScanner(options).words().stream();
    }

    /** The column that the server numbers. */
    Optional<String> numbered() {
        return of(Kind.COLUMN).stream()
                .filter(column -> new SqlScanner(column.text()).words().contains("AUTO_INCREMENT"))
                .map(Part::name)
                .findFirst();
    }

    /** The options without the number that the next row would get, which is another one after a load. */
    String optionsWithoutNumber() {
        SqlScanner scanner = new SqlScanner(options);
        return scanner.without(word -> word.startsWith("AUTO_INCREMENT="));
    }

    /** The statement that makes a table of these parts. */
    String create(String qualifiedName, List<Part> chosen) {
        return "CREATE TABLE " + qualifiedName + " (\n  "
                + String.join(
                        ",\n  ", chosen.stream().map(this::withoutInherited).toList()) + "\n) "
                + optionsWithoutNumber();
    }

    /** MySQL prints a collation that a column has from its table; written out for the column, it would print more of it the next time. */
    private String withoutInherited(Part part) {
        String collation = words().filter(word -> word.startsWith("COLLATE="))
                .findFirst()
                .map(word -> word.substring("COLLATE=".length()))
                .orElse("");
        List<String> words = new SqlScanner(part.text()).words();
        int at = words.indexOf("COLLATE");
        boolean inherits = part.kind() == Kind.COLUMN
                && at >= 0
                && words.get(at + 1).equals(collation)
                && !words.contains("CHARACTER");
        if (!inherits) return part.text();
        words.subList(at, at + 2).clear();
        return String.join(" ", words);
    }

    /** Where the rows that a foreign key asks for are. */
    record Target(String database, String table) {}

    /**
     * The table that a foreign key refers to.
     *
     * @param home the database that this table is in, which is meant where none is written
     */
    static Target target(Part foreignKey, String home) {
        SqlScanner scanner = afterReferences(foreignKey);
        String first = scanner.name();
        return scanner.accept(".") ? new Target(first, scanner.name()) : new Target(home, first);
    }

    /** The same foreign key, referring to a table of this name in another database. */
    static String referringTo(Part foreignKey, Target target) {
        SqlScanner scanner = afterReferences(foreignKey);
        String before = scanner.passed();
        scanner.name();
        if (scanner.accept(".")) scanner.name();
        return before + MySqlNames.name(target.database()) + "." + MySqlNames.name(target.table()) + scanner.rest();
    }

    /** The columns of a foreign key. */
    static List<String> columns(Part foreignKey) {
        SqlScanner scanner = new SqlScanner(foreignKey.text());
        scanner.expect("CONSTRAINT ");
        scanner.name();
        scanner.expect(" FOREIGN KEY ");
        return names(scanner.list());
    }

    /** The columns that a foreign key refers to. */
    static List<String> targetColumns(Part foreignKey) {
        SqlScanner scanner = afterReferences(foreignKey);
        scanner.name();
        if (scanner.accept(".")) scanner.name();
        scanner.skipSpace();
        return names(scanner.list());
    }

    private static List<String> names(List<String> quoted) {
        return quoted.stream().map(name -> new SqlScanner(name).name()).toList();
    }

    /** Whether a column is the first of an index or of the primary key. */
    static boolean startsWith(Part index, String column) {
        SqlScanner scanner = new SqlScanner(index.text());
        while (!scanner.atList()) scanner.skipOne();
        return scanner.list().getFirst().startsWith(MySqlNames.name(column));
    }

    private static SqlScanner afterReferences(Part foreignKey) {
        SqlScanner scanner = new SqlScanner(foreignKey.text());
        scanner.expect("CONSTRAINT ");
        scanner.name();
        scanner.expect(" FOREIGN KEY ");
        scanner.list();
        scanner.expect(" REFERENCES ");
        return scanner;
    }

    /** The same table with every foreign key written out, as if it stood in another database. */
    TableDefinition seenFrom(String home, String as) {
        List<Part> seen = new ArrayList<>();
        for (Part part : parts) {
            if (part.kind() != Kind.FOREIGN_KEY) {
                seen.add(part);
                continue;
            }
            Target target = target(part, home);
            String database = target.database().equals(home) ? as : target.database();
            seen.add(new Part(part.kind(), part.name(), referringTo(part, new Target(database, target.table()))));
        }
        return new TableDefinition(name, seen, options);
    }

    /** Whether another table is the same in everything but the number its next row would get, and the order of its indexes. */
    boolean isSameAs(TableDefinition other) {
        return columns().equals(other.columns())
                && optionsWithoutNumber().equals(other.optionsWithoutNumber())
                && constraints().equals(other.constraints());
    }

    private List<String> columns() {
        return of(Kind.COLUMN).stream().map(Part::text).toList();
    }

    private List<String> constraints() {
        return parts.stream()
                .filter(part -> part.kind() != Kind.COLUMN)
                .map(Part::text)
                .sorted()
                .toList();
    }
}
