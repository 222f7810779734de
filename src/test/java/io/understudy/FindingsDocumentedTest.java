package io.understudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of findings lists every finding that the program can make, with the severities it can have, and no other. */
class FindingsDocumentedTest {
    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern MADE =
            Pattern.compile("Finding\\s*\\.\\s*(error|warning|note)\\(\\s*\"([a-z0-9-]+)\"");
    private static final Pattern REMARKED =
            Pattern.compile("new Remark\\(\\s*\"([a-z0-9-]+)\",\\s*(?:Staging\\.)?Weight\\.([A-Z]+)");

    private static Map<String, Set<String>> made() throws IOException {
        Map<String, Set<String>> made = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            String source = Files.readString(file, StandardCharsets.UTF_8);
            MADE.matcher(source)
                    .results()
                    .forEach(found -> made.computeIfAbsent(found.group(2), absent -> new TreeSet<>())
                            .add(found.group(1)));
            REMARKED.matcher(source)
                    .results()
                    .forEach(found -> made.computeIfAbsent(found.group(1), absent -> new TreeSet<>())
                            .add(found.group(2).toLowerCase(Locale.ROOT)));
        }
        return made;
    }

    @Test
    void everyFindingIsOnThePageWithItsSeverities() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        Markdown.read(Path.of("docs/findings.md")).markedTables().stream()
                .filter(table -> table.marks().containsKey("findings"))
                .flatMap(table -> table.rows().stream())
                .forEach(row -> Pattern.compile("`([a-z0-9-]+)`")
                        .matcher(row.getFirst())
                        .results()
                        .forEach(id -> documented.put(
                                id.group(1),
                                new TreeSet<>(Arrays.asList(row.get(1).strip().split(", *", -1))))));

        assertThat(made()).hasSizeGreaterThan(40);
        assertThat(documented).isEqualTo(made());
    }
}
