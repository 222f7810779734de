package io.understudy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.cli.Main;
import io.understudy.config.Configuration;
import io.understudy.rules.Rulebook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the documentation says is so. Every command of the README, of {@code docs} and of the sample production is run, in the order in which it is read, against the shop that the
 * README's configuration is about; every configuration and rule file is read; links and scripts must exist. What the program is shown to print is what it prints: to renew it after a
 * deliberate change, run with the environment variable GOLDEN=write and read the difference.
 *
 * <p>Comments above a block or table say what a reader need not know: {@code <!-- file: NAME -->} the YAML is that file of the example; {@code <!-- inside: PLACE -->} the YAML is a
 * piece of a file, see {@link #PLACES}; {@code <!-- exit: N -->} the commands end with that code instead of 0; {@code <!-- output -->} this is what the command above prints;
 * {@code <!-- on: source -->} or {@code <!-- on: mysql source -->} SQL that gives the users what they need there; {@code <!-- fields: plan --json -->} a row for each field that this command prints, or
 * {@code <!-- fields: manifest.json -->} that the last manifest has.
 */
class DocumentationTest {
    private static final Path README = Path.of("README.md");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "UNDERSTUDY_KEY", MaskersDocumentedTest.KEY,
            "READER_PASSWORD", "read",
            "LOADER_PASSWORD", "load");

    private static final String SHOP = """
            databases:
              shop:
                source:  { url: "jdbc:postgresql://replica/shop", user: reader }
                staging: { url: "jdbc:postgresql://staging/shop", user: loader }
            """;

    /** Where a piece of YAML belongs: the file around it; the piece takes the place of the dots, as far to the right as they are. */
    private static final Map<String, String> PLACES = Map.of(
            "configuration", SHOP + "    sample: { rate: 5% }\n...",
            "database", "key: ${UNDERSTUDY_KEY}\n" + SHOP + "    sample: { rate: 5% }\n    ...",
            "sample", "key: ${UNDERSTUDY_KEY}\n" + SHOP + "    sample:\n      rate: 5%\n      ...",
            "mysql", """
                    key: ${UNDERSTUDY_KEY}
                    databases:
                      shop:
                        source: { url: "jdbc:mysql://replica/shop", user: reader }
                        sample: { rate: 5% }
                        ...""");

    @TempDir
    private Path folder;

    static List<Markdown> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(README, Path.of("sample-db/README.md"), Path.of("sample-db/mysql/README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(Markdown::read)
                    .toList();
        }
    }

    private static Stream<DynamicTest> onEachPage(java.util.function.Consumer<Markdown> test) throws IOException {
        return pages().stream().map(page -> DynamicTest.dynamicTest(page.file().toString(), () -> test.accept(page)));
    }

    // Links and scripts

    @TestFactory
    Stream<DynamicTest> linksLeadSomewhere() throws IOException {
        return onEachPage(page -> page.links()
                .forEach((line, targets) -> targets.stream()
                        .filter(target -> !target.matches("https?:.*"))
                        .forEach(target -> assertThat(exists(page, target))
                                .as("%s:%d links to %s", page.file(), line, target)
                                .isTrue())));
    }

    private static boolean exists(Markdown page, String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? page.file()
                : page.file().toAbsolutePath().getParent().resolve(parts[0]);
        if (parts.length == 1) return Files.exists(file);
        return Files.isRegularFile(file) && Markdown.read(file).anchors().contains(parts[1]);
    }

    @TestFactory
    Stream<DynamicTest> scriptsAreThere() throws IOException {
        return onEachPage(page -> commands(page, "scripts/")
                .forEach(command -> assertThat(Path.of(command.words().getFirst()))
                        .as("%s:%d", page.file(), command.line())
                        .isExecutable()));
    }

    // YAML

    @TestFactory
    Stream<DynamicTest> yamlIsUnderstood() throws IOException {
        setUpFolder();
        return onEachPage(page -> page.blocks().stream()
                .filter(block -> block.language().equals("yaml"))
                .forEach(block -> understand(page, block)));
    }

    private void understand(Markdown page, Markdown.Block block) {
        String place = block.marks().get("inside");
        String yaml = place == null ? block.text() : inside(PLACES.get(place), block.text());
        boolean rules = Pattern.compile("^(tables|patterns|include):", Pattern.MULTILINE)
                .matcher(yaml)
                .find();
        try {
            Path file = Files.writeString(
                    folder.resolve("example.yml"),
                    yaml.replaceAll("command: \"[^\"]*\"", "command: \"echo " + MaskersDocumentedTest.KEY + "\""),
                    StandardCharsets.UTF_8);
            Object read = rules ? Rulebook.read(List.of(file)) : Configuration.read(file, ENVIRONMENT);
            assertThat(read).isNotNull();
        } catch (Exception failure) {
            throw new AssertionError(page.file() + ":" + block.line() + ": " + failure.getMessage(), failure);
        }
    }

    private static String inside(String place, String piece) {
        int indent = place.length() - place.lastIndexOf('\n') - 1 - "...".length();
        return place.replace(" ".repeat(indent) + "...", piece.indent(indent));
    }

    /** What the examples name: secrets in files. */
    private void setUpFolder() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        secret("secrets/loader", "load");
        secret("secrets/key", MaskersDocumentedTest.KEY);
    }

    private void secret(String name, String text) throws IOException {
        Path secret = Files.writeString(folder.resolve(name), text + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    // Commands

    /** A command as it is written, its words, and where. */
    private record Command(int line, List<String> words, int exit) {}

    /** The commands of a page that begin so, those in its sentences too. */
    private static List<Command> commands(Markdown page, String beginning) {
        List<Command> commands = new ArrayList<>();
        for (Markdown.Block block : page.blocks()) {
            if (!block.language().equals("sh")) continue;
            int exit = Integer.parseInt(block.marks().getOrDefault("exit", "0"));
            int line = block.line();
            for (String text : block.text().lines().toList()) {
                for (String part : text.split("&&|;|\\|", -1)) command(part, line, exit, beginning, commands);
                line++;
            }
        }
        boolean code = false;
        for (int i = 0; i < page.lines().size(); i++) {
            if (page.lines().get(i).startsWith("```")) code = !code;
            if (code) continue;
            int line = i + 1;
            Pattern.compile("`([^`]+ [^`]+)`")
                    .matcher(page.lines().get(i))
                    .results()
                    .map(span -> span.group(1))
                    .forEach(text -> command(text, line, 0, beginning, commands));
        }
        commands.sort(Comparator.comparingInt(Command::line));
        return commands;
    }

    private static void command(String text, int line, int exit, String beginning, List<Command> commands) {
        String bare = text.replaceFirst("(^|\\s)#.*", "")
                .replaceFirst("\\s[0-9]?>.*", "")
                .strip();
        if (!bare.startsWith(beginning)) return;
        List<String> words = Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\S+")
                .matcher(bare)
                .results()
                .map(DocumentationTest::unquoted)
                .toList();
        commands.add(new Command(line, words, exit));
    }

    private static String unquoted(MatchResult word) {
        if (word.group(1) != null) return word.group(1);
        return word.group(2) != null ? word.group(2) : word.group();
    }

    @TestFactory
    Stream<DynamicTest> commandsDoWhatIsSaid() throws IOException {
        return onEachPage(page -> {
            if (commands(page, "target/understudy").isEmpty()) return;
            for (Supplier<Shop> shops : Shop.spokenOf(page)) {
                try (Shop shop = shops.get()) {
                    emptyFolder();
                    setUpFolder();
                    setUpExample(Markdown.read(README), shop);
                    setUpExample(page, shop);
                    new Reading(page, shop).read();
                } catch (IOException failure) {
                    throw new java.io.UncheckedIOException(failure);
                }
            }
        });
    }

    private void emptyFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(folder))
                    .toList()) Files.delete(file);
        }
    }

    private void setUpExample(Markdown page, Shop shop) throws IOException {
        for (Markdown.Block block : page.blocks()) {
            String name = block.marks().get("file");
            if (name != null)
                Files.writeString(folder.resolve(name), shop.reachable(block.text()), StandardCharsets.UTF_8);
        }
    }

    /** One page, read from top to bottom, doing what it says. */
    private final class Reading {
        private final Markdown page;
        private final Shop shop;
        private Markdown renewed;
        private String printed = "";

        Reading(Markdown page, Shop shop) {
            this.page = page;
            this.shop = shop;
            this.renewed = page;
        }

        void read() {
            List<Map.Entry<Integer, Runnable>> steps = new ArrayList<>();
            commands(page, "target/understudy")
                    .forEach(command -> steps.add(Map.entry(command.line(), () -> run(command))));
            List<Markdown.Block> outputs = page.blocks().stream()
                    .filter(block -> block.marks().containsKey("output"))
                    .toList();
            outputs.forEach(block -> steps.add(Map.entry(block.line(), () -> compare(block))));
            page.markedTables().stream()
                    .filter(table -> table.marks().containsKey("fields"))
                    .forEach(table -> steps.add(Map.entry(table.line(), () -> compareFields(table))));
            steps.sort(Map.Entry.comparingByKey());
            steps.forEach(step -> step.getValue().run());
            if (Markdown.renews()) renewed.write();
        }

        private void run(Command command) {
            List<String> words =
                    new ArrayList<>(command.words().subList(1, command.words().size()));
            int exit = execute(words);
            assertThat(exit)
                    .as("%s:%d %s\n%s", page.file(), command.line(), words, printed)
                    .isEqualTo(command.exit());
        }

        /** Runs the program with its standard output and error in {@link #printed}. */
        private int execute(List<String> words) {
            words.replaceAll(shop::reachable);
            for (String ofFile : List.of("--write", "--ticket")) {
                int at = words.indexOf(ofFile);
                if (at >= 0) words.set(at + 1, folder.resolve(words.get(at + 1)).toString());
            }
            int option = words.indexOf("-c");
            if (option >= 0) {
                Path named = Path.of(words.get(option + 1)).getFileName();
                words.set(option + 1, folder.resolve(named).toString());
            } else if (!words.isEmpty() && words.stream().noneMatch(word -> word.matches("--help|--version"))) {
                words.addAll(List.of("-c", folder.resolve("understudy.yml").toString()));
            }
            StringBuilder both = new StringBuilder();
            int exit = capture(() -> Main.run(ENVIRONMENT, words.toArray(String[]::new)), both);
            printed = both.toString();
            return exit;
        }

        private void compare(Markdown.Block block) {
            String shown = shop.asDocumented(printed.replace(folder + "/", ""));
            if (Markdown.renews()) {
                int below = renewed.lines().size() - page.lines().size();
                Markdown.Block moved =
                        new Markdown.Block(block.language(), block.text(), block.line() + below, block.marks());
                renewed = renewed.with(moved, shown);
            } else {
                assertThat(block.text()).as("%s:%d", page.file(), block.line()).isEqualTo(shown);
            }
        }

        private void compareFields(Markdown.Table table) {
            Set<String> documented = table.rows().stream()
                    .flatMap(row ->
                            Pattern.compile("`([^`]+)`").matcher(row.getFirst()).results())
                    .map(span -> span.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> found = new TreeSet<>();
            fields(document(table.marks().get("fields")), "", documented, found);
            assertThat(documented).as("%s:%d", page.file(), table.line()).isEqualTo(found);
        }

        private JsonNode document(String command) {
            try {
                if (!command.equals("manifest.json")) {
                    execute(new ArrayList<>(List.of(command.split(" ", -1))));
                    return new ObjectMapper().readTree(printed);
                }
                try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
                    return new ObjectMapper()
                            .readTree(files.filter(file -> file.endsWith("manifest.json"))
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow()
                                    .toFile());
                }
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }
    }

    /** Every leaf: {@code tables[].rows}. An object whose keys are names and not fields is documented as {@code orphans{}}. */
    private static void fields(JsonNode node, String path, Set<String> documented, Set<String> found) {
        if (node.isObject() && documented.contains(path + "{}")) {
            found.add(path + "{}");
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field -> fields(
                            field.getValue(),
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            documented,
                            found));
        } else if (node.isArray()) {
            node.forEach(item -> fields(item, path + "[]", documented, found));
        } else {
            found.add(path);
        }
    }

    /** Standard output, and what an error has to say behind it; progress is left out. */
    private static int capture(Supplier<Integer> program, StringBuilder printed) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        int exit;
        try {
            exit = program.get();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        printed.append(output.toString(StandardCharsets.UTF_8));
        errors.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.matches("[0-9:]{8}Z .*"))
                .forEach(line -> printed.append(line).append('\n'));
        return exit;
    }
}
