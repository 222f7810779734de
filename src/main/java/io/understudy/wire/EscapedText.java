package io.understudy.wire;

/** Any type inside {@code COPY … (FORMAT text)}: canonical text with backslash escapes. One codec serves all types. */
public record EscapedText() implements Codec {
    @Override
    public String decode(Cell cell) {
        throw new UnfitValue("not written yet");
    }

    @Override
    public void encode(String text, Buffer out) {
        throw new UnfitValue("not written yet");
    }
}
