package io.understudy.identify;

import java.util.function.Predicate;

/**
 * Tells whether a text is a thing of one kind.
 *
 * @param name for people, such as {@code Dutch BSN}
 * @param kind what it recognises
 * @param shape what its texts look like: {@code 9} is a digit, {@code A} a capital, {@code N} either, {@code h} a lower-case hexadecimal digit, all else itself; where there are several, the weakest one
 * @param chance the share of random texts of that shape that pass: how little a match says
 * @param test the decision
 */
public record Recogniser(String name, Kind kind, String shape, double chance, Predicate<String> test) {
    /** What a text can be. */
    public enum Kind {
        EMAIL,
        PHONE,
        CARD,
        IBAN,
        BIC,
        NATIONAL_ID,
        TAX_ID,
        IP,
        MAC,
        URL,
        TOKEN,
        PASSWORD_HASH,
        UUID,
        USER_AGENT,
        GEO,
        DEVICE_ID,
        VEHICLE,
        PASSPORT
    }

    public Recogniser {
        if (!(chance >= 0 && chance < 1)) throw new IllegalArgumentException(name + ": a chance is from 0 to below 1");
    }

    /** Whether the text, without white space around it, is such a thing. */
    public boolean matches(CharSequence text) {
        return test.test(text.toString().strip());
    }
}
