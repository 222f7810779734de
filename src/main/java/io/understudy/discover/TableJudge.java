package io.understudy.discover;

import io.understudy.db.Glance;
import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges the columns of one table by their names, types and values, and each in the light of the others. */
final class TableJudge {
    /** A table with two of these is about people, whatever it is called. */
    private static final Set<DataClass> OF_PEOPLE = EnumSet.of(
            DataClass.PERSON_NAME,
            DataClass.EMAIL,
            DataClass.PHONE,
            DataClass.BIRTH_DATE,
            DataClass.NATIONAL_ID,
            DataClass.GENDER,
            DataClass.USERNAME,
            DataClass.PASSWORD_HASH);

    private static final double OF_SIBLINGS = 2.2;
    /** A name such as "notes" says that people write there; one such as "description" does not. */
    private static final double NAMED_FOR_SURE = 5.5;

    private static final double OF_DESCRIPTIONS = 5.2;

    private final Table table;
    private final Glance glance;
    private final int thisYear;
    private final Map<String, Values> values = new LinkedHashMap<>();

    TableJudge(Table table, Glance glance, int thisYear) {
        this.table = table;
        this.glance = glance;
        this.thisYear = thisYear;
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            values.put(column.name(), Values.of(Elements.of(column.type(), texts(i))));
        }
    }

    private List<@Nullable String> texts(int column) {
        List<@Nullable String> texts = new ArrayList<>();
        for (@Nullable String[] row : glance.rows()) texts.add(row[column]);
        return texts;
    }

    /** The values of a column that were looked at. */
    Values values(String column) {
        return values.getOrDefault(column, Values.of(List.of()));
    }

    /** The verdicts, in the columns' order. */
    List<Found> judge() {
        Subject subject = Subject.ofTable(table.name().name());
        List<Found> found = judge(subject, false);
        boolean people = subject == Subject.PEOPLE
                || (subject == Subject.UNKNOWN
                        && found.stream()
                                        .map(Found::verdict)
                                        .filter(verdict -> OF_PEOPLE.contains(verdict.kind()) && !verdict.isUnsure())
                                        .map(Verdict::kind)
                                        .distinct()
                                        .count()
                                >= 2);
        boolean addresses = found.stream()
                        .filter(each -> each.verdict().kind() == DataClass.ADDRESS
                                && !each.verdict().isUnsure())
                        .count()
                >= 2;
        if (addresses || (people && subject != Subject.PEOPLE))
            found = judge(people ? Subject.PEOPLE : subject, addresses);
        return found;
    }

    private List<Found> judge(Subject subject, boolean addresses) {
        List<Found> found = new ArrayList<>();
        for (Column column : table.columns()) found.add(judge(column, subject, addresses));
        return found;
    }

    private Found judge(Column column, Subject subject, boolean addresses) {
        Values own = values(column.name());
        Guess guess = new Guess();
        NameJudge.judge(column.name(), subject, guess);
        if (addresses && guess.of(DataClass.ADDRESS) > 0)
            guess.speaksFor(DataClass.ADDRESS, OF_SIBLINGS, "siblings: an address");
        double proseByName = guess.of(DataClass.FREE_TEXT);
        if (isNumberedKey(column)) return found(column, Verdict.nothing(), own);
        DataType type =
                column.type().element() == null ? column.type() : column.type().element();
        Documents documents = Documents.of(column, own, subject, guess);
        if (documents != null) return new Found(table, column, documents.verdict(), documents.inside(), Traits.of(own));
        switch (type.kind()) {
            case TEXT, PADDED_TEXT, OTHER, INET -> ValueJudge.judgeTexts(own, guess);
            case INTEGER, DECIMAL, FLOAT -> ValueJudge.judgeNumbers(own, guess);
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> ValueJudge.judgeDates(own, guess, subject, thisYear);
            case BYTES -> Binary.judge(own, subject, guess);
            case BOOLEAN, TIME, UUID, JSON, JSONB, ENUM, ARRAY -> {}
        }
        if (type.kind() == Kind.INET || type.name().equals("cidr"))
            guess.speaksFor(DataClass.IP, 6, "type: " + type.name());
        if (type.name().startsWith("macaddr")) guess.speaksFor(DataClass.DEVICE_ID, 6, "type: " + type.name());
        if (type.name().matches("(?i)point|geography.*|geometry.*"))
            guess.speaksFor(DataClass.GEO, subject == Subject.THINGS ? 3 : 4.6, "type: " + type.name());
        if (subject == Subject.THINGS && guess.of(DataClass.GEO) > 0)
            guess.speaksAgainst(DataClass.GEO, 4, "table: positions of things");
        boolean described = subject == Subject.THINGS && proseByName < NAMED_FOR_SURE && !own.isEmpty();
        if (described
                && guess.of(DataClass.FREE_TEXT) > 0
                && !guess.saysOf(DataClass.FREE_TEXT, ValueJudge.INSIDE_TEXT))
            guess.speaksAgainst(DataClass.FREE_TEXT, OF_DESCRIPTIONS, "table: descriptions of things");
        if (type.isText() && guess.of(DataClass.JSON) > 0)
            guess.speaksAgainst(DataClass.JSON, own.isEmpty() ? 1.5 : 4, "values: no documents");
        boolean isShort = type.isText() && type.maximumCharacters() >= 0 && type.maximumCharacters() <= 255;
        if (isShort && guess.of(DataClass.DOCUMENT) > 0) guess.speaksAgainst(DataClass.DOCUMENT, 3, "type: too short");
        if (type.kind() == Kind.DECIMAL && isPay(column.name())) guess.speaksFor(DataClass.SALARY, 5, "table: pay");
        for (DataClass kind : guess.considered()) if (!kind.canBe(column.type())) guess.forbid(kind);
        return found(column, guess.verdict(), own);
    }

    private Found found(Column column, Verdict verdict, Values own) {
        return new Found(table, column, verdict, Inside.NOTHING, Traits.of(own));
    }

    private boolean isPay(String column) {
        Lexicon lexicon = Lexicon.get();
        return lexicon.words(table.name().name()).stream().anyMatch(word -> lexicon.has("pay", word))
                && lexicon.words(column).stream().anyMatch(word -> lexicon.has("amounts", word));
    }

    /** A row's own number says nothing about anybody as long as all else about them is masked. */
    private boolean isNumberedKey(Column column) {
        return column.type().kind() == Kind.INTEGER
                && table.primaryKey() != null
                && table.primaryKey().columns().equals(List.of(column.name()));
    }
}
