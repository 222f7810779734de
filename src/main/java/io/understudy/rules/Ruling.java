package io.understudy.rules;

import io.understudy.mask.Masker;

/** What one rule says about the columns it applies to, whatever those are. */
sealed interface Ruling {
    /** Take the values as they are. */
    record Keep() implements Ruling {}

    /** Replace the values; columns of one domain mask alike. */
    record Mask(Masker masker, String domain) implements Ruling {}
}
