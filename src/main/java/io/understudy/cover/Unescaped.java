package io.understudy.cover;

import io.understudy.wire.Cell;
import io.understudy.wire.Codec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The characters of a cell in UTF-8, whatever form it travels in: as it lies there wherever that is so already. */
final class Unescaped {
    private final Form form;
    private final @Nullable Codec codec;
    private byte[] scratch = new byte[256];

    /** How the bytes of a text lie in a row. */
    enum Form {
        /** As they are. */
        PLAIN,
        /** Behind a version byte. */
        VERSIONED,
        /** With backslashes before what would end a line. */
        ESCAPED
    }

    /**
     * Over cells of one column.
     *
     * @param codec of a column whose character set is not UTF-8, else null
     */
    Unescaped(Form form, @Nullable Codec codec) {
        this.form = form;
        this.codec = codec;
    }

    /** Points the cell at its characters. */
    Cell of(Cell cell) {
        if (form == Form.PLAIN) return cell;
        if (form == Form.VERSIONED) return cell.set(cell.bytes(), cell.offset() + 1, Math.max(0, cell.length() - 1));
        if (codec != null && !isAscii(cell)) {
            byte[] decoded = codec.decode(cell).getBytes(StandardCharsets.UTF_8);
            return cell.set(decoded, 0, decoded.length);
        }
        byte[] bytes = cell.bytes();
        int end = cell.offset() + cell.length();
        for (int at = cell.offset(); at < end; at++) if (bytes[at] == '\\') return unescape(cell);
        return cell;
    }

    /** Sets with more than a byte a character hold zeros, which are escaped, so that a backslash gives them away. */
    private static boolean isAscii(Cell cell) {
        int end = cell.offset() + cell.length();
        for (int at = cell.offset(); at < end; at++) if (cell.bytes()[at] < 0 || cell.bytes()[at] == '\\') return false;
        return true;
    }

    private Cell unescape(Cell cell) {
        if (scratch.length < cell.length()) scratch = new byte[cell.length() * 2];
        byte[] bytes = cell.bytes();
        int end = cell.offset() + cell.length();
        int size = 0;
        for (int at = cell.offset(); at < end; at++) {
            byte value = bytes[at];
            if (value == '\\' && at + 1 < end) value = plain(bytes[++at]);
            scratch[size++] = value;
        }
        return cell.set(scratch, 0, size);
    }

    private static byte plain(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case '0' -> 0;
            default -> letter;
        };
    }
}
