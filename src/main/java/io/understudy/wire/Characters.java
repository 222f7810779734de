package io.understudy.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A character set of a MySQL column: bytes to characters and back, without silent repairs. */
public sealed interface Characters {
    /**
     * The characters of some bytes.
     *
     * @throws UnfitValue if they are not text in this set
     */
    String decode(byte[] bytes);

    /**
     * The bytes of some characters.
     *
     * @throws UnfitValue if the set lacks one of them
     */
    byte[] encode(String text);

    /** UTF-8, of at most three or four bytes a character. */
    record Utf8(int bytesPerCharacter) implements Characters {
        private static final String TYPE = "text";

        @Override
        public String decode(byte[] bytes) {
            return Utf8Text.decode(bytes, 0, bytes.length, TYPE);
        }

        @Override
        public byte[] encode(String text) {
            boolean fits = bytesPerCharacter > 3 || text.codePoints().allMatch(Character::isBmpCodePoint);
            if (!fits || text.codePoints().anyMatch(Characters::isLoneSurrogate)) throw UnfitValue.text(TYPE, text);
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Any set that Java knows by a name. */
    record Named(Charset charset, boolean holdsSupplementary) implements Characters {
        @Override
        public String decode(byte[] bytes) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                throw UnfitValue.bytes("text in " + charset.name(), bytes.length);
            }
        }

        @Override
        public byte[] encode(String text) {
            if (!holdsSupplementary && !text.codePoints().allMatch(Character::isBmpCodePoint))
                throw UnfitValue.text("text in " + charset.name(), text);
            try {
                ByteBuffer encoded = charset.newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .encode(CharBuffer.wrap(text));
                byte[] bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                return bytes;
            } catch (CharacterCodingException e) {
                throw UnfitValue.text("text in " + charset.name(), text);
            }
        }
    }

    /**
     * One byte a character, as the server itself maps them: its latin1 is neither ISO 8859-1 nor quite windows-1252. A byte that stands for no character is told as one for private use, so that it comes back.
     *
     * @param name of the set
     * @param table the character of each of the 256 bytes; U+FFFD for a byte that stands for none
     */
    record OneByte(String name, String table) implements Characters {
        private static final char NONE = '\uFFFD';
        private static final char PRIVATE = '\uF700';

        public OneByte {
            if (table.length() != 256) throw new IllegalArgumentException(name + " needs 256 characters");
        }

        @Override
        public String decode(byte[] bytes) {
            char[] characters = new char[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                int value = bytes[i] & 0xff;
                characters[i] = table.charAt(value);
                if (characters[i] == NONE) characters[i] = (char) (PRIVATE + value);
            }
            return new String(characters);
        }

        @Override
        public byte[] encode(String text) {
            byte[] bytes = new byte[text.length()];
            for (int i = 0; i < bytes.length; i++) {
                char character = text.charAt(i);
                boolean same = character < 128 && table.charAt(character) == character;
                int value = same ? character : isNone(character) ? character - PRIVATE : table.indexOf(character);
                if (value < 0 || character == NONE) throw UnfitValue.text("text in " + name, text);
                bytes[i] = (byte) value;
            }
            return bytes;
        }

        /** Whether it tells a byte that stands for nothing. */
        private boolean isNone(char character) {
            return character >= PRIVATE && character < PRIVATE + 256 && table.charAt(character - PRIVATE) == NONE;
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
