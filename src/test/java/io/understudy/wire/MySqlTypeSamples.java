package io.understudy.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Values of every type of MySQL and MariaDB, as SQL expressions: the first, the last, and the odd ones. Each group is a table. */
final class MySqlTypeSamples {
    private static final String LONG_TEXT = "repeat('grüße\\t\\n\\\\日本😀 ', 6000)";
    private static final String NASTY = "'\\\\N'";

    private MySqlTypeSamples() {}

    /** A type, and expressions for values that a column of it takes. */
    record Type(String name, List<String> values) {
        static Type of(String name, String... values) {
            return new Type(name, List.of(values));
        }

        Type and(String... more) {
            List<String> all = new ArrayList<>(values);
            all.addAll(List.of(more));
            return new Type(name, all);
        }
    }

    static List<Type> integers() {
        List<Type> types = new ArrayList<>();
        String[] names = {"tinyint", "smallint", "mediumint", "int", "bigint"};
        for (int i = 0; i < names.length; i++) {
            int bits = new int[] {8, 16, 24, 32, 64}[i];
            String half = java.math.BigInteger.ONE.shiftLeft(bits - 1).toString();
            String most = java.math.BigInteger.ONE
                    .shiftLeft(bits)
                    .subtract(java.math.BigInteger.ONE)
                    .toString();
            types.add(Type.of(names[i], "0", "1", "-1", "-" + half, half + " - 1"));
            types.add(Type.of(names[i] + " unsigned", "0", "7", half, most));
            types.add(Type.of(names[i] + "(12) zerofill", "0", "7", half, most));
        }
        types.add(Type.of("tinyint(1)", "0", "1", "-128", "127"));
        types.add(Type.of("boolean not null", "true", "false", "2"));
        types.add(Type.of("bit(1)", "b'0'", "b'1'"));
        types.add(Type.of("bit(9)", "0", "b'100000000'", "b'111111111'", "9", "10", "92"));
        types.add(Type.of("bit(64)", "0", "1", "18446744073709551615", "0x5C0A09005C0A0900"));
        types.add(Type.of("year", "0", "'0000'", "1901", "2155", "2026"));
        return types;
    }

    static List<Type> fractions() {
        String most = "9".repeat(35) + "." + "9".repeat(30);
        return List.of(
                Type.of("decimal(65,30)", "0", most, "-" + most, "0." + "0".repeat(29) + "1", "-1.5"),
                Type.of("decimal(65,0)", "9".repeat(65), "-" + "9".repeat(65), "0"),
                Type.of("decimal(30,30)", "0." + "9".repeat(30), "-0." + "0".repeat(29) + "1"),
                Type.of("decimal(10,2) unsigned", "0", "99999999.99"),
                Type.of("decimal(10,2) zerofill", "0", "7.5", "99999999.99"),
                Type.of(
                        "float",
                        "0e0",
                        "-0e0",
                        "1.5",
                        "3.402823466e38",
                        "-3.402823466e38",
                        "1.175494351e-38",
                        "1e-45",
                        "-1e-45",
                        "9.99e-41",
                        "16777216",
                        "33554436",
                        "0.1",
                        "1e10",
                        "123456.789"),
                Type.of("float unsigned", "0", "0.1", "3.402823466e38"),
                Type.of("float(7,2)", "0", "12345.67", "-99999.99", "0.01"),
                Type.of("float zerofill", "0", "0.1", "7"),
                Type.of(
                        "double",
                        "0e0",
                        "-0e0",
                        "0.1",
                        "1.7976931348623157e308",
                        "-1.7976931348623157e308",
                        "2.2250738585072014e-308",
                        "2.2250738585072009e-308",
                        "5e-324",
                        "9007199254740993",
                        "1e15",
                        "1e16",
                        "123456789012345678",
                        "0.30000000000000004",
                        "1e22",
                        "1e23",
                        "-1e-7"),
                Type.of("double unsigned", "0", "0.1", "1e300"),
                Type.of("double(20,10)", "0", "1234567890.0123456789", "-0.0000000001"),
                Type.of("double zerofill", "0", "0.1", "1e10"));
    }

    static List<Type> calendar() {
        String[] days = {
            "'0000-00-00",
            "'2026-00-00",
            "'2026-07-00",
            "'2026-02-31",
            "'0000-01-01",
            "'0001-01-01",
            "'1000-01-01",
            "'1582-10-10",
            "'9999-12-31"
        };
        List<String> dates = new ArrayList<>();
        List<String> times = new ArrayList<>();
        List<String> fractions = new ArrayList<>();
        for (String day : days) {
            dates.add(day + "'");
            times.add(day + " 23:59:59'");
            fractions.add(day + " 23:59:59.999999'");
        }
        fractions.add("'2026-01-01 00:00:00.000001'");
        return List.of(
                new Type("date", dates),
                new Type("datetime", times),
                new Type("datetime(3)", times).and("'2026-01-01 00:00:00.120'"),
                new Type("datetime(6)", fractions),
                Type.of(
                        "timestamp null",
                        "'0000-00-00 00:00:00'",
                        "'1970-01-01 00:00:01'",
                        "'2038-01-19 03:14:07'",
                        "'2026-03-29 01:30:00'",
                        "'2026-10-25 00:30:00'",
                        "'2026-10-25 01:30:00'"),
                Type.of(
                        "timestamp(6) null",
                        "'0000-00-00 00:00:00'",
                        "'1970-01-01 00:00:01.000001'",
                        "'2038-01-19 03:14:07.999999'",
                        "'2026-03-29 02:30:00.5'"),
                Type.of("timestamp not null default '0000-00-00 00:00:00'", "'2026-01-01'", "'0000-00-00'"),
                Type.of(
                        "time",
                        "'-838:59:59'",
                        "'838:59:59'",
                        "'00:00:00'",
                        "'24:00:00'",
                        "'-00:00:01'",
                        "'100:00:00'"),
                Type.of("time(2)", "'-838:59:58.99'", "'-00:00:00.01'", "'12:00:00.10'"),
                Type.of("time(6)", "'-838:59:59'", "'838:59:58.999999'", "'-00:00:00.000001'", "'23:59:59.999999'"));
    }

    static List<Type> texts() {
        String[] odd = {
            "''",
            "' '",
            "'  a  '",
            "'A'",
            "'a'",
            "'\\t'",
            "'\\n'",
            "'\\r\\n'",
            "'\\\\'",
            NASTY,
            "'NULL'",
            "'\\0'",
            "'\\''",
            "'\"'",
            "'\\b\\Z'",
            "'ä'",
            "'日本'",
            "'😀'",
            "'e\\u0301'",
            "'\\t\\\\\\n'"
        };
        return List.of(
                Type.of("char(0)", "''"),
                Type.of("char(12)", odd).and("'trailing   '"),
                Type.of("char(255) collate utf8mb4_bin", "repeat('😀', 255)", "'a '"),
                Type.of("varchar(20)", odd).and("'trailing   '"),
                Type.of("varchar(2000)", "repeat('\\n', 2000)", "repeat('😀', 2000)"),
                Type.of("tinytext", odd).and("repeat('x', 255)", "repeat('日', 85)"),
                Type.of("text", odd).and("repeat('\\\\', 65535)", "repeat('日', 21845)"),
                Type.of("mediumtext", "''", LONG_TEXT),
                Type.of("longtext", "''", LONG_TEXT, "repeat('\\t', 1100000)"),
                Type.of("varchar(40) not null default 'given'", "''", "'x'"),
                Type.of("char(8) character set binary", "'a '", "x'00ff'"));
    }

    /** Each byte by itself, and what the several-byte sets have with a backslash, a tab or a line end as one half of a character. */
    static List<Type> charsets() {
        List<Type> types = new ArrayList<>();
        String all = hex(0, 255);
        for (String charset : List.of("latin1", "latin2", "cp1251", "koi8r", "cp850", "greek", "hebrew", "macroman"))
            types.add(new Type("varchar(256) character set " + charset, List.of(all, "'abc'", "''")));
        types.add(Type.of("char(200) character set latin1 collate latin1_bin", hex(32, 231), "'x '"));
        types.add(new Type("varchar(128) character set ascii", List.of(hex(0, 127))));
        types.add(new Type("char(128) character set ascii", List.of(hex(0, 127))));
        types.add(Type.of("varchar(20) character set utf8", "'日本\\\\'", "'\\t\\n'", "'ÿ'"));
        types.add(Type.of("varchar(20)", "'😀日ÿ\\\\'", "x'f48fbfbf'", "'\\0'"));
        types.add(
                Type.of("varchar(20) character set ucs2", "x'000a005c00090000'", "x'5c5c5c0a0a5c'", "x'd7ffe000ffff'"));
        types.add(
                Type.of("varchar(20) character set utf16", "x'000a005c'", "x'd83dde00'", "x'5c5c5c0a'", "x'dbffdfff'"));
        types.add(Type.of("varchar(20) character set utf16le", "x'0a005c00'", "x'3dd800de'", "x'5c5c0a5c'"));
        types.add(Type.of("char(6) character set utf16", "x'00610020'", "x'5c5c'"));
        types.add(Type.of("varchar(20) character set utf32", "x'0000000a0000005c'", "x'0001f600'", "x'00005c5c'"));
        types.add(Type.of("varchar(20) character set sjis", "x'955c'", "x'835c5c'", "x'b1'", "x'5c7e'", "x'8140'"));
        types.add(Type.of("char(4) character set cp932", "x'955c'", "x'8754'", "x'fa5c'"));
        types.add(Type.of("varchar(20) character set gbk", "x'bf5c'", "x'815c5c'", "x'0a09'", "x'fefe'"));
        types.add(Type.of("varchar(20) character set big5", "x'a45c'", "x'a55c5c'"));
        types.add(Type.of("varchar(20) character set ujis", "x'a4a2'", "x'8fb0a1'", "x'8eb1'"));
        types.add(Type.of("varchar(20) character set eucjpms", "x'a4a2'", "x'ada1'"));
        types.add(Type.of("varchar(20) character set euckr", "x'b0a1'"));
        types.add(Type.of("varchar(20) character set gb2312", "x'b0a1'"));
        types.add(Type.of("text character set sjis", "x'955c955c0a'"));
        types.add(Type.of("text character set utf32", "x'0000000a0000005c00000009'"));
        return types;
    }

    private static String hex(int from, int to) {
        StringBuilder bytes = new StringBuilder("x'");
        for (int value = from; value <= to; value++) bytes.append(String.format("%02x", value));
        return bytes.append('\'').toString();
    }

    static List<Type> bytes() {
        String[] odd = {"''", "x'00'", "x'ff'", "x'5c'", "x'09'", "x'0a'", "x'0d0a'", "x'5c4e'", "x'1a27'", "' a '"};
        return List.of(
                Type.of("binary(4)", odd),
                Type.of("binary(255)", hex(0, 254)),
                Type.of("varbinary(256)", odd).and(hex(0, 255)),
                Type.of("tinyblob", odd),
                Type.of("blob", odd).and("repeat(x'5c0a0900', 16383)"),
                Type.of("mediumblob", odd).and("repeat(x'00', 300000)"),
                Type.of("longblob", odd).and("repeat(" + hex(0, 255) + ", 5000)"),
                Type.of("binary(16) not null", "x'00112233445566778899aabbccddeeff'"));
    }

    static List<Type> labels() {
        String many = String.join(
                ", ", IntStream.rangeClosed(1, 64).mapToObj(i -> "'m" + i + "'").toList());
        return List.of(
                Type.of("enum('a','b','C')", "'a'", "'C'", "0", "3"),
                Type.of("enum('a','')", "'a'", "''", "0", "2"),
                Type.of("enum('','a') not null", "'a'", "''", "0", "1"),
                Type.of("enum('0','1','2')", "'0'", "'1'", "'2'", "0"),
                Type.of("enum('it''s','b\\\\c','ta\\tb','ä','日本','😀')", "1", "2", "3", "4", "5", "6", "0"),
                Type.of("enum('ä','Ä€') character set latin1", "1", "0"),
                Type.of("enum('x','y') character set utf16", "1", "2", "0"),
                Type.of("set('a','b','c')", "''", "'a'", "'a,c'", "7"),
                Type.of("set('ä','ß') character set latin1", "''", "1", "3"),
                Type.of("set(" + many + ")", "''", "18446744073709551615", "1"));
    }

    static List<Type> shapes() {
        String place = "st_geomfromtext('%s'%s)";
        String line = "LINESTRING(0 0, 1 1, 92 10)";
        String polygon = "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 3 2, 3 3, 2 3, 2 2))";
        String many = "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))";
        String collection = "GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))";
        return List.of(
                Type.of(
                        "geometry",
                        place.formatted("POINT(1 -2.5)", ""),
                        place.formatted("POINT(9.25 1e-300)", ", 4326"),
                        place.formatted(line, ""),
                        place.formatted(polygon, ", 4326"),
                        place.formatted(many, ""),
                        place.formatted(collection, ""),
                        place.formatted("MULTIPOINT(1 1, 2 2)", ""),
                        place.formatted("MULTILINESTRING((0 0, 1 1), (2 2, 3 3))", "")),
                Type.of("point", place.formatted("POINT(10 92)", ""), place.formatted("POINT(10 9)", ", 4326")),
                Type.of("linestring", place.formatted(line, "")),
                Type.of("polygon", place.formatted(polygon, "")),
                Type.of("multipoint", place.formatted("MULTIPOINT(1 1, 2 2)", "")),
                Type.of("multilinestring", place.formatted("MULTILINESTRING((0 0, 1 1), (2 2, 3 3))", "")),
                Type.of("multipolygon", place.formatted(many, "")),
                Type.of("geometrycollection", place.formatted(collection, "")));
    }

    /** A column that must not be null, which LOAD DATA does not take everywhere. */
    static List<Type> requiredShapes() {
        return List.of(
                Type.of("point not null", "st_geomfromtext('POINT(10 92)')", "st_geomfromtext('POINT(1 2)', 4326)"),
                Type.of("varchar(9)", "'a\\tb'", NASTY));
    }

    /** @param depth to which the server lets a document go */
    static List<Type> documents(int depth) {
        String deep = "concat(repeat('[', %1$d), '1', repeat(']', %1$d))".formatted(depth);
        return List.of(
                Type.of(
                        "json",
                        "'null'",
                        "'true'",
                        "'\"\"'",
                        "'{}'",
                        "'[]'",
                        "'{\"b\": 1, \"a\": 2, \"\": 3}'",
                        "'{\"a\": 1, \"a\": 2}'",
                        "'[1, 1.0, -0, -0.0, 1e2, 18446744073709551615, -9223372036854775808, 0.1, 1.5e-7, 123456789012345678901234567890]'",
                        "'[1e308, 5e-324, 1e16, 1.0e15, 100000000000000000000, 0.30000000000000004]'",
                        "'[\"\\\\u0000\\\\u001f\\\\\"\\\\\\\\\\\\/\\\\b\\\\f\\\\n\\\\r\\\\t\", \"grüße 日本 😀\", \"\\\\ud83d\\\\ude00\"]'",
                        deep,
                        "concat('{\"big\": \"', repeat('x\\\\\\\\n', 60000), '\"}')"),
                Type.of("json not null", "'{\"kept\": [\"\\t\"]}'".replace("\\t", "\\\\t"), "'7'"));
    }

    /** Documents with values that JSON has no types for, which MySQL keeps as what they were when a function put them there. Once read they are numbers and texts. */
    static List<Type> documentsOfFunctions() {
        return List.of(Type.of(
                "json",
                "json_object('price', cast(1.10 as decimal(5,2)), 'n', cast(7 as decimal(5,2)))",
                "json_array(cast('2026-01-02' as date), cast('2026-01-02 03:04:05.678' as datetime(3)), cast('25:00:00' as time))",
                "json_object('b', cast(1 as unsigned), 'huge', cast(9999999999999999999.5 as decimal(30,2)))",
                "json_array(cast(x'00ff' as binary))"));
    }

    /** What only MariaDB has. */
    static List<Type> ofMariaDb() {
        return List.of(
                Type.of(
                        "uuid",
                        "'00000000-0000-0000-0000-000000000000'",
                        "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
                        "'5c0a0900-1234-1abc-8def-5c5c5c5c5c5c'"),
                Type.of("inet4", "'0.0.0.0'", "'255.255.255.255'", "'92.10.9.0'"),
                Type.of("inet6", "'::'", "'::1'", "'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'", "'::ffff:1.2.3.4'"),
                Type.of("varchar(500) compressed", "repeat('a\\t', 250)", "''", "'x'"),
                Type.of("blob compressed", "repeat(x'5c00', 9000)", "''"),
                Type.of("text compressed character set latin1", "repeat(x'e9', 9000)"),
                Type.of("int invisible", "1", "2"),
                Type.of("int without system versioning", "1"));
    }
}
