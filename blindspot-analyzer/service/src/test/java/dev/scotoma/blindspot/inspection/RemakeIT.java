package dev.scotoma.blindspot.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.kit.ObjectStorage;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.workers.media.Clip;
import dev.scotoma.workers.media.FramePack;
import dev.scotoma.workers.media.Mp4Headers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Packs that an older version made, and what becomes of them and of their scores. */
@QuarkusTest
@WithTestResource(TestStack.class)
class RemakeIT {
    @Inject
    ObjectStorage storage;

    @Inject
    Inspections inspections;

    @Test
    void aPackThatComesOutTheSameKeepsItsScores() throws Exception {
        Inspection done = inspected(
                new CaptureSide(storage).upload(Clip.ofAFace().seconds(1).bytes()));
        byte[] pack = storage.open(key(done, 2)).readAllBytes();
        UUID iteration = agedWithAScore(done, ofVersion1(pack));
        awaitRemade(done.sessionId());
        assertThat(storage.open(key(done, 2)).readAllBytes()).isEqualTo(pack);
        assertThat(scoredVersion(done.sessionId(), iteration)).isEqualTo(2);
        assertThat(inspections.find(done.sessionId()).orElseThrow().inspectedAt())
                .isAfter(done.inspectedAt());
    }

    @Test
    void aPackThatComesOutOtherwiseIsScoredAgain() throws Exception {
        byte[] upsideDown =
                Mp4Headers.withMatrix(Clip.ofAFace().mp4().seconds(1).bytes(), new int[] {1, 0, 0, -1});
        Inspection done = inspected(new CaptureSide(storage).upload(upsideDown));
        ByteArrayOutputStream asItWas = new ByteArrayOutputStream();
        new FramePack.Writer(asItWas).close();
        UUID iteration = agedWithAScore(done, asItWas.toByteArray());
        TestStack.execute("UPDATE blindspot.inspection SET distance = 'far' WHERE session_id = ?", done.sessionId());
        awaitRemade(done.sessionId());
        assertThat(scoredVersion(done.sessionId(), iteration)).isEqualTo(1);
        assertThat(inspections.find(done.sessionId()).orElseThrow().conditions())
                .isEqualTo(done.conditions());
    }

    /** Makes of an inspected session one of an older version, which some retired iteration scored. */
    private UUID agedWithAScore(Inspection done, byte[] pack) throws IOException, SQLException {
        UUID iteration = UUID.randomUUID();
        TestStack.execute("""
                INSERT INTO blindspot.model_iteration (iteration_id, name, iteration, state, manifest, digest, threshold)
                VALUES (?, ?::text, 1, 'retired', 'none', sha256(?::text::bytea), 0.5)""", iteration, iteration, iteration);
        TestStack.execute("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score, decision, flips)
                VALUES (?, ?, 1, 1, '{0}', 1, '\\x00000000', 0, 'genuine', 0)""", done.sessionId(), iteration);
        storage.put(key(done, 1), new ByteArrayInputStream(pack), pack.length, "application/zip");
        for (String portrait : StoredPortraits.keys(done.sessionId(), 1)) {
            storage.put(portrait, new ByteArrayInputStream(pack), pack.length, StoredPortraits.TYPE);
        }
        storage.delete(key(done, 2));
        TestStack.execute(
                "UPDATE blindspot.inspection SET pack_version = 1, pack_key = ? WHERE session_id = ?",
                key(done, 1),
                done.sessionId());
        return iteration;
    }

    private static String key(Inspection inspection, int version) {
        return "frames/" + inspection.sessionId() + "/v" + version + ".zip";
    }

    private static byte[] ofVersion1(byte[] pack) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(pack));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(text.replace("\"version\":2", "\"version\":1").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return out.toByteArray();
    }

    private void awaitRemade(UUID session) throws Exception {
        await(() -> {
            Inspection.Pack pack = inspections.find(session).orElseThrow().pack();
            return pack != null
                    && pack.version() == FramePack.VERSION
                    && storage.list("frames/" + session + "/").stream().noneMatch(key -> key.contains("/v1"));
        });
    }

    private Inspection inspected(UUID session) throws Exception {
        await(() -> inspections
                .find(session)
                .filter(found -> found.state() == Inspection.State.PASSED)
                .isPresent());
        return inspections.find(session).orElseThrow();
    }

    private static int scoredVersion(UUID session, UUID iteration) throws SQLException {
        try (var owner = TestStack.owner();
                var select = owner.prepareStatement(
                        "SELECT pack_version FROM blindspot.score WHERE session_id = ? AND iteration_id = ?")) {
            select.setObject(1, session);
            select.setObject(2, iteration);
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getInt(1);
            }
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited ninety seconds").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
