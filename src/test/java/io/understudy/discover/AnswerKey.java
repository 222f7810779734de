package io.understudy.discover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people say that the columns of a schema hold, and how far what was found agrees. */
record AnswerKey(Map<String, String> classes) {
    private static final Pattern TABLE =
            Pattern.compile("(?i)^create table (?:\"([^\"]+)\"|`([^`]+)`|([\\w\\p{L}]+)) *\\(.*");
    private static final Pattern COLUMN =
            Pattern.compile("^\\s+(?:\"([^\"]+)\"|`([^`]+)`|([\\w\\p{L}]+)) .*-- ([a-z-]+)$");

    /** A file of schema, table, column, class. */
    static AnswerKey csv(Path file) {
        Map<String, String> classes = new TreeMap<>();
        lines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> classes.put(cells[1] + "." + cells[2], cells[3]));
        return new AnswerKey(classes);
    }

    /** DDL in which each column stands on a line of its own with its class as a comment behind it. */
    static AnswerKey commented(Path file) {
        Map<String, String> classes = new TreeMap<>();
        String table = "";
        for (String line : lines(file)) {
            Matcher begins = TABLE.matcher(line);
            if (begins.matches()) table = first(begins, 3);
            Matcher column = COLUMN.matcher(line);
            if (column.matches()) classes.put(table + "." + first(column, 3), column.group(4));
        }
        return new AnswerKey(classes);
    }

    private static String first(Matcher matcher, int groups) {
        for (int group = 1; group <= groups; group++) if (matcher.group(group) != null) return matcher.group(group);
        throw new IllegalStateException("a name is missing in " + matcher);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of the personal columns were found, how many of the found ones are personal, and what went wrong. */
    record Score(
            double recall,
            double precision,
            double sameClass,
            int unsure,
            List<String> missed,
            List<String> wrong,
            List<String> otherwise) {
        @Override
        public String toString() {
            return "recall %.3f, precision %.3f, same class %.3f, unsure %d%n  missed: %s%n  wrong: %s%n  other class: %s"
                    .formatted(recall, precision, sameClass, unsure, missed, wrong, otherwise);
        }
    }

    Score score(List<Found> found) {
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<String> otherwise = new ArrayList<>();
        int hits = 0;
        int same = 0;
        int unsure = 0;
        for (Found each : found) {
            String name = each.table().name().name() + "." + each.column().name();
            String expected = classes.get(name);
            if (expected == null) throw new IllegalStateException("nobody says what " + name + " holds");
            Verdict verdict = each.verdict();
            String told =
                    name + " " + verdict.kind().label() + " " + verdict.confidenceText() + " " + verdict.evidence();
            if (verdict.isUnsure()) unsure++;
            if (verdict.isPersonal() && expected.equals("none")) wrong.add(told);
            else if (!verdict.isPersonal() && !expected.equals("none")) missed.add(expected + ": " + told);
            else if (verdict.isPersonal()) {
                hits++;
                if (verdict.kind().label().equals(expected)) same++;
                else otherwise.add(expected + ": " + told);
            }
        }
        int personal = hits + missed.size();
        return new Score(
                (double) hits / personal,
                (double) hits / (hits + wrong.size()),
                (double) same / Math.max(1, hits),
                unsure,
                missed,
                wrong,
                otherwise);
    }
}
