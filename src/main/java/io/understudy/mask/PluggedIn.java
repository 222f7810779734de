package io.understudy.mask;

/**
 * The one place where the family of maskers is open: a company's own masker is a public record that implements this, with a constructor without parameters besides its own, in a jar (or folder) that
 * {@code UNDERSTUDY_CLASSPATH} names and whose {@code META-INF/services/io.understudy.mask.PluggedIn} names the record. It is then one of {@link Masker#kinds} and held to all that {@link Masker} promises; what it does not claim is not
 * assumed.
 */
public non-sealed interface PluggedIn extends Masker {
    @Override
    default boolean ignoresCase() {
        return false;
    }
}
