package io.understudy.sample;

import io.understudy.servers.Server;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The types of names in random databases of a server, what their values look like, and which of them the server takes for equal. */
final class RandomTypes {
    /** Text in which neither case nor spaces at the end make a difference. */
    private static final String LAX = "varchar(30) collate utf8mb4_general_ci";

    private static final String LAX_LATIN = "varchar(30) character set latin1 collate latin1_swedish_ci";

    /** Spaces at the end make none here either, whatever the name says. */
    private static final String PADDING = "varchar(30) collate utf8mb4_bin";

    private static final String WESTERN = "latin1";

    private final Server server;
    private final Random random;

    RandomTypes(Server server, Random random) {
        this.server = server;
        this.random = random;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Text in which every character counts. */
    private String exact() {
        return "varchar(30) collate " + (server == Server.MYSQL_8 ? "utf8mb4_0900_as_cs" : "utf8mb4_nopad_bin");
    }

    /** Of a column that names rows. */
    String name() {
        if (server.isPostgreSql()) return one("integer", "bigint", "numeric(8,2)", "text", "char(6)", "uuid");
        List<String> types = new ArrayList<>(List.of(
                "integer",
                "bigint unsigned",
                "decimal(8,2)",
                LAX,
                LAX_LATIN,
                PADDING,
                exact(),
                "char(6) collate utf8mb4_general_ci",
                "binary(3)"));
        if (server == Server.MARIADB_11) types.add("uuid");
        return one(types.toArray(String[]::new));
    }

    /** Of a column that is unique and may be null. */
    String unique() {
        return server.isPostgreSql() ? "varchar(12)" : "varchar(12) collate utf8mb4_general_ci";
    }

    /** Of the second column of a name, when something refers to it. */
    String second() {
        // MySQL declares no key between integers of two widths.
        return server.isPostgreSql() ? "integer" : "smallint";
    }

    /** The value that stands for a number in a type; always canonical. */
    String value(String type, int number) {
        if (type.startsWith("numeric") || type.startsWith("decimal")) return number + ".25";
        if (type.startsWith("text") || type.startsWith("varchar")) return "näme " + number;
        if (type.startsWith("char(6)")) return "c" + number;
        if (type.equals("uuid")) return "00000000-0000-4000-8000-%012d".formatted(number);
        if (type.equals("binary(3)")) return "\\x%06x".formatted(number);
        return String.valueOf(type.contains("unsigned") ? number : number - 10);
    }

    /** Of a column that refers to one of a type: the same, or one that the server compares with it. */
    String referring(String type, boolean declared) {
        if (server.isPostgreSql()) return referringOnPostgreSql(type, declared);
        if (declared) return type;
        if (type.equals("integer")) return one("integer", "bigint", "smallint", "decimal(20,3)");
        if (type.equals("bigint unsigned")) return one("integer", "bigint", "smallint unsigned", "decimal(20,3)");
        if (type.equals("decimal(8,2)")) return one("decimal(8,2)", "decimal(9,4)");
        return type.startsWith("varchar") ? one(LAX, LAX_LATIN, PADDING, exact(), type) : type;
    }

    private String referringOnPostgreSql(String type, boolean declared) {
        // The server declares no key from a numeric to an integer, but people configure one.
        return switch (type) {
            case "integer" ->
                declared ? one("integer", "bigint", "smallint") : one("integer", "bigint", "smallint", "numeric");
            case "bigint" ->
                declared ? one("integer", "bigint", "smallint") : one("integer", "bigint", "smallint", "numeric(20,3)");
            case "numeric(8,2)" -> one("numeric", "numeric(9,4)");
            case "text" -> one("text", "varchar(30)");
            case "varchar(12)" -> one("text", "varchar(12)");
            default -> type;
        };
    }

    /** A type for text that refers to what is no text. */
    String text() {
        return server.isPostgreSql()
                ? "text"
                : one("varchar(40) collate utf8mb4_general_ci", "varchar(40) collate utf8mb4_bin");
    }

    /** Another spelling of a value that a column of the type takes for the same, as far as the column that holds it can hold it. */
    String respelled(String type, String value, String holder) {
        String result = value;
        if (ignoresCase(type) && random.nextInt(3) == 0) result = result.toUpperCase(Locale.ROOT);
        if (pads(type) && holder.startsWith("varchar") && random.nextInt(4) == 0) result += " ";
        return result;
    }

    private static boolean ignoresCase(String type) {
        return type.contains("_ci");
    }

    private static boolean pads(String type) {
        return ignoresCase(type) || type.equals(PADDING);
    }

    /** Whether a column of the type takes both for the same value. */
    boolean same(String type, String one, String other) {
        return told(type, one).equals(told(type, other));
    }

    private static String told(String type, String value) {
        String unpadded = pads(type) ? value.replaceFirst(" +$", "") : value;
        return ignoresCase(type) ? unpadded.toLowerCase(Locale.ROOT) : unpadded;
    }

    String literal(@Nullable String value) {
        if (value == null) return "null";
        return value.startsWith("\\x") ? "x'" + value.substring(2) + "'" : "'" + value + "'";
    }

    /** A row without a name is known by all its values: a row as PostgreSQL prints it, or each value's bytes in hexadecimal digits. */
    String row(List<RandomDatabase.Values> columns, int row) {
        List<String> parts = new ArrayList<>();
        for (RandomDatabase.Values column : columns) {
            String value = column.values().get(row);
            if (server.isPostgreSql()) parts.add(value == null ? "" : printed(column.type(), value));
            else parts.add(value == null ? "-" : hex(column.type(), value));
        }
        String all = String.join(",", parts);
        return server.isPostgreSql() ? "(" + all + ")" : all;
    }

    /** As the server prints it in a row: with quotes where there is something that needs them. */
    private static String printed(String type, String value) {
        String printed = switch (type) {
            case "numeric(9,4)" -> new BigDecimal(value).setScale(4).toString();
            case "numeric(20,3)" -> new BigDecimal(value).setScale(3).toString();
            case "char(6)" -> value + " ".repeat(Math.max(0, 6 - value.length()));
            case "char(8)" -> value + " ".repeat(Math.max(0, 8 - value.length()));
            default -> value;
        };
        return printed.indexOf(' ') >= 0 ? '"' + printed + '"' : printed;
    }

    private static String hex(String type, String value) {
        if (value.startsWith("\\x")) return value.substring(2).toUpperCase(Locale.ROOT);
        if (type.equals("uuid")) return value.replace("-", "").toUpperCase(Locale.ROOT);
        if (type.contains("int")) return Long.toHexString(Long.parseLong(value)).toUpperCase(Locale.ROOT);
        String text = value;
        if (type.startsWith("decimal")) {
            int scale = Integer.parseInt(type.replaceFirst(".*,(\\d+)\\)", "$1"));
            text = new BigDecimal(value).setScale(scale).toString();
        }
        Charset charset = type.contains(WESTERN) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(charset));
    }
}
