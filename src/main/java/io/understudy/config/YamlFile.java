package io.understudy.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a YAML file into {@link Node}s, or says in one sentence why it cannot be read. */
public final class YamlFile {
    private YamlFile() {}

    /** The file's content; empty if it has none that can be used, which has then been noted. */
    public static Optional<Node> read(Path file, Problems problems) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            problems.add(Where.whole(name), "this is a directory; name a YAML file");
            return Optional.empty();
        }
        try {
            return read(name, Files.readAllBytes(file), problems);
        } catch (NoSuchFileException absent) {
            problems.add(Where.whole(name), "there is no such file; check the path, or write the file");
        } catch (AccessDeniedException denied) {
            problems.add(Where.whole(name), "the file may not be read; give this user the permission to read it");
        } catch (IOException failure) {
            problems.add(
                    Where.whole(name),
                    "the file cannot be read (" + failure.getClass().getSimpleName() + "); check the disk it is on");
        }
        return Optional.empty();
    }

    /** The content of what has been read already; problems are told under this name. */
    public static Optional<Node> read(String name, byte[] bytes, Problems problems) {
        return decode(name, bytes, problems).flatMap(text -> new YamlReader(name, text, problems).read());
    }

    private static Optional<String> decode(String name, byte[] bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String decoded = text.flip().toString();
        if (!result.isError()) return Optional.of(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
        problems.add(end(name, decoded), "this is not UTF-8; save the file as UTF-8");
        return Optional.empty();
    }

    /** The place just behind a text: where the first byte that is not UTF-8 stands. */
    private static Where end(String name, String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return new Where(name, line, text.length() - text.lastIndexOf('\n'));
    }
}
