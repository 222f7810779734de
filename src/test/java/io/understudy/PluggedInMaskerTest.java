package io.understudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.mask.Keyring;
import io.understudy.mask.Masker;
import io.understudy.mask.Siblings;
import io.understudy.mask.Uniqueness;
import io.understudy.rules.Decision;
import io.understudy.rules.Rulebook;
import io.understudy.schema.Column;
import io.understudy.schema.ColumnName;
import io.understudy.schema.DataType;
import io.understudy.schema.Schema;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The masker of one's own that the documentation shows compiles, is found, and masks. */
class PluggedInMaskerTest {
    private static final Pattern EXAMPLE = Pattern.compile("<!-- plug-in -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final String SERVICES = "META-INF/services/io.understudy.mask.PluggedIn";

    @TempDir
    private Path folder;

    private void compile(String name, String source) throws IOException {
        Path file = folder.resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        String path = System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-nowarn", "-d", folder.toString(), "-cp", path, file.toString());
        assertThat(result).as("the example compiles").isZero();
        Files.createDirectories(folder.resolve(SERVICES).getParent());
        Files.writeString(folder.resolve(SERVICES), name + "\n");
    }

    /** What the launcher does with UNDERSTUDY_CLASSPATH, in a running JVM. */
    private void plugged(ThrowingRunnable action) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            action.run();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @FunctionalInterface
    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    @Test
    void theExampleOfTheDocumentationMasks() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/maskers.md")));
        assertThat(example.find()).isTrue();
        compile("com.example.masks.BadgeNumber", example.group(1));
        plugged(() -> {
            assertThat(Masker.kinds()).containsKey("badge-number");
            Path rules = Files.writeString(
                    folder.resolve("rules.yml"), "tables:\n  staff:\n    badge: { mask: badge-number, digits: 6 }\n");
            TableName staff = new TableName("public", "staff");
            Schema schema = new Schema(List.of(table(staff)), List.of(), List.of());
            var decisions = Rulebook.read(List.of(rules)).decide(schema, List.of());
            assertThat(decisions.findings()).isEmpty();
            Decision.Masked masked = (Decision.Masked) decisions.of(new ColumnName(staff, "badge"));
            assertThat(masked.masker().uniquenessFor(DataType.text(-1))).isEqualTo(Uniqueness.LOST);
            String badge = masked.masker()
                    .bindTo(
                            DataType.text(-1),
                            Keyring.parse(MaskersDocumentedTest.KEY).domain(masked.domain()))
                    .apply("B-1234", Siblings.NONE);
            assertThat(badge).matches("B-[0-9]{6}");
        });
        assertThat(Masker.kinds()).doesNotContainKey("badge-number");
    }

    @Test
    void oneThatIsCalledLikeOursIsRefused() throws Exception {
        compile("com.example.masks.Email", """
                package com.example.masks;
                public record Email() implements io.understudy.mask.PluggedIn {
                    @Override
                    public io.understudy.mask.Mask bind(io.understudy.schema.DataType type, io.understudy.mask.DomainKey key) {
                        return (value, siblings) -> value;
                    }
                }
                """);
        plugged(() -> assertThatThrownBy(Masker::kinds)
                .hasMessageContaining("com.example.masks.Email")
                .hasMessageContaining("rename"));
        Files.writeString(folder.resolve(SERVICES), "com.example.masks.Missing\n");
        plugged(() -> assertThatThrownBy(Masker::kinds)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UNDERSTUDY_CLASSPATH"));
    }

    private static Table table(TableName name) {
        List<Column> columns = List.of(Column.of("badge", DataType.text(-1), true));
        return new Table(
                name,
                Table.Kind.PLAIN,
                columns,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                0,
                0);
    }
}
