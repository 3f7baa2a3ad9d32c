package dev.scotoma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** What a migration does with rows that are there already. */
class UpgradeIT {
    @Test
    void anIterationOfOneNetworkKeepsItWhenIterationsMayHaveSeveral() throws Exception {
        try (var owner = MigratedDatabase.owner()) {
            MigratedDatabase.run(owner, "CREATE DATABASE upgrade");
        }
        String url = MigratedDatabase.url("upgrade");
        for (String schema : Migrate.SCHEMAS) {
            migrate(url, schema, schema.equals("blindspot") ? "3" : "latest");
        }
        try (var owner = DriverManager.getConnection(url, "postgres", "postgres")) {
            MigratedDatabase.run(owner, """
                    INSERT INTO blindspot.model_iteration
                      (name, iteration, state, manifest, digest, network_key, network_bytes, threshold)
                    VALUES ('old', 1, 'current', 'name: old', sha256('network'), 'models/old.pt', 7, 0.5)""");
            migrate(url, "blindspot", "latest");
            assertThat(MigratedDatabase.strings(owner, """
                            SELECT m.name || ' ' || encode(m.digest, 'hex') || ' ' || n.position || ' ' || n.storage_key || ' ' || n.bytes
                            FROM blindspot.model_iteration m JOIN blindspot.network n USING (iteration_id)"""))
                    .containsExactly("old " + sha256("name: old") + " 0 models/old.pt 7");
        }
    }

    @Test
    void aScoreOfThePastKnowsHowManyFramesGaveANumber() throws Exception {
        try (var owner = MigratedDatabase.owner()) {
            MigratedDatabase.run(owner, "CREATE DATABASE upgrade_scores");
        }
        String url = MigratedDatabase.url("upgrade_scores");
        for (String schema : Migrate.SCHEMAS) {
            migrate(url, schema, schema.equals("blindspot") ? "8" : "latest");
        }
        try (var owner = DriverManager.getConnection(url, "postgres", "postgres")) {
            // Three frames of two heads; of the second there are no numbers.
            MigratedDatabase.run(owner, """
                    WITH iteration AS (
                      INSERT INTO blindspot.model_iteration (name, iteration, state, manifest, digest, threshold)
                      VALUES ('old', 1, 'current', 'name: old', sha256('manifest'), 0.5) RETURNING iteration_id),
                    session AS (
                      INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes) VALUES (gen_random_uuid(), 'r', 1) RETURNING session_id)
                    INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities,
                      spoof_score, decision, flips)
                    SELECT session_id, iteration_id, 1, 3, '{0, 1, 2}', 2,
                           decode('0000803f' || '00000000' || '0000c07f' || '0000c07f' || '0000003f' || '0000803f', 'hex'), 0.5, 'attack', 0
                    FROM iteration, session""");
            migrate(url, "blindspot", "latest");
            assertThat(MigratedDatabase.strings(owner, "SELECT answered || ' of ' || frames FROM blindspot.score"))
                    .containsExactly("2 of 3");
        }
    }

    @Test
    void aCampaignOfThePastIsOneCellWithoutALimitAndItsSessionsCountInItWithoutBeingPublishedAgain() throws Exception {
        try (var owner = MigratedDatabase.owner()) {
            MigratedDatabase.run(owner, "CREATE DATABASE upgrade_cells");
        }
        String url = MigratedDatabase.url("upgrade_cells");
        for (String schema : Migrate.SCHEMAS) {
            migrate(url, schema, schema.equals("capture") ? "7" : "latest");
        }
        try (var owner = DriverManager.getConnection(url, "postgres", "postgres")) {
            MigratedDatabase.run(owner, """
                    WITH campaign AS (
                      INSERT INTO capture.campaign (name, brief, kind, attack_type, distance, sessions_each, reward_minor, closes_at, created_by)
                      VALUES ('c', 'b', 'attack', 'print', 'far', 3, 120, now() + interval '1 day', uuidv7()) RETURNING campaign_id),
                    person AS (
                      INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until)
                      VALUES (uuidv7(), 'train', sha256('p'), current_date + 1) RETURNING participant_id)
                    INSERT INTO capture.session (participant_id, depicted_participant_id, campaign_id, prescribed_kind, prescribed_attack_type,
                      declared_kind, declared_attack_type, attempt, nonce, expires_at)
                    SELECT participant_id, participant_id, campaign_id, 'attack', 'print', 'attack', 'print', 1, 'n', now() FROM person, campaign""");
            String revision = "SELECT revision::text FROM capture.session";
            var before = MigratedDatabase.strings(owner, revision);
            migrate(url, "capture", "latest");
            assertThat(MigratedDatabase.strings(owner, """
                            SELECT c.attack_type || ' ' || c.distance || ' ' || coalesce(c.wanted::text, 'endless') || ' ' || s.prescribed_distance
                              || ' ' || s.reward_minor
                            FROM capture.session s JOIN capture.campaign_cell c ON c.cell_id = s.cell_id AND c.cell_id = s.counted_cell_id""")).containsExactly("print far endless far 120");
            assertThat(MigratedDatabase.strings(owner, revision)).isEqualTo(before);
        }
    }

    @Test
    void aBlindSpotOfThePastGetsItsFirstEventFromTheRunThatFoundItAndNobodyRewritesIt() throws Exception {
        try (var owner = MigratedDatabase.owner()) {
            MigratedDatabase.run(owner, "CREATE DATABASE upgrade_life");
        }
        String url = MigratedDatabase.url("upgrade_life");
        for (String schema : Migrate.SCHEMAS) {
            migrate(url, schema, schema.equals("blindspot") ? "5" : "latest");
        }
        try (var owner = DriverManager.getConnection(url, "postgres", "postgres")) {
            MigratedDatabase.run(owner, """
                    WITH iteration AS (
                      INSERT INTO blindspot.model_iteration (name, iteration, state, manifest, digest, threshold)
                      VALUES ('old', 1, 'current', 'name: old', sha256('manifest'), 0.5) RETURNING iteration_id),
                    run AS (
                      INSERT INTO blindspot.mining_run (number, iteration_id, outcome, attempts, baseline, place, total_alpha, alpha,
                        min_support, sessions, participants, errors, base_rate, base_low, base_high, tested, mined_by)
                      SELECT 7, iteration_id, 'apcer', 'first', 'pooled', 1, 0.05, 0.03, 20, 9, 9, 3, 0.3, 0.1, 0.6, 1,
                             '00000000-0000-0000-0000-000000000009' FROM iteration RETURNING number),
                    place AS (
                      INSERT INTO blindspot.subdomain (number, rank, verdict, sessions, participants, effective_participants, errors, rate,
                        low, high, difference, adjusted_p, expected)
                      SELECT number, 1, 'found', 3, 3, 3, 3, 1, 0.3, 1, 0.7, 0.01, 0.3 FROM run RETURNING subdomain_id)
                    INSERT INTO blindspot.blind_spot (subdomain_id) SELECT subdomain_id FROM place""");
            migrate(url, "blindspot", "latest");
            assertThat(MigratedDatabase.strings(owner, """
                            SELECT position || ' ' || e.state || ' ' || reason || ' ' || right(moved_by::text, 1) || ' ' || (at = found_at)
                            FROM blindspot.life_event e JOIN blindspot.blind_spot USING (blind_spot_id)""")).containsExactly("1 FOUND Mining run 7 found it. 9 true");
            for (String change :
                    List.of("UPDATE blindspot.life_event SET reason = 'other'", "DELETE FROM blindspot.life_event")) {
                assertThatThrownBy(() -> MigratedDatabase.run(owner, change)).hasMessageContaining("are never changed");
            }
        }
    }

    @Test
    void aCampaignOfThePastKeepsTheTitleThatWasReadAndItsSessionsShowOneInstrument() throws Exception {
        try (var owner = MigratedDatabase.owner()) {
            MigratedDatabase.run(owner, "CREATE DATABASE upgrade_campaign");
        }
        String url = MigratedDatabase.url("upgrade_campaign");
        migrate(url, "vocabulary", "latest");
        migrate(url, "capture", "7");
        try (var owner = DriverManager.getConnection(url, "postgres", "postgres")) {
            MigratedDatabase.run(owner, """
                    WITH campaign AS (
                      INSERT INTO capture.campaign (name, brief, kind, attack_type, sessions_each, closes_at, created_by)
                      VALUES ('As at home', 'b', 'attack', 'print', 3, now() + interval '1 day', uuidv7()) RETURNING campaign_id),
                    participant AS (
                      INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until)
                      VALUES (uuidv7(), 'train', sha256('code'), current_date + 1000) RETURNING participant_id)
                    INSERT INTO capture.session (participant_id, depicted_participant_id, campaign_id, prescribed_kind, prescribed_attack_type,
                      declared_kind, declared_attack_type, attempt, nonce, expires_at, pai_quality, instrument, payment)
                    SELECT participant_id, participant_id, campaign_id, 'attack', 'print', 'attack', 'print', attempt, 'n', now(), quality,
                           words, 'payable'
                    FROM campaign, participant,
                         (VALUES (1, 'low', ' a print'), (2, 'low', 'a print '), (3, 'high', 'a print'), (4, NULL, '  ')) AS s (attempt, quality, words)""");
            String before = "SELECT string_agg(revision::text, ' ' ORDER BY attempt) FROM capture.session";
            var revisions = MigratedDatabase.strings(owner, before);
            migrate(url, "capture", "latest");
            assertThat(MigratedDatabase.strings(owner, "SELECT name || ', ' || title FROM capture.campaign"))
                    .containsExactly("As at home, As at home");
            assertThat(MigratedDatabase.strings(owner, """
                            SELECT attempt || ' ' || coalesce(i.words || ', ' || i.pai_quality, 'none') || ' ' || (payable_at IS NOT NULL)
                            FROM capture.session LEFT JOIN capture.instrument i USING (instrument_id) ORDER BY attempt"""))
                    .containsExactly(
                            "1 a print, low true", "2 a print, low true", "3 a print, high true", "4 none true");
            assertThat(MigratedDatabase.strings(owner, "SELECT count(*) FROM capture.instrument"))
                    .containsExactly("2");
            assertThat(MigratedDatabase.strings(owner, before))
                    .as("nobody has to read them again")
                    .isEqualTo(revisions);
        }
    }

    @Test
    void whatWasOwedToWhoWithdrewInThePastStaysTheirs() throws Exception {
        try (var owner = MigratedDatabase.owner()) {
            MigratedDatabase.run(owner, "CREATE DATABASE upgrade_owed");
        }
        String url = MigratedDatabase.url("upgrade_owed");
        migrate(url, "vocabulary", "latest");
        migrate(url, "capture", "12");
        try (var owner = DriverManager.getConnection(url, "postgres", "postgres")) {
            MigratedDatabase.run(owner, """
                    WITH request AS (
                      INSERT INTO capture.withdrawal_request (participant_id) VALUES (uuidv7()) RETURNING withdrawal_id)
                    INSERT INTO capture.withdrawn_reward (withdrawal_id, currency, minor) SELECT withdrawal_id, 'GBP', 120 FROM request""");
            migrate(url, "capture", "latest");
            assertThat(MigratedDatabase.strings(owner, """
                            SELECT minor || ' ' || currency FROM capture.withdrawn_reward
                            JOIN capture.withdrawal_request USING (withdrawal_id, participant_id)""")).containsExactly("120 GBP");
        }
    }

    private static void migrate(String url, String schema, String target) {
        Flyway.configure(UpgradeIT.class.getClassLoader())
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/" + schema)
                .schemas(schema)
                .defaultSchema(schema)
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
