package dev.scotoma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What the capture schema itself keeps true, whoever writes to it. */
class CaptureSchemaIT {
    @Test
    void consentEventsAndWithdrawalsAreNeverChangedEvenByTheOwner() throws SQLException {
        try (var owner = MigratedDatabase.owner()) {
            UUID session = uploadedSession(owner);
            withdraw(owner, session);
            MigratedDatabase.run(owner, "INSERT INTO capture.bystander (session_id) VALUES (uuidv7())");
            MigratedDatabase.run(
                    owner, "INSERT INTO capture.consent_event (participant_id, event) VALUES (uuidv7(), 'withdrawn')");
            for (String change : List.of(
                    "UPDATE capture.consent_event SET at = now()",
                    "DELETE FROM capture.consent_event",
                    "UPDATE capture.withdrawal SET session_id = uuidv7()",
                    "UPDATE capture.bystander SET session_id = uuidv7()",
                    "DELETE FROM capture.bystander",
                    "DELETE FROM capture.withdrawal")) {
                assertThatThrownBy(() -> MigratedDatabase.run(owner, change)).hasMessageContaining("are never changed");
            }
        }
    }

    @Test
    void consentTextIsPublishedInEveryLanguageWithTheHashOfItsWords() throws SQLException {
        try (var capture = MigratedDatabase.service("capture")) {
            for (int version : List.of(1, 2)) {
                assertThat(MigratedDatabase.strings(
                                capture,
                                "SELECT locale FROM capture.consent_text WHERE version = " + version
                                        + " ORDER BY locale"))
                        .containsExactly("en", "es", "zh");
            }
            assertThat(MigratedDatabase.strings(
                            capture,
                            "SELECT locale FROM capture.consent_text WHERE sha256 <> sha256(convert_to(body, 'UTF8'))"))
                    .isEmpty();
        }
    }

    @Test
    void everyChangeOfASessionMovesItsRevision() throws SQLException {
        try (var owner = MigratedDatabase.owner()) {
            UUID session = uploadedSession(owner);
            String before = revision(owner, session);
            MigratedDatabase.run(
                    owner, "UPDATE capture.session SET payment = 'payable' WHERE session_id = '" + session + "'");
            assertThat(Long.parseLong(revision(owner, session))).isGreaterThan(Long.parseLong(before));
        }
    }

    @Test
    void openedSessionIsNotPublishedAndAWithdrawnOneNoLonger() throws SQLException {
        try (var owner = MigratedDatabase.owner();
                var labeling = MigratedDatabase.service("labeling")) {
            UUID opened = openedSession(owner);
            UUID uploaded = uploadedSession(owner);
            assertThat(published(labeling)).contains(uploaded.toString()).doesNotContain(opened.toString());
            withdraw(owner, uploaded);
            assertThat(published(labeling)).doesNotContain(uploaded.toString());
            assertThat(MigratedDatabase.strings(labeling, "SELECT session_id FROM capture_pub.withdrawal_v1"))
                    .contains(uploaded.toString());
        }
    }

    @Test
    void aBystandersSessionIsPublishedAsOneToErase() throws SQLException {
        try (var owner = MigratedDatabase.owner();
                var blindspot = MigratedDatabase.service("blindspot")) {
            UUID session = uploadedSession(owner);
            String listed =
                    "SELECT coalesce(withdrawal_id::text, 'nobody') FROM capture_pub.withdrawal_v1 WHERE session_id = '"
                            + session + "'";
            MigratedDatabase.run(owner, "INSERT INTO capture.bystander (session_id) VALUES ('" + session + "')");
            assertThat(published(blindspot)).doesNotContain(session.toString());
            assertThat(MigratedDatabase.strings(blindspot, listed)).containsExactly("nobody");
            withdraw(owner, session);
            assertThat(MigratedDatabase.strings(blindspot, listed)).hasSize(1).doesNotContain("nobody");
        }
    }

    @Test
    void withdrawalUnderWayHoldsBackWhoeverPublishesAndThenWins() throws Exception {
        try (var owner = MigratedDatabase.owner();
                var blindspot = MigratedDatabase.service("blindspot");
                var pool = Executors.newSingleThreadExecutor()) {
            UUID session = uploadedSession(owner);
            owner.setAutoCommit(false);
            MigratedDatabase.run(owner, "SELECT pg_advisory_xact_lock(capture_pub.withdrawal_lock_key())");
            withdraw(owner, session);

            Future<List<String>> publisher = pool.submit(() -> MigratedDatabase.strings(
                    blindspot, "SELECT capture_pub.session_withdrawn('" + session + "')::text"));
            assertThatThrownBy(() -> publisher.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            owner.commit();

            assertThat(publisher.get(30, TimeUnit.SECONDS)).containsExactly("true");
        }
    }

    @Test
    void acceptedSessionNeedsATruthAndARejectedOneAReason() throws SQLException {
        try (var owner = MigratedDatabase.owner()) {
            UUID session = uploadedSession(owner);
            assertThatThrownBy(() -> MigratedDatabase.run(
                            owner,
                            "UPDATE capture.session SET state = 'ACCEPTED' WHERE session_id = '" + session + "'"))
                    .hasMessageContaining("violates check constraint");
            assertThatThrownBy(() -> MigratedDatabase.run(
                            owner,
                            "UPDATE capture.session SET state = 'REJECTED' WHERE session_id = '" + session + "'"))
                    .hasMessageContaining("violates check constraint");
        }
    }

    @Test
    void consentWithoutTheAttestationOfAgeIsRefused() throws SQLException {
        try (var owner = MigratedDatabase.owner()) {
            for (String adult : List.of("NULL", "false")) {
                assertThatThrownBy(() -> MigratedDatabase.run(owner, """
                                INSERT INTO capture.consent_event (participant_id, event, version, locale, text_sha256, adult)
                                VALUES (uuidv7(), 'given', 1, 'en', sha256(''), %s)
                                """.formatted(adult)))
                        .hasMessageContaining("violates check constraint");
            }
        }
    }

    @Test
    void grantOfAWithdrawnParticipantOpensNothing() throws SQLException {
        try (var owner = MigratedDatabase.owner();
                var identity = MigratedDatabase.service("identity")) {
            UUID participant = participant(owner);
            MigratedDatabase.run(
                    owner,
                    "INSERT INTO capture.participant_grant (participant_id, code_hash, expires_at) VALUES ('"
                            + participant + "', sha256(uuidv7()::text::bytea), now() + interval '1 hour')");
            String grants = "SELECT participant_id FROM capture_pub.participant_grant_v1 WHERE participant_id = '"
                    + participant + "'";
            assertThat(MigratedDatabase.strings(identity, grants)).hasSize(1);
            MigratedDatabase.run(
                    owner,
                    "UPDATE capture.participant SET consent_state = 'withdrawn' WHERE participant_id = '" + participant
                            + "'");
            assertThat(MigratedDatabase.strings(identity, grants)).isEmpty();
        }
    }

    private static UUID participant(Connection owner) throws SQLException {
        return insert(owner, """
                INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until)
                VALUES (uuidv7(), 'train', sha256(uuidv7()::text::bytea), current_date + 1000) RETURNING participant_id
                """);
    }

    private static UUID openedSession(Connection owner) throws SQLException {
        UUID participant = participant(owner);
        UUID campaign = insert(owner, """
                INSERT INTO capture.campaign (name, brief, kind, sessions_each, closes_at, created_by)
                VALUES ('c', 'b', 'genuine', 3, now() + interval '1 day', uuidv7()) RETURNING campaign_id
                """);
        return insert(owner, """
                INSERT INTO capture.session (participant_id, depicted_participant_id, campaign_id, prescribed_kind,
                  prescribed_attack_type, declared_kind, declared_attack_type, attempt, nonce, expires_at)
                VALUES ('%1$s', '%1$s', '%2$s', 'genuine', 'none', 'genuine', 'none', 1, 'n', now() + interval '1 hour')
                RETURNING session_id
                """.formatted(participant, campaign));
    }

    private static UUID uploadedSession(Connection owner) throws SQLException {
        UUID session = openedSession(owner);
        MigratedDatabase.run(owner, """
                UPDATE capture.session SET state = 'UPLOADED', recording_key = 'recordings/%1$s/a.webm', recording_bytes = 1,
                  recording_type = 'video/webm', uploaded_at = now() WHERE session_id = '%1$s'
                """.formatted(session));
        return session;
    }

    private static void withdraw(Connection owner, UUID session) throws SQLException {
        MigratedDatabase.run(owner, """
                WITH request AS (
                  INSERT INTO capture.withdrawal_request (participant_id)
                  SELECT participant_id FROM capture.session WHERE session_id = '%1$s' RETURNING withdrawal_id)
                INSERT INTO capture.withdrawal (session_id, withdrawal_id) SELECT '%1$s', withdrawal_id FROM request
                """.formatted(session));
    }

    private static UUID insert(Connection owner, String sql) throws SQLException {
        return UUID.fromString(MigratedDatabase.strings(owner, sql).getFirst());
    }

    private static List<String> published(Connection reader) throws SQLException {
        return MigratedDatabase.strings(reader, "SELECT session_id FROM capture_pub.session_v1");
    }

    private static String revision(Connection owner, UUID session) throws SQLException {
        return MigratedDatabase.strings(
                        owner, "SELECT revision FROM capture.session WHERE session_id = '" + session + "'")
                .getFirst();
    }
}
