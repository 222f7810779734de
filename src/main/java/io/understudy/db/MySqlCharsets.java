package io.understudy.db;

import java.util.Map;
import java.util.Set;

/** MySQL's character sets, as far as we can tell their characters. */
final class MySqlCharsets {
    /** Unicode in its several forms, by Java's names. */
    static final Map<String, String> UNICODE = Map.of(
            "utf8mb4", "UTF-8",
            "utf8mb3", "UTF-8",
            "utf8", "UTF-8",
            "ucs2", "UTF-16BE",
            "utf16", "UTF-16BE",
            "utf16le", "UTF-16LE",
            "utf32", "UTF-32BE");

    /** Sets of several bytes a character that Java knows too. */
    static final Map<String, String> OF_MANY_BYTES = Map.of(
            "big5", "Big5",
            "cp932", "windows-31j",
            "sjis", "Shift_JIS",
            "eucjpms", "x-eucJP-Open",
            "ujis", "EUC-JP",
            "euckr", "EUC-KR",
            "gbk", "GBK",
            "gb2312", "GB2312",
            "gb18030", "GB18030");

    /** One byte a character; the server itself is asked which. */
    static final Set<String> OF_ONE_BYTE = Set.of(
            "armscii8",
            "ascii",
            "cp1250",
            "cp1251",
            "cp1256",
            "cp1257",
            "cp850",
            "cp852",
            "cp866",
            "dec8",
            "geostd8",
            "greek",
            "hebrew",
            "hp8",
            "keybcs2",
            "koi8r",
            "koi8u",
            "latin1",
            "latin2",
            "latin5",
            "latin7",
            "macce",
            "macroman",
            "swe7",
            "tis620");

    private MySqlCharsets() {}

    /** Whether text in this character set can be read and written. */
    static boolean isKnown(String charset) {
        return UNICODE.containsKey(charset) || OF_MANY_BYTES.containsKey(charset) || OF_ONE_BYTE.contains(charset);
    }
}
