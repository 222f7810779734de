package io.understudy.wire;

import java.nio.charset.StandardCharsets;

/** The types inside {@code COPY … (FORMAT binary)}: what each type's send and receive functions exchange. */
public sealed interface BinaryCodec extends Codec {
    /** text, varchar, char, name, enum labels, json, xml: the characters in UTF-8. */
    record Utf8() implements BinaryCodec {
        @Override
        public String decode(Cell cell) {
            return new String(cell.bytes(), cell.offset(), cell.length(), StandardCharsets.UTF_8);
        }

        @Override
        public void encode(String text, Buffer out) {
            out.writeUtf8(text);
        }
    }
}
