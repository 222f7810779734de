package io.understudy.discover;

import java.util.List;
import java.util.Locale;

/**
 * What a column seems to hold.
 *
 * @param kind the class; {@link DataClass#NONE} if nothing personal was found
 * @param confidence from 0 to 1, in {@code kind}
 * @param evidence kinds of hints and never a value; empty where nothing at all was found
 */
public record Verdict(DataClass kind, double confidence, List<String> evidence) {
    public Verdict {
        evidence = List.copyOf(evidence);
    }

    static Verdict nothing() {
        return new Verdict(DataClass.NONE, 0.98, List.of());
    }

    public boolean isPersonal() {
        return kind != DataClass.NONE;
    }

    /** Whether a person should decide: it may well be personal, and may well not be. */
    public boolean isUnsure() {
        return isPersonal() && confidence < Guess.SURE;
    }

    /** Two digits, never 1: no heuristic is certain. */
    public double rounded() {
        return Math.min(0.99, Math.round(confidence * 100) / 100.0);
    }

    /** For people: {@code 0.97}. */
    public String confidenceText() {
        return String.format(Locale.ROOT, "%.2f", rounded());
    }
}
