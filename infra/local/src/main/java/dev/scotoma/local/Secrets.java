package dev.scotoma.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Passwords and keys of one installation, drawn at its first start and kept in a file that only its owner can read. Losing
 * the file loses the pseudonyms and the splits: it belongs into every backup of the data.
 */
final class Secrets {
    private static final List<String> PASSWORDS = List.of(
            "database.owner",
            "database.identity",
            "database.capture",
            "database.labeling",
            "database.blindspot",
            "storage.key",
            "storage.secret");
    private static final List<String> KEYS = List.of("split.key", "pseudonym.key", "identity.key", "ledger.key");

    // 256 bits each. A password needs quoting nowhere; a key is what the services decode.
    private static final Base64.Encoder PASSWORD = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Encoder KEY = Base64.getEncoder();

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the file, and draws whatever a newer build needs that is not in it yet. */
    static Secrets in(Path home) throws IOException {
        Path file = home.resolve("secrets");
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        var random = new SecureRandom();
        int known = values.size();
        PASSWORDS.forEach(name -> values.computeIfAbsent(name, _ -> draw(random, PASSWORD)));
        KEYS.forEach(name -> values.computeIfAbsent(name, _ -> draw(random, KEY)));
        if (values.size() > known) {
            write(file, values);
        }
        return new Secrets(values);
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret is called " + name);
        }
        return value;
    }

    private static String draw(SecureRandom random, Base64.Encoder encoder) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }

    /** Written beside and moved into place: a crash leaves the old file or the new one, never half of one. */
    private static void write(Path file, Map<String, String> values) throws IOException {
        Path draft = file.resolveSibling("secrets.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
