package dev.scotoma.labeling.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scotoma.dataset.format.About;
import dev.scotoma.dataset.format.Checksums;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Papers;
import dev.scotoma.kit.testing.TestStack;
import dev.scotoma.labeling.Neighbours;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The part of {@code make bench-dataset} that needs the service: how long a preview takes, and how long a freeze without its
 * recordings, where 83,000 sessions of 45,000 people are kept. Leaves two versions in {@code scotoma.bench.folder}, of which
 * the second has a tenth more and other labels on a hundredth, for what is measured by the command line. Its name keeps it out of
 * the tests.
 */
@QuarkusTest
@TestProfile(VersionsBenchmark.NothingElseRuns.class)
@WithTestResource(TestStack.class)
class VersionsBenchmark {
    private static final int SESSIONS = Integer.getInteger("scotoma.bench.sessions", 83_000);
    private static final int PEOPLE = Math.max(1, (int) (SESSIONS * 45L / 83));
    private static final Path FOLDER = Path.of(System.getProperty("scotoma.bench.folder", "target/bench-dataset"));
    private static final int ROUNDS = 9;

    /** Nothing sweeps, refits or freezes meanwhile. */
    public static class NothingElseRuns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("scotoma.jobs.enabled", "false");
        }
    }

    @Inject
    Datasets datasets;

    @Inject
    Snapshot snapshot;

    @Inject
    Freeze freeze;

    @Inject
    DatasetRepository rows;

    @Inject
    ItemRepository items;

    @Test
    void aPreviewAndAFreezeWithoutRecordingsAreReadyInTime() throws Exception {
        plant();
        System.out.printf("| what | sessions | seconds | limit |%n|---|---:|---:|---:|%n");
        Selection all = Selection.EVERYTHING;
        Selection some = SelectionBuilder.builder(all)
                .conditions(Map.of("camera", List.of("laptop", "phone_front"), "light_level", List.of("dark")))
                .certainty(0.9)
                .protocols(Map.of("medium", Map.of("attack_type", List.of("print"))))
                .build();
        double first = freeze(
                "v1",
                SelectionBuilder.builder(all)
                        .recordedTo(java.time.LocalDate.of(2026, 6, 30))
                        .build());
        double preview = preview("preview of everything", all);
        double narrow = preview("preview under conditions, with a protocol", some);
        double others = preview(
                "preview for others",
                SelectionBuilder.builder(all).forOthers(true).build());
        TestStack.execute("UPDATE labeling.consensus SET present = NOT present WHERE attribute = 'glare'"
                + " AND session_id IN (SELECT session_id FROM labeling.dataset_item WHERE version = 'v1' ORDER BY session_id LIMIT "
                + SESSIONS / 100 + ")");
        double second = freeze("v2", all);
        System.out.printf("| largest heap after a collection, MB | | %d | 512 |%n", heap());
        assertThat(Math.max(Math.max(preview, narrow), others))
                .as("seconds of a preview")
                .isLessThan(1);
        assertThat(Math.max(first, second)).as("seconds of a freeze").isLessThan(20);
        assertThat(heap()).isLessThan(512);
    }

    private double preview(String what, Selection selection) {
        double[] seconds = new double[ROUNDS];
        int sessions = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            sessions = datasets.preview(new NewPreview(selection, null, null)).sessions();
            seconds[round] = (System.nanoTime() - begun) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf("| %s, median of %d | %,d | %.2f | 1 |%n", what, ROUNDS, sessions, seconds[ROUNDS / 2]);
        return seconds[ROUNDS / 2];
    }

    private double freeze(String version, Selection selection) throws Exception {
        TestStack.execute(
                "INSERT INTO labeling.dataset_version (version, description, created_by, query) VALUES (?, 'Bench', uuidv7(), ?)",
                version,
                selection.kept().json());
        DatasetRow row = QuarkusTransaction.requiringNew().call(() -> rows.findById(version));
        Path folder = Files.createDirectories(FOLDER.resolve(version));
        long begun = System.nanoTime();
        Manifest manifest;
        var noted = snapshot.note(version, selection);
        double noting = (System.nanoTime() - begun) / 1e9;
        try (var draft = freeze.draft(row, folder)) {
            Set<String> standing = QuarkusTransaction.requiringNew().call(() -> items.standing(version));
            assertThat(standing).isEqualTo(draft.items());
            manifest = freeze.write(row, draft, folder, standing, noted.excluded());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("| of this, noting the items of %s | | %.1f | |%n", version, noting);
        System.out.printf("| freeze of %s | %,d | %.1f | 20 |%n", version, manifest.count("items"), seconds);
        Papers.write(folder, manifest, new About(Instant.EPOCH, "Bench.", List.of(), ""));
        Checksums.write(folder, List.of());
        TestStack.execute("UPDATE labeling.dataset_item SET released = true WHERE version = ?", version);
        TestStack.execute(
                "UPDATE labeling.dataset_version SET state = 'PUBLISHED', published_at = now(), sessions = 1, excluded = 0,"
                        + " manifest_sha256 = decode(?, 'hex') WHERE version = ?",
                manifest.sha256(),
                version);
        TestStack.execute("ANALYZE labeling.dataset_item");
        return seconds;
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                        .sum()
                / 1_000_000;
    }

    /** Two of a person's sessions in three are genuine; a tenth came after June, and a twentieth may not be shared. */
    private static void plant() throws Exception {
        Neighbours.reset();
        for (String sql : List.of(
                """
                INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until, country, age_band, gender)
                SELECT gen_random_uuid(), (ARRAY['train', 'train', 'train', 'dev', 'test'])[1 + i %% 5], sha256(('p' || i)::bytea),
                  current_date + 1, (ARRAY['ES', 'MX', 'IN', 'KE', 'BR', 'DE', 'US', 'PH'])[1 + i %% 8], '25-34', 'female'
                FROM generate_series(1, %d) i""".formatted(PEOPLE),
                """
                INSERT INTO capture.consent_event (participant_id, event, version, locale, text_sha256, adult, share_with_others, at)
                SELECT participant_id, 'given', 1, 'en', sha256('x'), true, get_byte(withdrawal_hash, 0) > 12, '2026-01-01'
                FROM capture.participant""",
                """
                CREATE TABLE public.planted AS
                SELECT i, uuidv7(make_interval(secs => -30 * i)) AS session, p.participant_id AS person, c.campaign_id AS campaign,
                  h %% 3 = 0 AS attack, h
                FROM generate_series(0, %d - 1) i CROSS JOIN LATERAL (SELECT hashint4(i) & 2147483647 AS h) d
                JOIN (SELECT participant_id, row_number() OVER () - 1 AS n FROM capture.participant) p ON p.n = i %% %d
                CROSS JOIN (SELECT campaign_id FROM capture.campaign LIMIT 1) c""".formatted(SESSIONS, PEOPLE),
                """
                INSERT INTO capture.session (session_id, participant_id, depicted_participant_id, campaign_id, state, prescribed_kind,
                  prescribed_attack_type, declared_kind, declared_attack_type, attempt, nonce, recording_key, recording_bytes,
                  recording_type, expires_at, opened_at, uploaded_at, truth, decided_at, camera, environment, os, browser, device_model)
                SELECT session, person, person, campaign, 'ACCEPTED', k.kind, t.type, k.kind, t.type, 1 + i, 'nonce',
                  'recordings/' || session, 100, 'video/webm', now(), '2026-06-01', CASE WHEN i % 10 = 0 THEN timestamptz '2026-07-02'
                    ELSE timestamptz '2026-06-02' END, k.kind, now(),
                  (ARRAY['laptop', 'phone_front', 'phone_front', 'tablet'])[1 + h / 4 % 4], 'indoor', 'Android', 'Chrome', 'Model ' || h % 300
                FROM public.planted
                CROSS JOIN LATERAL (SELECT CASE WHEN attack THEN 'attack' ELSE 'genuine' END AS kind) k
                CROSS JOIN LATERAL (SELECT CASE WHEN attack THEN (ARRAY['print', 'replay_phone', 'mask_paper'])[1 + h / 16 % 3] ELSE 'none' END
                  AS type) t""",
                """
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, container, codec, duration_ms,
                  pack_key, pack_version, inspected_at, distance, face_px, light_level, light_dir, colour_temp, sharpness, noise, fps,
                  resolution, compression, yaw_coverage)
                SELECT session, 'recordings/' || session, 100, 'PASSED', sha256(session::text::bytea), 'webm', 'vp8', 4000,
                  'frames/' || session || '/v2.zip', 2, now(), (ARRAY['near', 'mid', 'far'])[1 + h / 64 % 3], '>240',
                  (ARRAY['dark', 'normal', 'strong'])[1 + h / 256 % 3], (ARRAY['even', 'side', 'back'])[1 + h / 1024 % 3], 'neutral',
                  (ARRAY['blurred', 'soft', 'sharp'])[1 + h / 4096 % 3], 'low', '>25', '720p', 'light', 'both_sides'
                FROM public.planted""",
                """
                INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present)
                SELECT session, n.name, CASE WHEN attack THEN 3 ELSE 0 END, CASE WHEN attack THEN 0 ELSE 3 END, 0, 'dawid-skene', 'settled',
                  CASE WHEN attack THEN 0.97 ELSE 0.03 END, attack
                FROM public.planted CROSS JOIN vocabulary.attack_attribute n""",
                "DROP TABLE public.planted",
                "VACUUM ANALYZE capture.session",
                "VACUUM ANALYZE capture.participant",
                "VACUUM ANALYZE capture.consent_event",
                "VACUUM ANALYZE blindspot.inspection",
                "VACUUM ANALYZE labeling.consensus")) {
            TestStack.execute(sql);
        }
    }
}
