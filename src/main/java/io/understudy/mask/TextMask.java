package io.understudy.mask;

/** What a masker of text does to the value inside its surrounding white space; {@link Margins} takes care of the rest. For one thread. */
@FunctionalInterface
interface TextMask {
    /**
     * The masked form.
     *
     * @param value not empty, and neither its first nor its last character is white space
     * @param room the most characters (code points) the result may have: never less than the masker's own minimum
     * @param siblings as in {@link Mask#apply}
     */
    String apply(String value, int room, Siblings siblings);
}
