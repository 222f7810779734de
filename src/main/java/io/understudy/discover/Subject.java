package io.understudy.discover;

import java.util.List;

/** What the rows of a table are. */
enum Subject {
    PEOPLE,
    THINGS,
    UNKNOWN;

    /** What a table's name says: its last telling word counts, so that {@code customer_groups} are groups. */
    static Subject ofTable(String tableName) {
        Lexicon lexicon = Lexicon.get();
        List<String> words = lexicon.words(tableName);
        for (int end = words.size(); end > 0; end--) {
            for (int start = Math.max(0, end - 2); start < end; start++) {
                Subject subject = ofWord(String.join("", words.subList(start, end)));
                if (subject != UNKNOWN) return subject;
            }
        }
        return UNKNOWN;
    }

    /** A word is of both sorts where languages differ; then people count, because what is masked in vain does less harm. */
    static Subject ofWord(String word) {
        Lexicon lexicon = Lexicon.get();
        if (lexicon.has("people", word)) return PEOPLE;
        if (lexicon.has("things", word)) return THINGS;
        Lexicon.Meaning meaning = lexicon.meaning(word);
        if (meaning == null) return UNKNOWN;
        return switch (meaning.kind()) {
            case ADDRESS, CONTACT, EMAIL, PHONE, PERSON_NAME, USERNAME -> PEOPLE;
            default -> UNKNOWN;
        };
    }
}
