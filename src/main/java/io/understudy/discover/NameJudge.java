package io.understudy.discover;

import io.understudy.discover.Lexicon.Meaning;
import io.understudy.discover.Lexicon.Weight;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a column's name says about it, in the light of what its table is about. */
final class NameJudge {
    private static final int LONGEST_PHRASE = 6;
    private static final Set<String> FORMER = Set.of(
            "old", "legacy", "former", "external", "ext", "extern", "alt", "alte", "previous", "foreign", "imported");
    private static final Set<String> NUMBERS = Set.of("number", "id", "ref", "reference", "code", "key");
    /** What things have as well as people: pictures, pages, and the names of nations and illnesses where those are the rows. */
    private static final Set<DataClass> OF_THINGS_TOO = EnumSet.of(
            DataClass.IMAGE,
            DataClass.URL,
            DataClass.GENDER,
            DataClass.NATIONALITY,
            DataClass.RELIGION,
            DataClass.ETHNICITY,
            DataClass.MARITAL_STATUS);

    private static final double AGAINST_SURE = 5;
    private static final double AGAINST_LIKELY = 2.5;

    private final Lexicon lexicon = Lexicon.get();
    private final List<String> words;
    private final Subject subject;
    private final List<Span> spans = new ArrayList<>();
    private final boolean[] covered;

    private record Span(Meaning meaning, int from, int to) {
        boolean isPersonal() {
            return meaning.kind() != DataClass.NONE;
        }
    }

    private NameJudge(String name, Subject subject) {
        this.words = lexicon.words(name);
        this.subject = subject;
        this.covered = new boolean[words.size()];
        findSpans();
    }

    /** Adds what the name of a column says, given what its table is about. */
    static void judge(String name, Subject subject, Guess guess) {
        new NameJudge(name, subject).judge(guess);
    }

    /** The longest phrases first; no word counts twice. */
    private void findSpans() {
        for (int length = Math.min(LONGEST_PHRASE, words.size()); length > 0; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                if (anyCovered(from, from + length)) continue;
                Meaning meaning = lexicon.meaning(String.join("", words.subList(from, from + length)));
                if (meaning == null) continue;
                spans.add(new Span(meaning, from, from + length));
                for (int i = from; i < from + length; i++) covered[i] = true;
            }
        }
        spans.sort(java.util.Comparator.comparingInt(Span::from));
    }

    private boolean anyCovered(int from, int to) {
        for (int i = from; i < to; i++) if (covered[i]) return true;
        return false;
    }

    private void judge(Guess guess) {
        Span head = head();
        if (head != null && head.isPersonal() && isOnlyAbout(head)) {
            guess.speaksAgainstAll(
                    AGAINST_SURE, "name: something about " + head.meaning().phrase());
            return;
        }
        if (head != null
                && subject == Subject.THINGS
                && lexicon.has("plain", Lexicon.joined(head.meaning().phrase()))) {
            guess.speaksAgainstAll(AGAINST_SURE, "name: name, in a table of things");
            return;
        }
        int name = nameWord();
        if (name >= 0 && (head == null || !head.isPersonal() || isPeople(head))) {
            judgeName(name, guess);
            return;
        }
        if (head == null) {
            judgeUnknown(guess);
            return;
        }
        Meaning meaning = head.meaning();
        if (!head.isPersonal()) {
            guess.speaksAgainstAll(
                    meaning.weight() == Weight.SURE ? AGAINST_SURE : AGAINST_LIKELY, "name: " + meaning.phrase());
            return;
        }
        if (meaning.weight() == Weight.MAYBE && isFollowed(head)) {
            judgeUnknown(guess);
            return;
        }
        boolean besideSomethingElse = meaning.weight() != Weight.SURE
                && spans.stream()
                        .anyMatch(span -> !span.isPersonal() && span.meaning().weight() == Weight.SURE);
        double odds = besideSomethingElse ? Weight.MAYBE.logOdds / 2 : meaning.weight().logOdds;
        guess.speaksFor(meaning.kind(), odds + ofSubject(meaning), "name: " + meaning.phrase());
    }

    /** A description of a product is hardly anybody's, an address of a person surely somebody's. */
    private double ofSubject(Meaning meaning) {
        if (subject == Subject.THINGS && OF_THINGS_TOO.contains(meaning.kind()))
            return meaning.weight() == Weight.SURE ? -4 : -3;
        if (meaning.weight() == Weight.SURE) return 0;
        return switch (subject) {
            case PEOPLE -> 1;
            case THINGS -> meaning.kind() == DataClass.FREE_TEXT ? -0.5 : -1.5;
            case UNKNOWN -> 0;
        };
    }

    /** The last phrase that is no mere mention of a person; what is nobody's for sure, or follows, counts more than what is perhaps. */
    private @Nullable Span head() {
        List<Span> candidates = spans.stream()
                .filter(span -> spans.size() == 1 || !isPeople(span))
                .toList();
        if (candidates.isEmpty()) candidates = spans;
        boolean personal = candidates.stream()
                .anyMatch(span -> span.isPersonal() && span.meaning().weight() == Weight.SURE);
        List<Span> telling = candidates.stream()
                .filter(span -> !personal || span.isPersonal() || span.meaning().weight() == Weight.SURE)
                .toList();
        return telling.isEmpty() ? null : telling.getLast();
    }

    /** A word for people that is in the lexicon for what such a column would hold. */
    private boolean isPeople(Span span) {
        return span.to() - span.from() == 1
                && span.meaning().weight() != Weight.SURE
                && lexicon.has("people", words.get(span.from()));
    }

    /** Whether the name goes on to something about the thing: its type, its number, when it was verified. */
    private boolean isOnlyAbout(Span head) {
        if (head.from() > 0 && lexicon.has("leading", words.getFirst()) && !coveredByAnother(0, head)) return true;
        for (int i = words.size() - 1; i >= head.to(); i--) {
            String word = words.get(i);
            if (lexicon.has("aspects", word)) return true;
            if (!lexicon.has("fillers", word)) return false;
        }
        return false;
    }

    /** Whether words follow that say what is meant, whatever they mean. */
    private boolean isFollowed(Span head) {
        for (int i = head.to(); i < words.size(); i++) if (!lexicon.has("fillers", words.get(i))) return true;
        return false;
    }

    private boolean coveredByAnother(int index, Span head) {
        return spans.stream()
                .anyMatch(span -> !span.equals(head) && span.isPersonal() && span.from() <= index && index < span.to());
    }

    private int nameWord() {
        for (int i = words.size() - 1; i >= 0; i--) if (!covered[i] && lexicon.has("names", words.get(i))) return i;
        return -1;
    }

    /** A plain name: the words beside it, else the table, say whose. */
    private void judgeName(int at, Guess guess) {
        boolean people = false;
        boolean things = false;
        boolean unknown = false;
        for (int i = 0; i < words.size(); i++) {
            if (i == at) continue;
            String word = words.get(i);
            if (i > at && lexicon.has("aspects", word) && !lexicon.has("people", word)) {
                guess.speaksAgainstAll(AGAINST_SURE, "name: something about a name");
                return;
            }
            boolean person = lexicon.has("people", word);
            boolean thing = !person && (lexicon.has("things", word) || isNone(i));
            people |= person;
            things |= thing;
            unknown |= !person && !thing && !lexicon.has("fillers", word) && !lexicon.has("names", word);
        }
        if (things) guess.speaksAgainstAll(AGAINST_SURE, "name: name of a thing");
        else if (people) guess.speaksFor(DataClass.PERSON_NAME, Weight.SURE.logOdds, "name: name of a person");
        else if (unknown) guess.speaksFor(DataClass.PERSON_NAME, subject == Subject.PEOPLE ? 3 : 1.2, "name: name");
        else plainName(guess);
    }

    /** No phrase that we know: a word for a person may stand for the name, and a number of long ago for the person. */
    private void judgeUnknown(Guess guess) {
        if (words.isEmpty()) return;
        String last = words.getLast();
        if (lexicon.has("people", last)) guess.speaksFor(DataClass.PERSON_NAME, Weight.MAYBE.logOdds, "name: a person");
        boolean former = words.stream().anyMatch(FORMER::contains);
        if (subject == Subject.PEOPLE && former && NUMBERS.contains(last))
            guess.speaksFor(DataClass.IDENTIFIER, Weight.LIKELY.logOdds, "name: number in another system");
    }

    private boolean isNone(int index) {
        return spans.stream().anyMatch(span -> !span.isPersonal() && span.from() <= index && index < span.to());
    }

    private void plainName(Guess guess) {
        switch (subject) {
            case PEOPLE ->
                guess.speaksFor(DataClass.PERSON_NAME, Weight.SURE.logOdds, "name: name, in a table of people");
            case THINGS -> guess.speaksAgainstAll(AGAINST_SURE, "name: name, in a table of things");
            case UNKNOWN -> guess.speaksFor(DataClass.PERSON_NAME, 1.8, "name: name");
        }
    }
}
