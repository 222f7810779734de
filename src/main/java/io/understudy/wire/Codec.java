package io.understudy.wire;

/**
 * Reads and writes one value of one type in one wire form, as <em>canonical text</em>: the text that PostgreSQL's own output function gives under ISO dates, UTC,
 * the shortest exact floats and UTF-8 (so {@code 42}, {@code -infinity}, {@code 0044-03-15 BC}, {@code {a,"b c",NULL}}). Only masked and key columns ever pass through a codec.
 * It is what {@code format('%s', value)} gives; a cast to text is another thing for some types ({@code true::text} is {@code true}, the output is {@code t}).
 *
 * <p>An implementer must be stateless, must never go through {@code java.sql} or {@code java.time}, and must throw {@link UnfitValue} without the value.
 * {@code decode(encode(text)) = text} holds for every canonical text that the type has.
 */
public sealed interface Codec permits BinaryCodec, EscapedText, LineCodec {
    /**
     * The canonical text of a value.
     *
     * @param cell not null-valued
     * @throws UnfitValue if the bytes are not a value of this type
     */
    String decode(Cell cell);

    /**
     * Appends the wire form of a value, without any length or separator.
     *
     * @throws UnfitValue if the text is not a value of this type; the buffer is then as it was
     */
    void encode(String text, Buffer out);
}
