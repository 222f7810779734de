package io.understudy.discover;

import io.understudy.discover.Inside.Form;
import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks into documents: each path is judged as a column of its own would be. Composite types are judged by the names of their fields.
 *
 * @param verdict on the column as a whole
 */
record Documents(Verdict verdict, Inside inside) {
    private static final double MOSTLY = 0.6;
    private static final Pattern LAST_KEY = Pattern.compile("(?:\\.([^.\\[\\]]+)|\\['(.*?)'])(?:\\[\\*]|\\.\\*)*$");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+([eE][+-]?[0-9]+)?");

    /** The verdict on a column of documents; null if it is none. */
    static @Nullable Documents of(Column column, Values values, Subject subject, Guess name) {
        DataType type = column.type();
        if (type.kind() == Kind.OTHER && !type.labels().isEmpty())
            return new Documents(composite(type, subject), Inside.NOTHING);
        boolean json = type.kind() == Kind.JSON || type.kind() == Kind.JSONB;
        boolean markup = type.name().endsWith("hstore") || type.name().equals("xml");
        if (!json && !markup && (!type.isText() || values.size() < 3 || values.share(Leaves::isDocument) < MOSTLY))
            return null;
        Leaves leaves = new Leaves();
        values.distinct().forEach(leaves::survey);
        values.distinct().forEach(leaves::add);
        Map<String, Verdict> personal = new LinkedHashMap<>();
        List<String> plain = new ArrayList<>();
        leaves.byPath().forEach((path, texts) -> {
            Verdict verdict = judge(path, texts, subject);
            if (verdict.isPersonal()) personal.put(path, verdict);
            else plain.add(path);
        });
        Form form = json ? Form.JSON : !markup ? leaves.form() : type.name().equals("xml") ? Form.XML : Form.HSTORE;
        return new Documents(
                whole(values, personal, name, json || markup),
                new Inside(form, personal, plain, leaves.keyed(), null, Map.of()));
    }

    private static Verdict whole(Values values, Map<String, Verdict> paths, Guess name, boolean typed) {
        double surest =
                paths.values().stream().mapToDouble(Verdict::confidence).max().orElse(0);
        if (surest > 0) {
            List<String> classes = paths.values().stream()
                    .map(verdict -> verdict.kind().label())
                    .distinct()
                    .sorted()
                    .toList();
            return new Verdict(DataClass.JSON, surest, List.of("inside: " + String.join(", ", classes)));
        }
        if (!values.isEmpty()) return new Verdict(DataClass.NONE, 0.8, List.of("inside: nothing personal"));
        // Nothing to look into: the name must do.
        for (DataClass kind : name.considered()) if (!kind.canBe(DataType.of("jsonb", Kind.JSONB))) name.forbid(kind);
        Verdict byName = name.verdict();
        return byName.isPersonal()
                ? new Verdict(DataClass.JSON, byName.confidence(), byName.evidence())
                : typed ? new Verdict(DataClass.NONE, 0.6, byName.evidence()) : byName;
    }

    private static Verdict judge(String path, List<String> texts, Subject subject) {
        Guess guess = new Guess();
        List<String> keys = keys(path);
        if (!keys.isEmpty()) {
            String key = keys.getLast();
            boolean plainName = Lexicon.get().words(key).stream()
                    .allMatch(word -> Lexicon.get().has("names", word));
            String parent = keys.size() > 1 ? keys.get(keys.size() - 2) + "_" : "";
            NameJudge.judge(plainName ? parent + key : key, subject, guess);
        }
        Values values = Values.of(texts);
        boolean numbers = values.share(text -> NUMBER.matcher(text).matches()) > 0.95;
        if (numbers) ValueJudge.judgeNumbers(values, guess);
        else ValueJudge.judgeTexts(values, guess);
        if (!numbers) for (DataClass kind : guess.considered()) if (!kind.canBe(DataType.text(-1))) guess.forbid(kind);
        return guess.verdict();
    }

    private static List<String> keys(String path) {
        List<String> keys = new ArrayList<>();
        String rest = path;
        Matcher last = LAST_KEY.matcher(rest);
        while (last.find()) {
            String key = last.group(1) == null ? last.group(2) : last.group(1);
            if (!key.equals("*")) keys.addFirst(key.startsWith("@") ? key.substring(1) : key);
            rest = rest.substring(0, last.start());
            last = LAST_KEY.matcher(rest);
        }
        return keys;
    }

    /** Each label is a field's name and its type. */
    private static Verdict composite(DataType type, Subject subject) {
        List<Verdict> fields = new ArrayList<>();
        for (String label : type.labels()) {
            Guess guess = new Guess();
            NameJudge.judge(
                    label.replaceFirst(" .*", ""), subject == Subject.UNKNOWN ? Subject.PEOPLE : subject, guess);
            Verdict verdict = guess.verdict();
            if (verdict.isPersonal()) fields.add(verdict);
        }
        if (fields.isEmpty()) return Verdict.nothing();
        List<String> classes = fields.stream()
                .map(verdict -> verdict.kind().label())
                .distinct()
                .toList();
        DataClass kind = fields.stream().map(Verdict::kind).distinct().count() == 1
                ? fields.getFirst().kind()
                : DataClass.CONTACT;
        double surest = fields.stream().mapToDouble(Verdict::confidence).max().orElseThrow();
        return new Verdict(kind, surest, List.of("fields: " + String.join(", ", classes)));
    }
}
