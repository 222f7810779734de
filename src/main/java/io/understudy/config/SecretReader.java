package io.understudy.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches a secret from where the configuration says it is: the text itself, {@code ${NAME}}, {@code file:path} or {@code { command: "…" }}. */
final class SecretReader {
    private static final String FILE = "file:";
    private static final int MAXIMUM_BYTES = 64 * 1024;

    private final Path configuration;
    private final Map<String, String> environment;
    private final RecordBinder binder;

    /** @param configuration the file that {@code file:} paths are relative to */
    SecretReader(Path configuration, Map<String, String> environment, RecordBinder binder) {
        this.configuration = configuration;
        this.environment = environment;
        this.binder = binder;
    }

    private record Command(String command) {}

    /** A password: it may stand in the file, since some are no secret. */
    Optional<Secret> password(Node node, String path) {
        if (node instanceof Node.Mapping) return command(node, path);
        return binder.text(node, path)
                .flatMap(scalar -> scalar.written().startsWith(FILE)
                        ? file(scalar, path)
                        : Optional.of(new Secret(scalar.text())));
    }

    /** The master key: never in the file, because the file is in a repository and the key undoes every mask. */
    Optional<Secret> key(Node node, String path) {
        if (node instanceof Node.Scalar scalar
                && !scalar.isEmpty()
                && !scalar.isVariable()
                && !scalar.written().startsWith(FILE)) {
            binder.note(
                    node.at(),
                    path,
                    "the key never stands in this file; write ${UNDERSTUDY_KEY}, file:path or { command: \"…\" }");
            return Optional.empty();
        }
        Optional<Secret> key = password(node, path);
        if (key.isPresent() && key.get().reveal().isBlank()) {
            binder.note(
                    node.at(), path, "the key is empty; it is 32 bytes in base64, as 'openssl rand -base64 32' prints");
            return Optional.empty();
        }
        return key;
    }

    private Optional<Secret> command(Node node, String path) {
        return binder.bind(node, Command.class, path)
                .flatMap(command -> binder.attempt(
                        node, path, () -> new Secret(strip(SecretCommand.run(command.command, environment)))));
    }

    private Optional<Secret> file(Node.Scalar scalar, String path) {
        @Nullable String refusal;
        try {
            Path file = configuration.resolveSibling(
                    scalar.text().substring(FILE.length()).strip());
            refusal = openness(file);
            if (refusal == null && Files.size(file) > MAXIMUM_BYTES)
                refusal = "the file is too large for a secret; name the right one";
            if (refusal == null) return Optional.of(new Secret(strip(decode(Files.readAllBytes(file)))));
        } catch (InvalidPathException malformed) {
            refusal = "this is no path";
        } catch (NoSuchFileException absent) {
            refusal = "there is no such file; check the path, which is relative to " + configuration.getFileName();
        } catch (CharacterCodingException binary) {
            refusal = "the file is not text; a key is 32 bytes in base64, not the bytes themselves";
        } catch (IOException failure) {
            refusal = "the file cannot be read; give this user, and nobody else, the permission to read it";
        }
        binder.note(scalar.at(), path, refusal + ", in " + scalar);
        return Optional.empty();
    }

    /** Why a file is too open to hold a secret; null if it is not. A group may read what belongs to another user (as orchestrators mount secrets). */
    private static @Nullable String openness(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) return null;
        PosixFileAttributes attributes = view.readAttributes();
        if (attributes.isDirectory()) return "this is a directory; name a file";
        Set<PosixFilePermission> permissions = attributes.permissions();
        boolean own = attributes.owner().getName().equals(System.getProperty("user.name"));
        boolean open = permissions.contains(PosixFilePermission.OTHERS_READ)
                || (own && permissions.contains(PosixFilePermission.GROUP_READ));
        return open ? "others can read this file; run chmod 600 on it" : null;
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Without the one line end that an editor or echo leaves. */
    private static String strip(String text) {
        if (text.endsWith("\r\n")) return text.substring(0, text.length() - 2);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
