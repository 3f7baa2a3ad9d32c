package dev.scotoma.labeling.labeler;

/** Which gold somebody may be given; in one place, so that what is counted is what can be had. */
public final class GoldOffer {
    /**
     * Gold that {@code :labeler} was never given, or gave back or let lapse without an answer, as anybody gets such a clip again. What shows
     * them, what they made, and what is reported, rejected or withdrawn is not among it.
     */
    public static final String OF_LABELER = """
            FROM gold g JOIN task t ON t.task_id = g.task_id
            LEFT JOIN assignment mine ON mine.task_id = t.task_id AND mine.labeler_id = :labeler
            WHERE g.state = 'confirmed' AND t.state <> 'VOID'
              AND :labeler NOT IN (t.participant_id, t.depicted_participant_id, g.proposed_by, g.confirmed_by)
              AND NOT EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = t.session_id)
              AND NOT EXISTS (SELECT FROM report r WHERE r.session_id = t.session_id AND r.ended_at IS NULL)
              AND (mine.assignment_id IS NULL OR mine.gold_id = g.gold_id AND (mine.state IN ('EXPIRED', 'RELEASED')
                OR mine.state = 'LEASED' AND mine.lease_until <= now()))
            """;

    private GoldOffer() {}
}
