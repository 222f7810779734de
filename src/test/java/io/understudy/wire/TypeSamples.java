package io.understudy.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values of every type that a codec is there for: the first, the last, one beyond, and the odd ones. */
final class TypeSamples {
    private TypeSamples() {}

    /** A type with values that the server takes, and texts that both the server and the codec refuse. */
    record Type(String name, BinaryCodec codec, List<String> values, List<String> refused) {
        static Type of(String name, BinaryCodec codec, String... values) {
            return new Type(name, codec, List.of(values), List.of());
        }

        Type and(String... more) {
            return new Type(
                    name, codec, Stream.concat(values.stream(), Stream.of(more)).toList(), refused);
        }

        Type refusing(String... texts) {
            return new Type(name, codec, values, List.of(texts));
        }
    }

    static List<Type> all() {
        List<Type> types = new ArrayList<>();
        types.addAll(numbers());
        types.addAll(texts());
        types.addAll(calendar());
        types.addAll(others());
        types.addAll(arrays());
        return types;
    }

    private static List<Type> numbers() {
        return List.of(
                Type.of("int2", new BinaryCodec.Int2(), "0", "1", "-1", "32767", "-32768")
                        .refusing("32768", "-32769", "", "-", "1.5", "1e3", "x", "9999999999999999999999"),
                Type.of("int4", new BinaryCodec.Int4(), "0", "7", "2147483647", "-2147483648")
                        .refusing("2147483648", "-2147483649", "", "+", "--1", "1 2"),
                Type.of("int8", new BinaryCodec.Int8(), "0", "9223372036854775807", "-9223372036854775808")
                        .refusing("9223372036854775808", "-9223372036854775809", "", "NaN"),
                Type.of("oid", new BinaryCodec.Oid(), "0", "1", "2147483648", "4294967295")
                        .refusing("4294967296", "", "x"),
                Type.of("xid", new BinaryCodec.Oid(), "0", "4294967295"),
                Type.of(
                                "float4",
                                new BinaryCodec.Float4(),
                                strings(
                                        "0 -0 1 -1.5 100000 999999 1e6 1234567 16777216 16777217 33554436 1e10 0.0001",
                                        "0.00012345 0.00001 1e-5 1.1 3.4028235e38 -3.4028235e38 1.17549435e-38 1e-45",
                                        "2e-45 3e-45 1.4e-44 9.999999e-41 8388608.5 5e9 NaN Infinity -Infinity"))
                        .refusing("3.5e38", "1e-46", "", "1e", ".", "e5", "1d", "1f", "- 1", "infinitive"),
                Type.of(
                                "float8",
                                new BinaryCodec.Float8(),
                                strings(
                                        "0 -0 1 -1.5 100000 1e14 123456789012345 999999999999999 1e15 1e16 1e20 1e22 1e23",
                                        "9007199254740991 9007199254740992 9007199254740993 9007199254740994 0.1 0.0001",
                                        "0.00001 1e-5 1.7976931348623157e308 -1.7976931348623157e308 5e-324 1e-323 1.5e-323",
                                        "2.2250738585072014e-308 2.2250738585072011e-308 9.5e-322 1e-320 2e-44 0.3",
                                        "0.30000000000000004 1e100 1.0000000000000002 123456.789 18014398509481984",
                                        "2.9802322387695312e-08 9.409340012568248e+18 4.940656e-318 NaN Infinity -Infinity"))
                        .refusing("1.8e308", "1e-400", "", "1e+", ".", "1d", "1_0e", "nano"),
                Type.of(
                                "numeric",
                                new BinaryCodec.Numeric(),
                                strings(
                                        "0 0.0 0.000 1 -1 10 9999 10000 10001 100000000 1.10 -0.001 0.0001 0.00001",
                                        "12345678901234567890.12345678901234567890 1e10 1.5e-7 100e-1 00012.30 .5 5.",
                                        "NaN Infinity -Infinity 0.00000000000000000000 99999999.9999 1000000000000.00000001"))
                        .and(
                                "1" + "0".repeat(131_071),
                                "9".repeat(131_072) + "." + "9".repeat(16_383),
                                "0." + "0".repeat(16_382) + "1",
                                "-" + "12".repeat(4000))
                        .refusing(
                                "",
                                ".",
                                "-",
                                "1e",
                                "1.2.3",
                                "0x",
                                "1" + "0".repeat(131_072),
                                "0." + "0".repeat(16_383) + "1",
                                "1e131072",
                                "1e999999999999",
                                "nil"));
    }

    private static String[] strings(String... lines) {
        return Stream.of(lines).flatMap(line -> Stream.of(line.split(" "))).toArray(String[]::new);
    }

    private static List<Type> texts() {
        String[] samples = {
            "",
            " ",
            "plain",
            "  spaces  ",
            "\\N",
            "\\",
            "\\\\",
            "\\.",
            ".",
            "N",
            "tab\there",
            "line\nfeed",
            "carriage\rreturn",
            "\b\f\u000b\u0001\u001f\u007f",
            "grüße",
            "日本語",
            "👩‍👩‍👧‍👦",
            "e\u0301",
            "שלום",
            "\uFFFD",
            "\uFEFFbom",
            "'quoted\"",
            "\\x41",
            "\\101",
            "a\\\tb",
            "x".repeat(100_000)
        };
        return List.of(
                Type.of("text", new BinaryCodec.Utf8(), samples).refusing("a\0b"),
                Type.of("varchar(100000)", new BinaryCodec.Utf8(), samples),
                Type.of("char(8)", new BinaryCodec.Utf8(), "", "a", "12345678", "grüße", "a  "),
                Type.of("name", new BinaryCodec.Utf8(), "pg_class", "x".repeat(63)),
                Type.of("mood", new BinaryCodec.Utf8(), "sad", "so so", "überglücklich"),
                Type.of("json", new BinaryCodec.Utf8(), "null", "{\"a\" : [1,2, \"x\\ny\"]}", "\"\\\\\""),
                Type.of(
                        "jsonb",
                        new BinaryCodec.Jsonb(),
                        "null",
                        "\"\"",
                        "{}",
                        "{\"b\":1,\"a\":[1.50,true,null,\"grüße\\n\"]}",
                        "1e400",
                        "\"\\\\N\""),
                Type.of("xml", new BinaryCodec.Utf8(), "<a b=\"c\">d</a>", "text only"));
    }

    private static List<Type> calendar() {
        return List.of(
                Type.of(
                                "date",
                                new BinaryCodec.Date(),
                                "2000-01-01",
                                "1999-12-31",
                                "2024-02-29",
                                "1900-02-28",
                                "1970-01-01",
                                "0001-01-01",
                                "0001-12-31 BC",
                                "0044-03-15 BC",
                                "0005-02-29 BC",
                                "4714-11-24 BC",
                                "9999-12-31",
                                "10000-01-01",
                                "5874897-12-31",
                                "infinity",
                                "-infinity")
                        .refusing(
                                "4714-11-23 BC",
                                "5874898-01-01",
                                "2023-02-29",
                                "1900-02-29",
                                "0000-01-01",
                                "2024-13-01",
                                "2024-00-01",
                                "2024-04-31",
                                "2024-01-32",
                                "2024-01-00",
                                "",
                                "nonsense",
                                "2024-01-01 AC"),
                Type.of(
                                "timestamp",
                                new BinaryCodec.Timestamp(),
                                "2000-01-01 00:00:00",
                                "1999-12-31 23:59:59.999999",
                                "2024-03-31 02:30:00",
                                "2024-10-27 02:30:00.5",
                                "2024-02-29 12:00:00.000001",
                                "2024-02-29 12:00:00.100000",
                                "0044-03-15 12:34:56 BC",
                                "4714-11-24 00:00:00 BC",
                                "294276-12-31 23:59:59.999999",
                                "2024-02-29T12:00",
                                "2024-02-29",
                                "infinity",
                                "-infinity")
                        .refusing(
                                "294277-01-01 00:00:00",
                                "4714-11-23 23:59:59.999999 BC",
                                "5874897-12-31 00:00:00",
                                "2024-01-01 25:00:00",
                                "2024-01-01 12:60:00",
                                "2024-01-01 12:00:61",
                                "",
                                "2024-02-30 00:00:00"),
                Type.of(
                                "timestamptz",
                                new BinaryCodec.TimestampTz(),
                                "2000-01-01 00:00:00+00",
                                "1999-12-31 23:59:59.999999+00",
                                "2024-03-31 02:30:00+02",
                                "2024-10-27 02:30:00-05:30",
                                "1883-11-18 12:00:00-04:56:02",
                                "0044-03-15 12:34:56+00 BC",
                                "4714-11-24 00:00:00+00 BC",
                                "4714-11-23 22:00:00-02 BC",
                                "294276-12-31 23:59:59.999999+00",
                                "294277-01-01 01:00:00+02",
                                "2024-02-29 12:00:00Z",
                                "infinity",
                                "-infinity")
                        .refusing(
                                "294277-01-01 00:00:00+00",
                                "294276-12-31 23:00:00-02",
                                "4714-11-24 01:00:00+02 BC",
                                "2024-01-01 00:00:00+16",
                                ""),
                Type.of(
                                "time",
                                new BinaryCodec.Time(),
                                "00:00:00",
                                "23:59:59.999999",
                                "24:00:00",
                                "12:34:56.7",
                                "12:34")
                        .refusing("24:00:00.000001", "25:00:00", "-00:00:01", "12:60:00", ""),
                Type.of(
                                "timetz",
                                new BinaryCodec.TimeTz(),
                                "00:00:00+00",
                                "24:00:00-15:59:59",
                                "23:59:59.999999+15:59:59",
                                "12:00:00+02",
                                "12:00:00-05:30",
                                "12:00:00+00:00:01",
                                "12:00:00")
                        .refusing("12:00:00+16", "24:00:01+00", ""),
                Type.of(
                                "interval",
                                new BinaryCodec.Interval(),
                                "00:00:00",
                                "1 year",
                                "-1 years",
                                "1 mon",
                                "-1 mons",
                                "1 year 2 mons 3 days 04:05:06.7",
                                "-1 years -2 mons +3 days -04:05:06.789",
                                "1 year 2 mons -3 days +04:05:06",
                                "-1 years +00:00:01",
                                "1 day",
                                "-00:00:00.000001",
                                "2562047788:00:54.775807",
                                "-2562047788:00:54.775807",
                                "178956970 years 7 mons",
                                "-178956970 years -8 mons",
                                "2147483647 days",
                                "-2147483648 days",
                                "100:00:00",
                                "infinity",
                                "-infinity")
                        .refusing(
                                "2562047788:00:54.775808",
                                "178956970 years 8 mons",
                                "-178956970 years -9 mons",
                                "2147483648 days",
                                "1 day 1 day",
                                "",
                                "1 parsec",
                                "04:60:00"));
    }

    private static List<Type> others() {
        return List.of(
                Type.of("bool", new BinaryCodec.Bool(), "t", "f", "true", "false")
                        .refusing("", "maybe", "2"),
                Type.of(
                                "uuid",
                                new BinaryCodec.Uuid(),
                                "00000000-0000-0000-0000-000000000000",
                                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                                "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
                                "a0eebc999c0b4ef8bb6d6bb9bd380a11")
                        .refusing(
                                "",
                                "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1",
                                "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a111",
                                "g0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                                "a0eebc99_9c0b-4ef8-bb6d-6bb9bd380a11"),
                Type.of(
                                "inet",
                                new BinaryCodec.Inet(),
                                strings(
                                        "0.0.0.0 255.255.255.255 10.1.2.3/8 10.1.2.3/32 192.168.0.1/0 :: ::1 ::/0 ::1/64",
                                        "2001:db8::1 2001:db8:0:0:1:0:0:1 2001:0:0:1:0:0:0:1 fe80::1/10 1:2:3:4:5:6:7:8",
                                        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ::ffff:1.2.3.4 ::1.2.3.4 ::ffff:0:1.2.3.4",
                                        "::0.1.0.0 1:2:3:4:5:6:7:: ::2:3:4:5:6:7:8 0:0:1:: 1:0:0:0:0:0:0:0 1:0:3:4:5:6:7:8",
                                        "::ffff:1.2.3.4/96 64:ff9b::1.2.3.4 1:2:3:4:5:6:1.2.3.4 ABCD::EF ::1:2 ::0:1"))
                        .refusing(
                                "",
                                "256.1.1.1",
                                "1.2.3.4/33",
                                "::/129",
                                ":",
                                ":::",
                                "1::2::3",
                                "12345::",
                                "1:2:3:4:5:6:7",
                                "1:2:3:4:5:6:7:8:9",
                                "1.2.3.4/",
                                "g::",
                                "1:2:3:4:5:6:7:1.2.3.4"),
                Type.of(
                                "cidr",
                                new BinaryCodec.Cidr(),
                                strings(
                                        "0.0.0.0/0 10.0.0.0/8 10.1.2.3/32 192.168.4.0/22 ::/0 2001:db8::/32 ::1/128",
                                        "::ffff:1.2.3.0/120 ::ffff:0:0/96"))
                        .refusing("10.1.2.3/8", "2001:db8::1/32", "1.2.3.4/33", ""),
                Type.of("macaddr", new BinaryCodec.MacAddr(), "08:00:2b:01:02:03", "FF:ff:ff:ff:ff:ff")
                        .refusing("08:00:2b:01:02", "08:00:2b:01:02:0g", ""),
                Type.of("macaddr8", new BinaryCodec.MacAddr8(), "08:00:2b:01:02:03:04:05")
                        .refusing("08:00:2b:01:02", "08:00:2b:01:02:03:04:0g", ""),
                Type.of(
                                "bytea",
                                new BinaryCodec.Bytea(),
                                "\\x",
                                "\\x00",
                                "\\xDEADBEEF",
                                "\\x" + "5c0a09ff".repeat(5000))
                        .refusing("\\x0", "\\x0g"),
                Type.of("bit varying", new BinaryCodec.Bits(), "", "0", "1", "10101010", "101010101", "1".repeat(1000))
                        .refusing("2", "01x"),
                Type.of("bit(3)", new BinaryCodec.Bits(), "101"));
    }

    private static List<Type> arrays() {
        BinaryCodec text = new BinaryCodec.Array(new BinaryCodec.Utf8(), 25, ',');
        BinaryCodec integers = new BinaryCodec.Array(new BinaryCodec.Int4(), 23, ',');
        return List.of(
                Type.of(
                                "text[]",
                                text,
                                "{}",
                                "{a,b}",
                                "{NULL}",
                                "{\"NULL\",null,\"null\",nULL}",
                                "{\"\",\" \",\"a b\",\"{}\",\"a,b\",\"\\\"q\\\"\",\"back\\\\slash\"}",
                                "{{a,b},{c,NULL}}",
                                "{{{a},{b}},{{c},{d}}}",
                                "[0:2]={a,b,c}",
                                "[-1:0][5:6]={{a,b},{c,d}}",
                                "[1:2]={a,b}",
                                "{grüße,日本語,\"line\nfeed\",\"tab\there\",\"\u000b\"}",
                                " { a , \" b \" , c d } ",
                                "{\\N,a\\,b,a\\ }",
                                "{\u00a0,\u0085}",
                                "{N,NUL,NULLS}")
                        .refusing(
                                "",
                                "{",
                                "{a",
                                "{a}}",
                                "a",
                                "{a,}",
                                "{,a}",
                                "{{a},b}",
                                "{a,{b}}",
                                "{{a},{b,c}}",
                                "{\"a}",
                                "{a\"b\"}",
                                "{a}x",
                                "[0:1]={a}",
                                "[1:0]={}",
                                "[1]{a}",
                                "[2147483647:2147483647]={a}",
                                "{{{{{{{a}}}}}}}"),
                Type.of("int4[]", integers, "{}", "{1,-2,NULL,2147483647}", "{{1,2},{3,4}}", "[-5:-4]={1,2}")
                        .refusing("{x}", "{2147483648}", "{1 2}", "{\"\"}"),
                Type.of(
                        "timestamptz[]",
                        new BinaryCodec.Array(new BinaryCodec.TimestampTz(), 1184, ','),
                        "{\"2024-01-01 00:00:00+00\",infinity,\"0044-03-15 00:00:00+00 BC\"}"),
                Type.of("float8[]", new BinaryCodec.Array(new BinaryCodec.Float8(), 701, ','), "{1,NaN,-0,1e+20,NULL}"),
                Type.of(
                        "bytea[]",
                        new BinaryCodec.Array(new BinaryCodec.Bytea(), 17, ','),
                        "{\"\\\\x00ff\",\"\\\\x\"}"));
    }
}
