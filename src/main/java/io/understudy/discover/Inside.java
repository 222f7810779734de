package io.understudy.discover;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is inside a column whose values are documents, or whose meaning an attribute beside it says. Holds names of paths and attributes, never values.
 *
 * @param form what it is that has an inside
 * @param personal the verdicts on paths such as {@code $.contact.email}, or on attributes; only personal ones
 * @param plain the paths or attributes that seemed to hold nothing personal
 * @param keyed the paths of objects in documents whose keys are data themselves: somebody's e-mail address, say
 * @param attribute the column beside that names the attribute; null for documents
 * @param written for each attribute what that column says for it, which is its name, or numbers that another table explains; empty for documents
 */
public record Inside(
        Form form,
        Map<String, Verdict> personal,
        List<String> plain,
        List<String> keyed,
        @Nullable String attribute,
        Map<String, List<String>> written) {
    /** What can have an inside. */
    public enum Form {
        NOTHING,
        JSON,
        XML,
        HSTORE,
        /** What PHP serializes, or documents of several kinds. */
        OTHER_DOCUMENT,
        ATTRIBUTES
    }

    public static final Inside NOTHING = new Inside(Form.NOTHING, Map.of(), List.of(), List.of(), null, Map.of());

    public Inside {
        personal = Collections.unmodifiableMap(new TreeMap<>(personal));
        plain = List.copyOf(plain);
        keyed = List.copyOf(keyed);
        written = Map.copyOf(written);
    }
}
