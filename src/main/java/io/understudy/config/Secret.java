package io.understudy.config;

/**
 * A password or key. Holds its text as a private field without a getter's name, so that neither a record's {@code toString}, a logger nor a JSON mapper
 * shows it by accident; {@link #reveal} is the one way to it, and its calls are few and easy to find.
 */
public final class Secret {
    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** The secret itself: to be handed to a driver or a key derivation, and never to a message. */
    public String reveal() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    /** The same for all: a hash of a short secret would tell it. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
