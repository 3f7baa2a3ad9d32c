package dev.scotoma.labeling.dataset;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Every session once, with the reason why a selection leaves it out, or none. The first reason that applies is the one counted; what
 * was not asked for at all is {@link #NOT_ASKED_FOR}, and is no part of a version's counts, so that sessions elsewhere change nothing
 * in it.
 *
 * <p>Participant and depicted participant stay together in one split: of whom an attack shows, the recorder's split has to be the
 * one they have by their own sessions, or without such by all who show them. What goes against that is from before the second link
 * refused it, and stays out of every version.
 */
record Candidates(Selection selection) {
    static final String NOT_ASKED_FOR = "not_asked_for";

    /** Where in the statement's rows an axis is that inspection measured; the others are the session's. */
    private static final Set<String> MEASURED = Set.of(
            "distance",
            "face_px",
            "light_level",
            "light_dir",
            "colour_temp",
            "sharpness",
            "noise",
            "fps",
            "resolution",
            "compression",
            "yaw_coverage");

    private static final String ATTACK_TYPE = """
            CASE WHEN s.truth = 'genuine' THEN 'none' WHEN s.declared_attack_type <> 'none' THEN s.declared_attack_type
              ELSE s.prescribed_attack_type END""";

    private static final String STATEMENT = """
            WITH session AS MATERIALIZED (
              SELECT session_id, campaign_id, participant_id, depicted_participant_id, split, state, truth, uploaded_at, recording_type,
                declared_attack_type, prescribed_attack_type, instrument, pai_quality, environment, camera, device_model, os, browser,
                country, age_band, gender, skin_tone, {shared} AS shared
              FROM capture_pub.session_v1),
            label AS (
              SELECT session_id, count(*) AS attributes, count(*) FILTER (WHERE state = 'contested') AS contested,
                bit_or(CASE WHEN present THEN 1 << position - 1 ELSE 0 END)::smallint AS decisions,
                min(greatest(probability, 1 - probability)) AS certainty, count(probability) AS answered,
                bool_and(state = ANY(:labelStates)) AS of_state
              FROM consensus JOIN vocabulary.attack_attribute ON name = attribute GROUP BY session_id),
            own AS (SELECT participant_id, min(split) AS split FROM session GROUP BY participant_id),
            shown AS (
              SELECT depicted_participant_id, min(split) AS first, max(split) AS last FROM session
              WHERE depicted_participant_id <> participant_id GROUP BY depicted_participant_id),
            candidate AS (
              SELECT s.*, i.sha256, c.decisions, {attack_type} AS attack_type, {measured}, CASE
                WHEN NOT ({asked}) THEN 'not_asked_for'
                WHEN s.truth = 'undecided' THEN 'truth_undecided'
                WHEN s.state = 'REJECTED' THEN 'rejected'
                WHEN s.state <> ALL(:sessionStates) THEN 'not_accepted'
                WHEN :forOthers AND NOT s.shared THEN 'not_shared'
                WHEN i.sha256 IS NULL OR i.state <> 'PASSED' AND i.reason NOT IN ('no_face', 'several_faces') THEN 'not_inspected'
                WHEN c.attributes IS NULL OR c.attributes < (SELECT count(*) FROM vocabulary.attack_attribute) THEN 'not_labelled'
                WHEN c.contested > 0 THEN 'contested'
                WHEN NOT c.of_state THEN 'not_of_label_state'
                WHEN c.certainty < :certainty OR :certainty > 0 AND c.answered < c.attributes THEN 'uncertain'
                WHEN s.depicted_participant_id <> s.participant_id AND (own.split <> s.split
                  OR own.split IS NULL AND shown.first <> shown.last) THEN 'split_conflict'
                END AS reason
              FROM session s LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id) LEFT JOIN label c USING (session_id)
              LEFT JOIN own ON own.participant_id = s.depicted_participant_id
              LEFT JOIN shown ON shown.depicted_participant_id = s.depicted_participant_id),
            told AS (
              SELECT *, CASE
                WHEN reason IS NULL AND row_number() OVER (PARTITION BY reason, sha256 ORDER BY session_id) > 1 THEN 'duplicate'
                ELSE reason END AS told_reason
              FROM candidate)
            """;

    /** @param select what is wanted of {@code told}, with everything that follows it */
    Query query(Handle handle, String select) {
        Map<String, Set<String>> conditions = selection.underConditions();
        var asked = new StringBuilder("true");
        if (!selection.ofCampaigns().isEmpty()) {
            asked.append(" AND s.campaign_id = ANY(:campaigns)");
        }
        if (selection.recordedFrom() != null) {
            asked.append(" AND (s.uploaded_at AT TIME ZONE 'UTC')::date >= :recordedFrom");
        }
        if (selection.recordedTo() != null) {
            asked.append(" AND (s.uploaded_at AT TIME ZONE 'UTC')::date <= :recordedTo");
        }
        for (String axis : conditions.keySet()) {
            asked.append(" AND coalesce(").append(column(axis)).append(" = ANY(:condition_" + axis + "), false)");
        }
        Query query = handle.createQuery(STATEMENT
                                .replace("{shared}", selection.toOthers() ? "share_with_others" : "false")
                                .replace("{attack_type}", ATTACK_TYPE)
                                .replace(
                                        "{measured}",
                                        MEASURED.stream()
                                                .map(axis -> "i." + axis)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))
                                .replace("{asked}", asked)
                        + select)
                .setFetchSize(Snapshot.FETCHED_AT_ONCE)
                .bind("forOthers", selection.toOthers())
                .bindArray(
                        "sessionStates",
                        String.class,
                        selection.inSessionStates().toArray())
                .bindArray(
                        "labelStates", String.class, selection.inLabelStates().toArray())
                .bind("certainty", certainty(selection.certainty()));
        if (!selection.ofCampaigns().isEmpty()) {
            query.bindArray("campaigns", UUID.class, selection.ofCampaigns().toArray());
        }
        if (selection.recordedFrom() != null) {
            query.bind("recordedFrom", selection.recordedFrom());
        }
        if (selection.recordedTo() != null) {
            query.bind("recordedTo", selection.recordedTo());
        }
        conditions.forEach((axis, values) -> query.bindArray("condition_" + axis, String.class, values.toArray()));
        return query;
    }

    private static double certainty(@Nullable Double asked) {
        return asked == null ? 0 : asked;
    }

    private static String column(String axis) {
        return axis.equals("attack_type") ? ATTACK_TYPE : (MEASURED.contains(axis) ? "i." : "s.") + axis;
    }
}
