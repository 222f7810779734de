package io.understudy.discover;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The names that objects of one kind have inside: whether one is the name of a field, which may be told and written into a file, or a value that only stands where names do ({@code "emma@mail": 3}), which may not.
 * Where that is unclear it may not.
 */
final class FieldNames {
    /** Of no objects that were seen. */
    static final FieldNames NONE = new FieldNames();

    private static final int LONGEST = 60;
    private static final int FEW_OBJECTS = 10;
    private static final int MOST_FIELDS = 50;
    private static final Pattern FORM = Pattern.compile("[^@'\\]\\[\\p{Cntrl}]+");
    private static final Pattern NUMBERED =
            Pattern.compile("(?i).*[0-9]{5}.*|[0-9.:-]+|.*[0-9a-f]{8}-[0-9a-f]{4}.*|.*[0-9a-f]{16}.*");

    private final Map<String, Integer> names = new HashMap<>();
    private int objects;

    /** One more object. */
    void object() {
        objects++;
    }

    /** A name that an object has. */
    void name(String name) {
        names.merge(name, 1, Integer::sum);
    }

    /** Whether it is a field's. */
    boolean mayBeTold(String name) {
        if (name.isBlank() || name.length() > LONGEST || !FORM.matcher(name).matches()) return false;
        if (NUMBERED.matcher(name).matches()) return false;
        int times = names.getOrDefault(name, 0);
        if (isLikeAPersons(name)) return times >= 3 && times * 5L >= objects && !areMostlyPersons();
        return isKnown(name) || times > 1 || (objects < FEW_OBJECTS && names.size() <= MOST_FIELDS);
    }

    /** Where every third name is a person's, none is a field's that only sounds so. */
    boolean areMostlyPersons() {
        long persons =
                names.keySet().stream().filter(FieldNames::isLikeAPersons).count();
        return persons > 1 && persons * 3 > names.size();
    }

    /** Whether it is somebody's name or address. */
    static boolean isSomebodys(String name) {
        return name.indexOf('@') > 0 || isLikeAPersons(name);
    }

    /** One of its words is a name of a person that we know, and means nothing else that we know. */
    private static boolean isLikeAPersons(String name) {
        return !isKnown(name)
                && Words.of(name).stream()
                        .anyMatch(word -> word.length() > 2
                                && Dictionary.isKnown(word)
                                && !Lexicon.get().knows(word));
    }

    private static boolean isKnown(String name) {
        return Lexicon.get().meaning(Lexicon.joined(name)) != null;
    }
}
