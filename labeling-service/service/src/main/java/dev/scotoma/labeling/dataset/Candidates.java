package dev.scotoma.labeling.dataset;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

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

    private static final String ATTACK_AXIS = "attack_type";

    private static final String ATTACK_TYPE = """
            CASE WHEN s.truth = 'genuine' THEN 'none' WHEN s.declared_attack_type <> 'none' THEN s.declared_attack_type
              ELSE s.prescribed_attack_type END""";

    /**
     * Plans of it depend on what is asked: what nobody asked for is not computed, as whether others may have a session, which takes
     * two look-ups each.
     */
    private static final String STATEMENT = """
            WITH session AS MATERIALIZED (
              SELECT session_id, campaign_id, participant_id, depicted_participant_id, split, state, truth, uploaded_at, recording_type,
                declared_attack_type, prescribed_attack_type, instrument, {declared} {shared} AS shared
              FROM capture_pub.session_v1),
            label AS (
              SELECT session_id, count(*) AS attributes, count(*) FILTER (WHERE state = 'contested') AS contested,
                bit_or(CASE WHEN present THEN 1 << position - 1 ELSE 0 END)::smallint AS decisions,
                {certainty} AS certainty, {of_state} AS of_state
              FROM consensus JOIN vocabulary.attack_attribute ON name = attribute GROUP BY session_id),
            shows AS (
              SELECT session_id, depicted_participant_id AS person, split FROM session WHERE depicted_participant_id <> participant_id),
            own AS (
              SELECT participant_id AS person, min(split) AS split FROM session WHERE participant_id IN (SELECT person FROM shows)
              GROUP BY participant_id),
            shown AS (SELECT person, min(split) AS first, max(split) AS last FROM shows GROUP BY person),
            conflict AS (
              SELECT session_id FROM shows LEFT JOIN own USING (person) JOIN shown USING (person)
              WHERE own.split <> shows.split OR own.split IS NULL AND shown.first <> shown.last),
            candidate AS MATERIALIZED (
              SELECT s.session_id, s.participant_id, s.truth, s.split, s.recording_type, s.instrument, i.sha256, c.decisions,
                {columns} CASE
                WHEN NOT ({asked}) THEN 'not_asked_for'
                WHEN s.truth = 'undecided' THEN 'truth_undecided'
                WHEN s.state = 'REJECTED' THEN 'rejected'
                WHEN s.state <> ALL(:sessionStates) THEN 'not_accepted'
                WHEN :forOthers AND NOT s.shared THEN 'not_shared'
                WHEN i.sha256 IS NULL OR i.state <> 'PASSED' AND i.reason NOT IN ('no_face', 'several_faces') THEN 'not_inspected'
                WHEN c.attributes IS NULL OR c.attributes < (SELECT count(*) FROM vocabulary.attack_attribute) THEN 'not_labelled'
                WHEN c.contested > 0 THEN 'contested'
                WHEN NOT c.of_state THEN 'not_of_label_state'
                WHEN c.certainty < :certainty THEN 'uncertain'
                WHEN s.session_id IN (SELECT session_id FROM conflict) THEN 'split_conflict'
                END AS reason
              FROM session s LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id) LEFT JOIN label c USING (session_id)),
            twice AS (SELECT sha256 FROM candidate WHERE reason IS NULL GROUP BY sha256 HAVING count(*) > 1),
            first AS (
              SELECT DISTINCT ON (sha256) sha256, session_id FROM candidate JOIN twice USING (sha256) WHERE reason IS NULL
              ORDER BY sha256, session_id),
            told AS (
              SELECT c.*, CASE WHEN reason IS NULL AND f.session_id <> c.session_id THEN 'duplicate' ELSE reason END AS told_reason
              FROM candidate c LEFT JOIN first f USING (sha256))
            """;

    /** An attribute that nobody could tell is certain of nothing. */
    private static final String CERTAINTY = "min(coalesce(greatest(probability, 1 - probability), 0))";

    /**
     * @param axes what the rows of {@code told} have beside the session, in these columns
     * @param select what is wanted of {@code told}, with everything that follows it
     */
    Query query(Handle handle, Collection<String> axes, String select) {
        Map<String, Set<String>> conditions = selection.underConditions();
        var needed = new TreeSet<>(axes);
        needed.addAll(conditions.keySet());
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
        boolean anyState = selection.inLabelStates().equals(Selection.LABEL_STATES);
        Query query = handle.createQuery(STATEMENT
                                .replace(
                                        "{declared}",
                                        needed.stream()
                                                .filter(axis -> !MEASURED.contains(axis) && !axis.equals(ATTACK_AXIS))
                                                .map(axis -> axis + ", ")
                                                .collect(Collectors.joining()))
                                .replace("{shared}", selection.toOthers() ? "share_with_others" : "false")
                                .replace("{certainty}", selection.certainty() == null ? "1.0" : CERTAINTY)
                                .replace("{of_state}", anyState ? "true" : "bool_and(state = ANY(:labelStates))")
                                .replace(
                                        "{columns}",
                                        axes.stream()
                                                .map(axis -> column(axis) + " AS " + axis + ", ")
                                                .collect(Collectors.joining()))
                                .replace("{asked}", asked)
                        + select)
                .bind("forOthers", selection.toOthers())
                .bindArray(
                        "sessionStates",
                        String.class,
                        selection.inSessionStates().toArray())
                .bind("certainty", selection.certainty() == null ? 0.0 : selection.certainty());
        if (!anyState) {
            query.bindArray(
                    "labelStates", String.class, selection.inLabelStates().toArray());
        }
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

    private static String column(String axis) {
        return axis.equals(ATTACK_AXIS) ? ATTACK_TYPE : (MEASURED.contains(axis) ? "i." : "s.") + axis;
    }
}
