package dev.scotoma.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.cli.Scotoma;
import dev.scotoma.kit.ObjectStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Dataset versions as a researcher has them made, takes them away and checks them. */
record Releases(Api researcher) {
    UUID recorded(ObjectStorage storage, UUID person, String content) throws Exception {
        UUID session = Neighbours.accepted(person, content.getBytes(StandardCharsets.UTF_8));
        put(storage, session, content);
        return session;
    }

    static void put(ObjectStorage storage, UUID session, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        storage.put(Neighbours.key(session), new ByteArrayInputStream(bytes), bytes.length, "video/webm");
    }

    void ask(String version) {
        researcher
                .post("/datasets", Map.of("version", version, "description", "For tests."))
                .then()
                .statusCode(201);
    }

    void published(String version) throws Exception {
        ask(version);
        awaitPublished(version);
    }

    void awaitPublished(String version) throws Exception {
        Neighbours.await(
                version + " to be published",
                () -> researcher.get("/datasets/" + version).path("state").equals("PUBLISHED"));
    }

    Path download(String version, Path folder) throws IOException {
        var answer = researcher.get("/datasets/" + version + "/archive");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/x-tar");
        byte[] tar = answer.asByteArray();
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(tar.length));
        unpack(tar, folder);
        return folder.resolve(version);
    }

    static void unpack(byte[] tar, Path into) throws IOException {
        try (var entries = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = into.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(entries, file);
            }
        }
    }

    static void verify(Path dataset, int exit, String said) {
        var out = new StringWriter();
        var err = new StringWriter();
        assertThat(Scotoma.run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        "dataset",
                        "verify",
                        dataset.toString()))
                .as(out + err.toString())
                .isEqualTo(exit);
        assertThat(out.toString()).contains(said);
    }
}
