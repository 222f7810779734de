package io.understudy.mask;

import io.understudy.schema.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * A kind of mask. One record each, nested in its family; its components are its YAML parameters (kebab-case; a component that may be left out is nullable and gets its default
 * in the compact constructor, which also refuses nonsense with an {@link IllegalArgumentException} that says what to write). Its YAML name is the record's name in kebab-case.
 * Adding a masker is adding one record to a family: rules, plan, documentation and the contract test find it by {@link #kinds}.
 *
 * <p>All of them: '' stays '' and white space stays, inside a value's margins too; equal values mask alike; nothing masked is longer than its column. Only {@link GenericMasker.Null} makes null.
 */
public sealed interface Masker
        permits PersonMasker,
                DateMasker,
                NumberMasker,
                PlaceMasker,
                PaymentMasker,
                NetworkMasker,
                SecretMasker,
                DocumentMasker,
                GenericMasker,
                PluggedIn {
    /** What this masker does to values that differ, in a column of the given type; of an array, in its elements. It claims nothing unless it says so. */
    default Uniqueness uniqueness(DataType type) {
        return Uniqueness.LOST;
    }

    /** How many different values it makes at most of values of its kind, in a column of the given type; empty if only the column, or what is in it, is a limit. */
    default OptionalLong capacity(DataType type) {
        return OptionalLong.empty();
    }

    /** Whether values that are equal whatever their case still are behind the mask. Where a collation ignores case, keys must be, or what refers to one in another spelling loses it. */
    default boolean ignoresCase() {
        return true;
    }

    /** Why this masker cannot mask a column of this type (type, length, nullability), as a sentence that says what to use instead; empty if it can. Most mask text only. */
    default Optional<String> refusal(DataType type, boolean nullable) {
        return Fit.text(type, 0);
    }

    /** Binds to a column. To be called only where {@link #refusal} is empty. The mask is for one thread: bind once for each. */
    Mask bind(DataType type, DomainKey key);

    /** The domain used where a rule names none, which is called like the masker: all e-mails mask alike wherever they occur, say. */
    default String domain() {
        return name();
    }

    /** The columns beside its own whose values this masker wants to see, as named in its parameters. */
    default List<String> siblings() {
        return List.of();
    }

    /** What a user should know before relying on this masker in a column of this type; empty if nothing. */
    default Optional<String> caution(DataType type) {
        return Optional.empty();
    }

    /** As {@link #refusal}, and for arrays as well: a masker can mask an array if it can mask its elements. */
    default Optional<String> refusalFor(DataType type, boolean nullable) {
        return ElementMask.masksWhole(this, type)
                ? refusal(type, nullable)
                : refusal(ElementMask.elementOf(type), true);
    }

    /** As {@link #uniqueness}, and for arrays as well: arrays are as different as their elements. */
    default Uniqueness uniquenessFor(DataType type) {
        return ElementMask.masksWhole(this, type) ? uniqueness(type) : uniqueness(ElementMask.elementOf(type));
    }

    /** As {@link #bind}, and for arrays as well: each element that is not null is masked. To be called only where {@link #refusalFor} is empty. */
    default Mask bindTo(DataType type, DomainKey key) {
        return ElementMask.masksWhole(this, type) ? bind(type, key) : ElementMask.bind(this, type, key);
    }

    /** As rules write it: the record's name in kebab-case. */
    default String name() {
        return kebab(getClass());
    }

    private static String kebab(Class<?> kind) {
        return Pattern.compile("(?<=[a-z])(?=[A-Z])")
                .matcher(kind.getSimpleName())
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Every kind of mask that a rule can name, by its YAML name: family by family, each in the order of its file, and then what is plugged in.
     *
     * @throws IllegalArgumentException if something is plugged in that is no masker, or is called like one of ours; the message says which
     */
    static Map<String, Class<? extends Masker>> kinds() {
        Map<String, Class<? extends Masker>> kinds = new LinkedHashMap<>();
        for (Class<?> family : Masker.class.getPermittedSubclasses()) {
            if (!family.isSealed()) continue;
            for (Class<?> kind : family.getPermittedSubclasses()) {
                if (kind != GenericMasker.Keep.class) kinds.put(kebab(kind), kind.asSubclass(Masker.class));
            }
        }
        try {
            for (var provider : ServiceLoader.load(PluggedIn.class).stream().toList()) {
                Class<? extends PluggedIn> kind = provider.type();
                if (!kind.isRecord())
                    throw new IllegalArgumentException(kind.getName() + " is plugged in as a masker and is no record");
                if (kinds.putIfAbsent(kebab(kind), kind) != null)
                    throw new IllegalArgumentException(kind.getName() + " is plugged in and there is a masker "
                            + kebab(kind) + " already; rename the record");
            }
        } catch (ServiceConfigurationError unusable) {
            throw new IllegalArgumentException(
                    "what UNDERSTUDY_CLASSPATH plugs in cannot be loaded: " + unusable.getMessage(), unusable);
        }
        return Collections.unmodifiableMap(kinds);
    }
}
