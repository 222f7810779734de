package io.understudy.profile;

/** How the letters of a text are written. */
public enum Casing {
    NO_LETTERS(0),
    LOWER(1),
    UPPER(2),
    CAPITALISED(3),
    MIXED(4);

    private final int place;

    Casing(int place) {
        this.place = place;
    }

    int place() {
        return place;
    }
}
