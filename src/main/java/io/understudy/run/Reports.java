package io.understudy.run;

import io.understudy.report.Json;
import io.understudy.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The reports that runs have left in their folder. */
public final class Reports {
    private final Path runs;

    /** @param runs the folder of runs */
    public Reports(Path runs) {
        this.runs = runs;
    }

    /** The report of a run, published or refused for what it says; empty if there is none. */
    public Optional<RunReport> of(String run) {
        if (run.contains("/")) return Optional.empty();
        return Stream.of(RunFolder.REPORT, RunFolder.REFUSED)
                .map(name -> runs.resolve(run).resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(Reports::read);
    }

    /** The newest report of each database, by its name. */
    public Map<String, RunReport> newest() {
        Map<String, RunReport> newest = new LinkedHashMap<>();
        for (Path file : files()) {
            RunReport report = read(file);
            newest.putIfAbsent(report.database(), report);
        }
        return newest;
    }

    /**
     * The last runs of a database that left a report, oldest first; none if there is none.
     *
     * @throws UncheckedIOException if the newest report cannot be read
     */
    public List<RunReport.PastRun> trend(String database) {
        for (Path file : files()) {
            RunReport report = read(file);
            if (report.database().equals(database)) return report.trend();
        }
        return List.of();
    }

    private List<Path> files() {
        if (!Files.isDirectory(runs)) return List.of();
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(folder -> folder.resolve(RunFolder.REPORT))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunReport read(Path file) {
        try {
            return Json.read(Files.readString(file, StandardCharsets.UTF_8), RunReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
