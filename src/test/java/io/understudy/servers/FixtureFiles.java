package io.understudy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Fixtures as somebody would write them by hand, beside a configuration. */
public record FixtureFiles(Path folder) {
    /** One of a ticket, with what stands in its fixture.yml besides the title. */
    public FixtureFiles write(String ticket, String yaml) {
        return file(ticket, "fixture.yml", "title: something went wrong\n" + yaml);
    }

    /** Rows of a table: a line of columns, then a line a row. */
    public FixtureFiles table(String ticket, String table, String... lines) {
        return file(ticket, table + ".csv", String.join("\n", lines) + "\n");
    }

    private FixtureFiles file(String ticket, String name, String text) {
        try {
            Path place = Files.createDirectories(folder.resolve(ticket));
            Files.writeString(place.resolve(name), text, StandardCharsets.UTF_8);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FixtureFiles drop(String ticket) {
        Path place = folder.resolve(ticket);
        if (!Files.exists(place)) return this;
        try (Stream<Path> inside = Files.walk(place)) {
            for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** None is left. */
    public FixtureFiles clear() {
        if (!Files.exists(folder)) return this;
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path one : inside.toList()) drop(one.getFileName().toString());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
