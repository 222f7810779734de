package io.understudy.plan;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.Set;

/** Which types can hold names of one another's rows. */
final class KeyTypes {
    private static final Set<Kind> NUMBERS = Set.of(Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT);
    private static final Set<Kind> DATES = Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_ZONE);

    /** Kinds whose values can be told in a text, and found again by it. */
    private static final Set<Kind> TOLD_AS_TEXT = Set.of(Kind.INTEGER, Kind.UUID, Kind.BOOLEAN, Kind.ENUM);

    private KeyTypes() {}

    /** Whether a column of one type may refer to a column of another, to which the server holds only keys that it declares itself. */
    static boolean mayRefer(DataType child, DataType parent) {
        if (parent.isText()) return child.isText() || TOLD_AS_TEXT.contains(child.kind());
        if (child.isText()) return TOLD_AS_TEXT.contains(parent.kind());
        if (NUMBERS.contains(child.kind())) return NUMBERS.contains(parent.kind());
        if (DATES.contains(child.kind())) return DATES.contains(parent.kind());
        return child.kind() == parent.kind()
                && (child.kind() != Kind.OTHER || child.name().equals(parent.name()));
    }
}
