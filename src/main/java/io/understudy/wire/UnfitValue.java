package io.understudy.wire;

/** A value that a type cannot hold, or bytes that are not a value of the type. The message names the type and lengths, never the value. */
public final class UnfitValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnfitValue(String message) {
        super(message);
    }

    /** For text that is not a value of a type, called by the name that PostgreSQL gives it. */
    static UnfitValue text(String type, String text) {
        return new UnfitValue("not a value of type " + type + " (text of " + text.length() + " characters)");
    }

    /** For bytes from the server that are not a value of a type, called by the name that PostgreSQL gives it. */
    static UnfitValue bytes(String type, int length) {
        return new UnfitValue("not the wire form of type " + type + " (" + length + " bytes)");
    }
}
