package io.understudy.discover;

import io.understudy.db.Glance;
import io.understudy.schema.Column;
import io.understudy.schema.DataType;
import io.understudy.schema.ForeignKey;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tables whose rows are an entity, an attribute and a value: what the value column holds depends on the attribute beside it, so that each attribute is judged as a column of its own. */
final class Attributes {
    private static final Set<String> VALUE = Set.of(
            "value",
            "metavalue",
            "val",
            "wert",
            "valor",
            "valeur",
            "valore",
            "waarde",
            "wartosc",
            "varde",
            "verdi",
            "vaerdi",
            "arvo",
            "hodnota",
            "ertek",
            "deger",
            "znachenie",
            "значение",
            "値",
            "值",
            "값",
            "optionvalue",
            "settingvalue",
            "textvalue",
            "valuetext",
            "stringvalue",
            "valuestring",
            "configvalue",
            "attributevalue",
            "propertyvalue",
            "fieldvalue",
            "data",
            "content",
            "answer",
            "answervalue",
            "response");

    private static final Set<String> KEY = Set.of(
            "key",
            "metakey",
            "attribute",
            "attributecode",
            "attributename",
            "attr",
            "name",
            "code",
            "field",
            "fieldname",
            "fieldkey",
            "optionname",
            "optionkey",
            "option",
            "param",
            "parameter",
            "parametername",
            "property",
            "propertyname",
            "setting",
            "settingkey",
            "settingname",
            "configkey",
            "configname",
            "path",
            "schluessel",
            "merkmal",
            "eigenschaft",
            "clave",
            "chave",
            "chiave",
            "cle",
            "sleutel",
            "klucz",
            "cecha",
            "nyckel",
            "nokkel",
            "avain",
            "klic",
            "anahtar",
            "kljuc",
            "ключ",
            "question",
            "label",
            "variable",
            "type",
            "kind",
            "keyname");

    private static final Pattern KEY_NUMBER = Pattern.compile(
            "(attribute|field|property|param|parameter|option|question|key|merkmal|attr|item|type|concept|characteristic)id");
    private static final Pattern LABEL = Pattern.compile(
            "(attribute|field|property|param|option|question|key)?(code|name|shortname|key|identifier|slug)");
    private static final int MOST_ATTRIBUTES = 400;

    private final Table table;
    private final Glance glance;

    private Attributes(Table table, Glance glance) {
        this.table = table;
        this.glance = glance;
    }

    /**
     * Judges the value column of such a table.
     *
     * @param glances looks at another table, where attributes are numbers that it explains
     */
    static Optional<Found> judge(
            Table table, Glance glance, Schema schema, Subject subject, Function<Table, Glance> glances) {
        if (glance.rows().size() < 3) return Optional.empty();
        return new Attributes(table, glance).judge(schema, subject, glances);
    }

    private Optional<Found> judge(Schema schema, Subject subject, Function<Table, Glance> glances) {
        int value = -1;
        for (int i = 0; i < table.columns().size(); i++) {
            if (VALUE.contains(plainName(table.columns().get(i).name()))
                    && table.columns().get(i).type().isText()) value = i;
        }
        if (value < 0) return Optional.empty();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            String name = plainName(column.name());
            if (i == value) continue;
            if (column.type().isText() && KEY.contains(name)) return judge(value, i, Map.of(), subject);
            if (column.type().kind() == DataType.Kind.INTEGER
                    && KEY_NUMBER.matcher(name).matches()) {
                Map<String, String> labels = labels(schema, column, glances);
                if (!labels.isEmpty()) return judge(value, i, labels, subject);
            }
        }
        return Optional.empty();
    }

    /** Without the letter that some systems put behind what a customer has added. */
    private static String plainName(String column) {
        return Lexicon.joined(column.replaceFirst("(?i)__?[a-z]$", ""));
    }

    /** What the numbers of attributes mean: of the table that they refer to, the column with a code or a name. */
    private Map<String, String> labels(Schema schema, Column number, Function<Table, Glance> glances) {
        Optional<Table> meaning = schema.tables().stream()
                .filter(other -> explains(other, number))
                .findFirst();
        if (meaning.isEmpty() || meaning.get().primaryKey() == null) return Map.of();
        Glance look = glances.apply(meaning.get());
        int key = index(look, meaning.get().primaryKey().columns().getFirst());
        int label = -1;
        for (int i = look.columns().size() - 1; i >= 0; i--)
            if (look.columns().get(i).type().isText()
                    && LABEL.matcher(Lexicon.joined(look.columns().get(i).name()))
                            .matches()) label = i;
        Map<String, String> labels = new HashMap<>();
        if (key < 0 || label < 0) return labels;
        for (@Nullable String[] row : look.rows())
            if (row[key] != null && row[label] != null) labels.put(row[key], row[label]);
        return labels;
    }

    private boolean explains(Table other, Column number) {
        for (ForeignKey key : table.foreignKeys())
            if (key.reference().columns().equals(List.of(number.name())))
                return key.reference().parent().equals(other.name());
        if (other.primaryKey() == null
                || other.primaryKey().columns().size() != 1
                || other.name().equals(table.name())) return false;
        boolean sameName = other.primaryKey().columns().getFirst().equals(number.name());
        String what = Lexicon.joined(number.name()).replaceFirst("id$", "");
        return sameName || Lexicon.joined(other.name().name()).endsWith(what);
    }

    private static int index(Glance look, String column) {
        for (int i = 0; i < look.columns().size(); i++)
            if (look.columns().get(i).name().equals(column)) return i;
        return -1;
    }

    private Optional<Found> judge(int value, int key, Map<String, String> labels, Subject subject) {
        Map<String, List<String>> byAttribute = new LinkedHashMap<>();
        Map<String, Set<String>> written = new LinkedHashMap<>();
        int filled = 0;
        for (@Nullable String[] row : glance.rows()) {
            String attribute = row[key];
            String text = row[value];
            if (attribute == null || text == null || text.isBlank()) continue;
            String label = labels.getOrDefault(attribute, attribute);
            byAttribute.computeIfAbsent(label, absent -> new ArrayList<>()).add(text);
            written.computeIfAbsent(label, absent -> new TreeSet<>()).add(attribute);
            filled++;
        }
        // As many attributes as rows are no attributes, unless it is a short list of settings.
        if (byAttribute.size() < 2
                || byAttribute.size() > MOST_ATTRIBUTES
                || (filled > 60 && byAttribute.size() > filled * 0.8)) return Optional.empty();
        FieldNames names = new FieldNames();
        byAttribute.forEach((attribute, texts) -> {
            names.object();
            texts.forEach(text -> names.name(attribute));
        });
        // A guest book is no list of settings.
        if (names.areMostlyPersons()) return Optional.empty();
        Map<String, Verdict> personal = new LinkedHashMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        Map<DataClass, Integer> rows = new HashMap<>();
        byAttribute.forEach((attribute, texts) -> {
            Guess guess = new Guess();
            NameJudge.judge(attribute, subject, guess);
            ValueJudge.judgeTexts(Values.of(texts), guess);
            for (DataClass kind : guess.considered()) if (!kind.canBe(DataType.text(-1))) guess.forbid(kind);
            Verdict verdict = guess.verdict();
            // One that may be somebody's name is told nowhere; the mask for all others takes its values.
            boolean told = names.mayBeTold(attribute);
            if (!verdict.isPersonal()) {
                if (told) plain.add(attribute);
                return;
            }
            verdicts.add(verdict);
            if (told) personal.put(attribute, verdict);
            rows.merge(verdict.kind(), texts.size(), Integer::sum);
        });
        Map<String, List<String>> spellings = new HashMap<>();
        written.forEach((label, texts) -> spellings.put(label, List.copyOf(texts)));
        List<String> all = byAttribute.values().stream().flatMap(List::stream).toList();
        return Optional.of(new Found(
                table,
                table.columns().get(value),
                whole(verdicts, rows),
                new Inside(
                        Inside.Form.ATTRIBUTES,
                        personal,
                        plain,
                        List.of(),
                        table.columns().get(key).name(),
                        spellings),
                Traits.of(all)));
    }

    private static Verdict whole(List<Verdict> personal, Map<DataClass, Integer> rows) {
        if (personal.isEmpty()) return new Verdict(DataClass.NONE, 0.8, List.of("attributes: nothing personal"));
        double surest = personal.stream().mapToDouble(Verdict::confidence).max().orElseThrow();
        List<String> classes =
                rows.keySet().stream().map(DataClass::label).sorted().toList();
        DataClass kind = rows.size() == 1 ? rows.keySet().iterator().next() : DataClass.CONTACT;
        return new Verdict(kind, surest, List.of("attributes: " + String.join(", ", classes)));
    }
}
