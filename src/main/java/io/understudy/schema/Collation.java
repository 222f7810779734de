package io.understudy.schema;

import java.util.Locale;

/**
 * In what bytes a text column keeps its characters, and which texts its server takes for equal.
 *
 * @param name as the server has it, such as {@code utf8mb4_general_ci}
 * @param charset the character set, such as {@code latin1}
 * @param bytesPerCharacter the most bytes a character may have
 * @param padsSpace whether spaces at the end make no difference
 */
public record Collation(String name, String charset, int bytesPerCharacter, boolean padsSpace) {
    public Collation {
        if (bytesPerCharacter <= 0) throw new IllegalArgumentException(name + ": a character needs bytes");
    }

    /** Whether upper and lower case are the same. */
    public boolean ignoresCase() {
        return has("_ci");
    }

    /** Whether a letter is the same with an accent and without. Old collations do not say so in their names; most of them do ignore accents. */
    public boolean ignoresAccents() {
        return has("_ai") || (ignoresCase() && !has("_as"));
    }

    /** Whether the character set holds every character there is. */
    public boolean holdsEverything() {
        return switch (charset) {
            case "utf8mb4", "utf16", "utf16le", "utf32", "gb18030" -> true;
            default -> false;
        };
    }

    private boolean has(String suffix) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(suffix) || lower.contains(suffix + "_");
    }
}
