package io.understudy.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values as old systems, imports and people leave them; and random mixtures of their parts. */
public final class NastyValues {
    /** {@code -Dseed=…} repeats a run. */
    static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final String[] PARTS = {
        "anna",
        "Anna",
        "ANNA",
        "McDonald",
        "O'Brien",
        "é",
        "e\u0301",
        "ß",
        "İ",
        "ı",
        "ǆ",
        "ǅ",
        "Ω",
        "Иван",
        "أحمد",
        "דוד",
        "राहुल",
        "สมชาย",
        "王小明",
        "たなか",
        "タナカ",
        "김민준",
        "გიორგი",
        "ﬁ",
        "ＪＯ",
        "𝓙𝓸",
        "𝟜",
        "٣",
        "👨‍👩‍👧",
        "🇩🇪",
        "👍🏽",
        "\u200f",
        "\u202e",
        "\u0000",
        "\u0007",
        "\t",
        "\n",
        "\r\n",
        "\u00a0",
        "\u3000",
        "\ufeff",
        "\u200b",
        " ",
        "  ",
        "@",
        "@@",
        "@acme.com",
        "bob@acme.com",
        ".",
        "..",
        ",",
        ";",
        "+",
        "+1 202 555 1234",
        "(020) 7946 0958",
        "x12",
        "ext.",
        "4111 1111 1111 1111",
        "8.8.8.8",
        "2001:db8::1",
        "::",
        "1:2",
        "/24",
        "DE89370400440532013000",
        "550e8400-e29b-41d4-a716-446655440000",
        "2024-02-30",
        "2024-02-29",
        "0000-00-00",
        "1900-01-01",
        "infinity",
        "-1",
        "0",
        "007",
        "1e5",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        "{\"a\":\"b\"}",
        "null",
        "sk_live_",
        "abcdef0123456789",
        "://u:p@h.com:80/",
        "n/a",
        "-",
        "_",
        "%",
        "'",
        "\uffff"
    };

    private NastyValues() {}

    public static List<String> texts() {
        List<String> values = new ArrayList<>(List.of(PARTS));
        values.addAll(List.of(
                "",
                " ",
                " \t\n ",
                "  padded@acme.com ",
                // Masking the address in it once made another address with what stands before.
                "007@ＪＯbob@acme.com",
                "anna.schmidt@gmail.com",
                "john+news@acme.co.uk",
                "jörg@müller.de",
                "john doe@acme.com",
                "a@b.com, c@d.com",
                "Anna Schmidt",
                "Dr. Hans van der Berg Jr.",
                "山田 太郎",
                "call 0171/1234567 or bob@acme.com",
                "{\"email\": \"bob@acme.com\", \"n\": 12, \"deep\": [[[{\"email\": \"\\ud83d\\ude00\\ud800\"}]]]}",
                "{\"a\":1}{\"b\":2}",
                "[".repeat(500) + "]".repeat(500),
                "x".repeat(3_000),
                "a@".repeat(700),
                "1 ".repeat(900),
                "1".repeat(2_000),
                "+".repeat(300),
                "://".repeat(300),
                "👨‍👩‍👧".repeat(200)));
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) values.add(mixture(random));
        return values;
    }

    private static String mixture(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(1, 7); i > 0; i--) value.append(PARTS[random.nextInt(PARTS.length)]);
        return value.toString();
    }
}
