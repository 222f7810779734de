package io.understudy.discover;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What bytes are, by the first of them: pictures, documents, text that somebody put there. They come in hexadecimal. */
final class Binary {
    private static final List<String> PICTURES =
            List.of("ffd8ff", "89504e47", "47494638", "49492a00", "4d4d002a", "424d");
    private static final List<String> DOCUMENTS = List.of(
            "25504446",
            "504b0304",
            "d0cf11e0",
            "7b5c727466",
            "1f8b08",
            "52617221",
            "494433",
            "664c6143",
            "4f676753",
            "000000");

    private Binary() {}

    static void judge(Values hex, Subject subject, Guess guess) {
        if (hex.isEmpty()) return;
        if (hex.share(text -> startsWith(text, PICTURES) || text.matches("(?i)52494646.{8}57454250.*")) >= 0.5) {
            guess.speaksFor(
                    DataClass.IMAGE,
                    subject == Subject.PEOPLE ? 5 : subject == Subject.THINGS ? 1 : 2.8,
                    "values: pictures");
            return;
        }
        if (hex.share(text -> startsWith(text, DOCUMENTS)) >= 0.5) {
            guess.speaksFor(DataClass.DOCUMENT, subject == Subject.THINGS ? 2.5 : 3.5, "values: documents");
            return;
        }
        List<String> texts =
                hex.distinct().stream().flatMap(text -> text(text).stream()).toList();
        if (texts.size() < hex.size() / 2 || texts.isEmpty()) return;
        Guess inside = new Guess();
        ValueJudge.judgeTexts(Values.of(texts), inside);
        Verdict verdict = inside.verdict();
        if (verdict.isPersonal()) guess.speaksFor(DataClass.DOCUMENT, 4, "values: text as bytes");
    }

    private static boolean startsWith(String hex, List<String> beginnings) {
        String lower = hex.substring(0, Math.min(16, hex.length())).toLowerCase(java.util.Locale.ROOT);
        return beginnings.stream().anyMatch(lower::startsWith);
    }

    /** The text that the bytes are; empty if they are none. */
    private static Optional<String> text(String hex) {
        if (hex.length() < 8 || hex.length() % 2 != 0 || !hex.matches("[0-9a-fA-F]+")) return Optional.empty();
        String text = new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
        boolean readable = text.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || (c >= 32 && c != 0xFFFD));
        return readable ? Optional.of(text) : Optional.empty();
    }
}
