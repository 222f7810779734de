package io.understudy.run;

/** What a trial said. */
sealed interface Verdict {
    /** The condition holds. */
    record Holds() implements Verdict {}

    /** It does not; why is part of a sentence, without any value. */
    record Fails(String why) implements Verdict {}

    /** It cannot be said. */
    record Unclear(String why) implements Verdict {}
}
