package io.understudy.mask;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as XML writes them: with references to characters, and to entities. */
public final class XmlText {
    private static final Map<String, String> PREDEFINED =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");
    private static final Pattern REFERENCE =
            Pattern.compile("&(#[0-9]{1,8}|#x[0-9a-fA-F]{1,8}|[^#&;<>\\s][^&;<>\\s]*);");

    private XmlText() {}

    static boolean isReference(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.matches() && (text.charAt(1) != '#' || character(reference.group(1)) != null);
    }

    /** What a well-formed text says; null if that depends on an entity that the document declares. */
    public static @Nullable String decoded(String raw) {
        if (raw.indexOf('&') < 0) return raw;
        StringBuilder text = new StringBuilder(raw.length());
        Matcher reference = REFERENCE.matcher(raw);
        int copied = 0;
        while (reference.find()) {
            String character = character(reference.group(1));
            if (character == null) return null;
            text.append(raw, copied, reference.start()).append(character);
            copied = reference.end();
        }
        return text.append(raw, copied, raw.length()).toString();
    }

    /** The character that a reference stands for; null if it is an entity of the document's own, or no character. */
    private static @Nullable String character(String reference) {
        if (reference.charAt(0) != '#') return PREDEFINED.get(reference);
        boolean hexadecimal = reference.charAt(1) == 'x';
        long code = Long.parseLong(reference.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
        boolean allowed = code == '\t'
                || code == '\n'
                || code == '\r'
                || (code >= ' ' && code < 0xD800)
                || (code > 0xDFFF && code <= 0x10FFFF);
        return allowed ? Character.toString((int) code) : null;
    }

    /** A text between tags. What the original has without a reference needs none. */
    static String inElement(String text, String original) {
        StringBuilder output = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> output.append("&amp;");
                case '<' -> output.append("&lt;");
                case '>' -> {
                    boolean bare = original.indexOf('>') >= 0 && (i < 2 || !text.startsWith("]]", i - 2));
                    output.append(bare ? ">" : "&gt;");
                }
                case '\r' -> output.append(original.indexOf(c) >= 0 ? "\r" : "&#13;");
                default -> output.append(c);
            }
        }
        return output.toString();
    }

    /** A text between quotes. */
    static String inAttribute(String text, String original, char quote) {
        StringBuilder output = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') output.append("&amp;");
            else if (c == '<') output.append("&lt;");
            else if (c == quote) output.append(quote == '"' ? "&quot;" : "&apos;");
            else if ("\t\n\r".indexOf(c) >= 0 && original.indexOf(c) < 0)
                output.append("&#").append((int) c).append(';');
            else output.append(c);
        }
        return output.toString();
    }

    static String inCdata(String text) {
        return text.replace("]]>", "]]]]><![CDATA[>");
    }

    /** Scrambled in place, and no longer than before: references to signs and to entities stay, those to letters and digits become others. */
    static String scrambled(String raw, Scramble scramble) {
        StringBuilder output = new StringBuilder(raw.length());
        Matcher reference = REFERENCE.matcher(raw);
        int copied = 0;
        while (reference.find()) {
            output.append(scramble.apply(raw.substring(copied, reference.start())));
            String character = character(reference.group(1));
            if (character != null && Alphabet.replaces(character.codePointAt(0)))
                output.append(scramble.apply(character));
            else output.append(reference.group());
            copied = reference.end();
        }
        return output.append(scramble.apply(raw.substring(copied))).toString();
    }
}
