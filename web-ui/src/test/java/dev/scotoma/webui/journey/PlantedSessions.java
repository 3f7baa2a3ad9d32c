package dev.scotoma.webui.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Sessions that are decided, inspected and scored, written as the services before mining leave them: a crowd that shows a blind spot would take an
 * hour to send them. Recordings are not there, and nothing looks for them.
 */
final class PlantedSessions implements AutoCloseable {
    private final Connection owner;
    private final StackUnderTest stack;

    PlantedSessions(StackUnderTest stack) throws SQLException, IOException {
        this.stack = stack;
        owner = DriverManager.getConnection(stack.databaseUrl(), "postgres", stack.secret("database.owner"));
        owner.setAutoCommit(false);
    }

    UUID starter() throws SQLException {
        return id("SELECT iteration_id FROM blindspot.model_iteration WHERE name = 'starter'");
    }

    /** Made from the starter, and retired, so that it scores nothing by itself. */
    UUID madeFromStarter(String name) throws SQLException {
        UUID made = id("""
                INSERT INTO blindspot.model_iteration (name, iteration, parent_id, state, manifest, digest, threshold)
                SELECT '%1$s', 1, iteration_id, 'retired', replace(manifest, 'name: starter', 'name: %1$s')
                  || E'parent: {name: starter, iteration: 1}\\n', sha256('%1$s'), threshold
                FROM blindspot.model_iteration WHERE name = 'starter' RETURNING iteration_id""".formatted(name));
        execute("""
                INSERT INTO blindspot.network (iteration_id, position, storage_key, bytes)
                VALUES ('%s', 0, 'models/%s', 1)""".formatted(made, name));
        owner.commit();
        return made;
    }

    /**
     * Attacks of new people: each one by laptop from far away, and one by tablet from near.
     *
     * @param accepted an SQL condition on the person's number i: whether the iteration takes the attack by laptop for genuine
     */
    void attacks(int people, UUID iteration, String accepted) throws SQLException {
        execute("""
                CREATE TEMP TABLE planted ON COMMIT DROP AS
                SELECT p.person, p.i, c.camera, c.distance, uuidv7() AS session, gen_random_uuid() AS campaign,
                       CASE WHEN c.camera = 'laptop' THEN %s ELSE i %% 20 = 0 END AS accepted
                FROM (SELECT gen_random_uuid() AS person, i FROM generate_series(1, %d) i) p
                CROSS JOIN (VALUES ('laptop', 'far'), ('tablet', 'near')) c (camera, distance)""".formatted(accepted, people));
        execute("""
                UPDATE planted p SET campaign = c.campaign FROM (SELECT DISTINCT ON (camera) camera, campaign FROM planted) c
                WHERE c.camera = p.camera""");
        execute("""
                INSERT INTO capture.campaign (campaign_id, name, brief, kind, sessions_each, closes_at, created_by)
                SELECT DISTINCT campaign, 'Planted', 'Planted', 'genuine', 3, now() + interval '1 day', gen_random_uuid()
                FROM (SELECT DISTINCT campaign FROM planted) c""");
        execute("""
                INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until, country)
                SELECT DISTINCT person, 'test', sha256(person::text::bytea), current_date + 1, 'PT' FROM planted""");
        execute("""
                INSERT INTO capture.session (session_id, participant_id, depicted_participant_id, campaign_id, state, reason, prescribed_kind,
                  prescribed_attack_type, declared_kind, declared_attack_type, attempt, nonce, recording_key, recording_bytes, recording_type,
                  expires_at, uploaded_at, truth, decided_at, camera)
                SELECT session, person, person, campaign, 'ACCEPTED', 'planted', 'attack', 'print', 'attack', 'print', 1, 'nonce',
                  'recordings/' || session, 1, 'video/webm', now(), now(), 'attack', now(), camera FROM planted""");
        execute("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, pack_key, pack_version, inspected_at,
                  distance, light_level)
                SELECT session, 'recordings/' || session, 1, 'PASSED', sha256('x'), 'frames/' || session, 2, now(), distance, 'dark' FROM planted""");
        // Told to have a portrait, so that nobody has one made of a pack that is not there.
        execute(
                "INSERT INTO blindspot.portrait (session_id, pack_version, frame_ms) SELECT session, 2, ARRAY[0, 500] FROM planted");
        execute("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score, decision, flips)
                SELECT session, m.iteration_id, 2, 2, ARRAY[0, 500], 8,
                       decode(repeat(repeat('00000000', 7)
                              || CASE WHEN accepted AND m.iteration_id = '%1$s' THEN '00000000' ELSE '0000803f' END, 2), 'hex'),
                       CASE WHEN accepted AND m.iteration_id = '%1$s' THEN 0.0 ELSE 1.0 END,
                       CASE WHEN accepted AND m.iteration_id = '%1$s' THEN 'genuine' ELSE 'attack' END, 0
                FROM planted CROSS JOIN blindspot.model_iteration m WHERE m.iteration_id = '%1$s' OR m.state = 'current'""".formatted(iteration));
        owner.commit();
    }

    /**
     * Genuine sessions of one new person that wait for labels, and nothing else does: what was planted before has no clip to show.
     * These have one each.
     */
    void clips(int sessions, byte[] webm) throws SQLException, IOException {
        execute("""
                CREATE TEMP TABLE clip ON COMMIT PRESERVE ROWS AS
                SELECT uuidv7() AS session, p.person, p.campaign FROM (SELECT gen_random_uuid() AS person, gen_random_uuid() AS campaign) p
                CROSS JOIN generate_series(1, %d)""".formatted(sessions));
        execute("UPDATE labeling.task SET state = 'VOID' WHERE state = 'OPEN'");
        try (var statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("SELECT session FROM clip")) {
            while (rows.next()) {
                Path file = stack.home()
                        .resolve("storage/scotoma/recordings")
                        .resolve(rows.getString(1))
                        .resolve("clip.webm");
                Files.createDirectories(file.getParent());
                Files.write(file, webm);
            }
        }
        execute("""
                INSERT INTO capture.campaign (campaign_id, name, brief, kind, sessions_each, closes_at, created_by)
                SELECT campaign, 'Clips', 'Clips', 'genuine', 99, now() + interval '1 day', gen_random_uuid()
                FROM (SELECT DISTINCT campaign FROM clip) c""");
        execute("""
                INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until, country)
                SELECT DISTINCT person, 'train', sha256(person::text::bytea), current_date + 1, 'PT' FROM clip""");
        execute("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, pack_key, pack_version, inspected_at,
                  distance, light_level)
                SELECT session, 'recordings/' || session || '/clip.webm', %d, 'PASSED', sha256(session::text::bytea), 'frames/' || session, 2,
                       now(), 'mid', 'normal' FROM clip""".formatted(webm.length));
        execute(
                "INSERT INTO blindspot.portrait (session_id, pack_version, frame_ms) SELECT session, 2, ARRAY[0, 500] FROM clip");
        execute("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score, decision, flips)
                SELECT session, m.iteration_id, 2, 2, ARRAY[0, 500], 8, decode(repeat(repeat('00000000', 8), 2), 'hex'), 0.0, 'genuine', 0
                FROM clip CROSS JOIN blindspot.model_iteration m WHERE m.state = 'current'""");
        execute("""
                INSERT INTO capture.session (session_id, participant_id, depicted_participant_id, campaign_id, state, prescribed_kind,
                  prescribed_attack_type, declared_kind, declared_attack_type, attempt, nonce, recording_key, recording_bytes, recording_type,
                  expires_at, uploaded_at, camera)
                SELECT session, person, person, campaign, 'UPLOADED', 'genuine', 'none', 'genuine', 'none',
                  row_number() OVER (ORDER BY session), 'nonce', 'recordings/' || session || '/clip.webm', %d, 'video/webm;codecs=vp8',
                  now(), now(), 'laptop' FROM clip""".formatted(webm.length));
        owner.commit();
    }

    /** Three of seven saw one attribute of these clips, and nobody anything else in them. */
    void contest(String attribute) throws SQLException {
        execute("""
                INSERT INTO labeling.assignment (assignment_id, task_id, labeler_id, state, lease_until, submitted_at)
                SELECT gen_random_uuid(), task_id, md5('seven' || i)::uuid, 'SUBMITTED', now(), now()
                FROM labeling.task JOIN clip ON session_id = session CROSS JOIN generate_series(1, 7) i""");
        execute("""
                INSERT INTO labeling.vote (assignment_id, attribute, answer)
                SELECT assignment_id, name, CASE WHEN name = '%s' AND labeler_id IN (SELECT md5('seven' || i)::uuid FROM generate_series(1, 3) i)
                  THEN 'yes' ELSE 'no' END
                FROM labeling.assignment JOIN labeling.task USING (task_id) JOIN clip ON session_id = session
                CROSS JOIN vocabulary.attack_attribute""".formatted(attribute));
        execute("UPDATE labeling.task SET state = 'CONTESTED', submissions = 7 FROM clip WHERE session_id = session");
        execute("""
                INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present)
                SELECT session, name, CASE WHEN name = '%1$s' THEN 3 ELSE 0 END, 4, 0, 'majority',
                  CASE WHEN name = '%1$s' THEN 'contested' ELSE 'settled' END, CASE WHEN name = '%1$s' THEN .4 ELSE .001 END,
                  CASE WHEN name = '%1$s' THEN NULL ELSE false END FROM clip, vocabulary.attack_attribute""".formatted(attribute));
        owner.commit();
    }

    /**
     * Sessions of new people that a version can have: accepted, labelled by a sure crowd, their recordings in storage.
     *
     * @param kind {@code genuine} or {@code attack}, then by a print
     */
    void accepted(int people, String kind, String camera) throws SQLException, IOException {
        execute("""
                CREATE TEMP TABLE fine ON COMMIT DROP AS
                SELECT gen_random_uuid() AS person, uuidv7() AS session, i, CASE '%s' WHEN 'attack' THEN 'print' ELSE 'none' END AS type
                FROM generate_series(1, %d) i""".formatted(kind, people));
        try (var statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("SELECT session::text FROM fine")) {
            while (rows.next()) {
                Path file = stack.home()
                        .resolve("storage/scotoma/recordings")
                        .resolve(rows.getString(1))
                        .resolve("clip.webm");
                Files.createDirectories(file.getParent());
                Files.writeString(file, rows.getString(1)); // what is inspected below
            }
        }
        UUID campaign = id("""
                INSERT INTO capture.campaign (name, brief, kind, sessions_each, closes_at, created_by)
                VALUES ('Accepted', 'Accepted', 'genuine', 1, now() + interval '1 day', gen_random_uuid()) RETURNING campaign_id""");
        execute("""
                INSERT INTO capture.participant (participant_id, split, withdrawal_hash, retain_until, country)
                SELECT person, (ARRAY['train', 'train', 'dev', 'test'])[1 + i % 4], sha256(person::text::bytea), current_date + 1,
                  (ARRAY['PT', 'MX', 'KE'])[1 + i % 3] FROM fine""");
        execute("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, container, codec, duration_ms,
                  pack_key, pack_version, inspected_at, distance, light_level)
                SELECT session, 'recordings/' || session || '/clip.webm', 36, 'PASSED', sha256(session::text::bytea), 'webm', 'vp8', 4000,
                  'frames/' || session, 2, now(), (ARRAY['near', 'mid', 'far'])[1 + i % 3], 'normal' FROM fine""");
        execute(
                "INSERT INTO blindspot.portrait (session_id, pack_version, frame_ms) SELECT session, 2, ARRAY[0] FROM fine");
        execute("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score, decision, flips)
                SELECT session, m.iteration_id, 2, 2, ARRAY[0, 500], 8, decode(repeat(repeat('00000000', 8), 2), 'hex'), 0.0, 'genuine', 0
                FROM fine CROSS JOIN blindspot.model_iteration m WHERE m.state = 'current'""");
        execute("""
                INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present)
                SELECT session, name, CASE WHEN type = 'print' THEN 7 ELSE 0 END, CASE WHEN type = 'print' THEN 0 ELSE 7 END, 0, 'majority',
                  'settled', CASE WHEN type = 'print' THEN 1 ELSE 0 END, type = 'print' FROM fine, vocabulary.attack_attribute""");
        execute("""
                INSERT INTO capture.session (session_id, participant_id, depicted_participant_id, campaign_id, state, reason, prescribed_kind,
                  prescribed_attack_type, declared_kind, declared_attack_type, attempt, nonce, recording_key, recording_bytes, recording_type,
                  expires_at, uploaded_at, truth, decided_at, camera)
                SELECT session, person, person, '%1$s', 'ACCEPTED', 'planted', '%2$s', type, '%2$s', type, 1, 'nonce',
                  'recordings/' || session || '/clip.webm', 36, 'video/webm;codecs=vp8', now(), now(), '%2$s', now(), '%3$s' FROM fine""".formatted(campaign, kind, camera));
        owner.commit();
    }

    /** Answers the item that one of these sessions is in a version, with a code by which its person can withdraw. */
    Leaver leaver(String version) throws SQLException {
        String session = texts(
                        "SELECT min(session_id::text) FROM labeling.dataset_item WHERE version = '" + version + "'")
                .getFirst();
        String item = texts("SELECT item_id FROM labeling.dataset_item WHERE version = '" + version
                        + "' AND session_id = '" + session + "'")
                .getFirst();
        String code = session.replace("-", "").toUpperCase(Locale.ROOT);
        execute("UPDATE capture.participant SET withdrawal_hash = sha256('" + code + "'::bytea) WHERE participant_id ="
                + " (SELECT participant_id FROM capture.session WHERE session_id = '" + session + "')");
        owner.commit();
        return new Leaver(item, code);
    }

    /** Somebody who will withdraw. */
    record Leaver(String item, String code) {}

    /** How many of these wait for a labeler. */
    int clipsOffered() throws IOException {
        return count("SELECT count(*) FROM labeling.task JOIN clip ON session_id = session WHERE state = 'OPEN'");
    }

    /** The one number that a query answers with, which may join {@code clip} for the sessions with clips. */
    synchronized int count(String sql) throws IOException {
        return Counts.number(owner, sql);
    }

    /** What an opened session was asked for arrives, is inspected and scored, and the crowd agrees with it. */
    void arrives(String session) throws SQLException {
        execute("""
                UPDATE capture.session SET state = 'UPLOADED', recording_key = 'recordings/%1$s/a', recording_bytes = 1, recording_type = 'video/webm',
                  uploaded_at = now(), camera = 'laptop' WHERE session_id = '%1$s'""".formatted(session));
        execute("""
                INSERT INTO blindspot.inspection (session_id, recording_key, recording_bytes, state, sha256, pack_key, pack_version, inspected_at,
                  distance, light_level)
                VALUES ('%1$s', 'recordings/%1$s/a', 1, 'PASSED', sha256('%1$s'), 'frames/%1$s', 2, now(), 'mid', 'normal')""".formatted(session));
        execute("INSERT INTO blindspot.portrait (session_id, pack_version, frame_ms) VALUES ('%s', 2, ARRAY[0, 500])"
                .formatted(session));
        execute("""
                INSERT INTO blindspot.score (session_id, iteration_id, pack_version, frames, frame_ms, heads, probabilities, spoof_score, decision, flips)
                SELECT s.session_id, m.iteration_id, 2, 2, ARRAY[0, 500], 8,
                       decode(repeat(repeat('00000000', 7) || CASE prescribed_kind WHEN 'attack' THEN '0000803f' ELSE '00000000' END, 2), 'hex'),
                       CASE prescribed_kind WHEN 'attack' THEN 1.0 ELSE 0.0 END, prescribed_kind, 0
                FROM capture.session s CROSS JOIN blindspot.model_iteration m WHERE s.session_id = '%s' AND m.state = 'current'""".formatted(session));
        execute("""
                INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present)
                SELECT session_id, 'spoof', 3, 0, 0, 'majority', 'settled', 1, prescribed_kind = 'attack' FROM capture.session
                WHERE session_id = '%s'""".formatted(session));
        owner.commit();
    }

    /** What was sent by the real door counts as an attack of the test split that a reviewer has decided on. */
    void decidedAsAttack(String session) throws SQLException {
        execute("""
                UPDATE capture.session SET state = 'ACCEPTED', reason = NULL, truth = 'attack', decided_at = now(), prescribed_kind = 'attack',
                  prescribed_attack_type = 'print', declared_kind = 'attack', declared_attack_type = 'print'
                WHERE session_id = '%s'""".formatted(session));
        execute("""
                UPDATE capture.participant SET split = 'test'
                WHERE participant_id = (SELECT participant_id FROM capture.session WHERE session_id = '%s')""".formatted(session));
        owner.commit();
    }

    /**
     * Waits until the newest planted sessions have tasks, and settles these as attacks by a sure crowd; answers the tasks.
     *
     * @param count of tasks
     */
    List<String> settledTasks(int count) throws SQLException, InterruptedException {
        String newest = """
                SELECT t.task_id::text FROM labeling.task t JOIN capture.session s USING (session_id)
                WHERE s.reason = 'planted' AND NOT EXISTS (SELECT FROM labeling.consensus c WHERE c.session_id = s.session_id)
                ORDER BY s.session_id DESC LIMIT\s""" + count;
        StackUnderTest.await(
                Duration.ofMinutes(1),
                "tasks of planted sessions",
                () -> texts(newest).size() == count);
        List<String> tasks = texts(newest);
        String these = "'" + String.join("','", tasks) + "'";
        execute("UPDATE labeling.task SET state = 'SETTLED' WHERE task_id IN (" + these + ")");
        execute("""
                INSERT INTO labeling.consensus (session_id, attribute, yes, no, unsure, method, state, probability, present)
                SELECT session_id, name, 7, 0, 0, 'majority', 'settled', 1, true FROM labeling.task, vocabulary.attack_attribute
                WHERE task_id IN (%s)""".formatted(these));
        owner.commit();
        return tasks;
    }

    /** As if nobody had answered for them, and before all others. */
    void openTasks(List<String> tasks) throws SQLException {
        String these = "'" + String.join("','", tasks) + "'";
        execute(
                "DELETE FROM labeling.consensus WHERE session_id IN (SELECT session_id FROM labeling.task WHERE task_id IN ("
                        + these + "))");
        execute("UPDATE labeling.task SET state = 'VOID' WHERE state = 'OPEN'");
        execute("UPDATE labeling.task SET state = 'OPEN' WHERE task_id IN (" + these + ")");
        owner.commit();
    }

    void awaitSettled(List<String> tasks, int count) throws InterruptedException {
        String settled = "SELECT task_id::text FROM labeling.task WHERE state = 'SETTLED' AND task_id IN ('"
                + String.join("','", tasks) + "')";
        StackUnderTest.await(
                Duration.ofMinutes(1), "decisions", () -> texts(settled).size() == count);
    }

    String sessionOf(String task) {
        return texts("SELECT session_id::text FROM labeling.task WHERE task_id = '" + task + "'")
                .getFirst();
    }

    /** Whoever labels after this is to be measured by nobody who was only planted. */
    void forgetVotes() throws SQLException {
        execute(
                "DELETE FROM labeling.assignment WHERE labeler_id IN (SELECT md5('seven' || i)::uuid FROM generate_series(1, 7) i)");
        owner.commit();
    }

    void forgetGold() throws SQLException {
        execute("DELETE FROM labeling.gold");
        owner.commit();
    }

    private List<String> texts(String sql) {
        var texts = new ArrayList<String>();
        try (var statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
            owner.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return texts;
    }

    String lightOf(String session) throws SQLException {
        try (var statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT light_level FROM blindspot.inspection WHERE session_id = '" + session + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private UUID id(String sql) throws SQLException {
        try (var statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
