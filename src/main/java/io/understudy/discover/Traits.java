package io.understudy.discover;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the values of a column have in common, as far as the choice of a mask depends on it.
 *
 * @param empty whether there was none to look at
 * @param enumeration whether few values come again and again
 * @param letters whether some of them hold letters beside their digits
 * @param wordy whether some of them hold more letters than a prefix or a check has
 * @param countries whether all of them are ISO codes of countries
 */
public record Traits(boolean empty, boolean enumeration, boolean letters, boolean wordy, boolean countries) {
    private static final Set<String> ISO = Set.of(Locale.getISOCountries());
    private static final int OF_A_PREFIX = 4;
    private static final double SOME = 0.05;

    static Traits of(Values values) {
        return new Traits(
                values.isEmpty(),
                values.isEnumeration(),
                values.share(text -> text.chars().anyMatch(Character::isLetter)) > SOME,
                values.share(text -> text.chars().filter(Character::isLetter).count() > OF_A_PREFIX) > SOME,
                !values.isEmpty() && values.share(ISO::contains) == 1);
    }

    /** Of values that nobody looked at one by one. */
    static Traits of(List<String> values) {
        return of(Values.of(values));
    }
}
