package dev.scotoma.labeling.labeler;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is told of labelers, to themselves and to the team. */
@ApplicationScoped
class Profiles {
    /**
     * Of the last answers of everybody: how long they took, how many came before the clip could have been seen at double speed, and how
     * often the most frequent sheet of eight answers was given, beside how often the sheets that the same clips were published with.
     */
    private static final String RECENT = """
            WITH recent AS (
              SELECT * FROM (SELECT a.*, row_number() OVER (PARTITION BY a.labeler_id ORDER BY a.submitted_at DESC) AS place
                FROM assignment a WHERE a.state = 'SUBMITTED') ranked WHERE place <= 100),
            sheet AS (
              SELECT r.labeler_id, r.assignment_id, r.elapsed_ms, i.duration_ms,
                (SELECT string_agg(v.answer, ',' ORDER BY v.attribute) FROM vote v WHERE v.assignment_id = r.assignment_id) AS answers,
                (SELECT string_agg(c.present::text, ',' ORDER BY c.attribute) FROM consensus c
                  WHERE c.session_id = t.session_id AND c.present IS NOT NULL) AS published
              FROM recent r JOIN task t USING (task_id) LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id))
            SELECT labeler_id, count(*)::int AS clips,
              percentile_cont(.5) WITHIN GROUP (ORDER BY elapsed_ms)::int AS median_ms,
              count(*) FILTER (WHERE elapsed_ms * 2 < duration_ms)::int AS too_fast,
              (SELECT max(n)::int FROM (SELECT count(*) AS n FROM sheet s WHERE s.labeler_id = sheet.labeler_id GROUP BY s.answers) g) AS same,
              count(published)::int AS decided,
              (SELECT max(n)::int FROM (SELECT count(*) AS n FROM sheet s WHERE s.labeler_id = sheet.labeler_id AND s.published IS NOT NULL
                GROUP BY s.published) g) AS same_published
            FROM sheet GROUP BY labeler_id""";

    private final Jdbi sql;
    private final LabelerRepository rows;

    Profiles(Jdbi sql, LabelerRepository rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** The last hundred answers of a labeler. */
    record Recent(
            UUID labelerId,
            int clips,
            @Nullable Integer medianMs,
            int tooFast,
            int same,
            int decided,
            @Nullable Integer samePublished) {
        private static final int ENOUGH = 20;

        /** Eight honest "no" in a row are normal; the same sheet always is not, where the same clips differ from each other. */
        List<String> signs() {
            var signs = new ArrayList<String>();
            if (clips >= ENOUGH && tooFast > 0.2 * clips) {
                signs.add("fast");
            }
            if (clips >= ENOUGH
                    && same >= 0.95 * clips
                    && decided >= ENOUGH
                    && samePublished != null
                    && samePublished < 0.7 * decided) {
                signs.add("same");
            }
            return signs;
        }
    }

    MyLabeling mine(LabelerRow row, int clips) {
        int ended = row.is() == LabelerState.QUALIFYING ? row.attempt() - 1 : row.attempt();
        var attempts = IntStream.rangeClosed(1, ended)
                .mapToObj(attempt -> new MyLabeling.Attempt(attempt, rows.mark(row.labelerId(), attempt)))
                .filter(attempt -> attempt.mark().items() > 0)
                .toList();
        var mistakes = rows.mistakes(row.labelerId()).stream()
                .filter(mistake -> mistake.attempt() <= ended)
                .toList();
        int answered = row.is() == LabelerState.QUALIFYING ? rows.submitted(row.labelerId(), row.attempt()) : 0;
        return new MyLabeling(
                row.is(),
                row.reason(),
                row.languages(),
                new MyLabeling.Qualification(clips, row.attempt(), answered, attempts, mistakes),
                items(row));
    }

    private MyLabeling.Items items(LabelerRow row) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT count(*)::int AS answered,
                          count(*) FILTER (WHERE submitted_at >= date_trunc('day', now(), 'UTC'))::int AS today,
                          CASE WHEN :withheld THEN 0 ELSE count(*) END::int AS owed
                        FROM assignment WHERE labeler_id = :labeler AND state = 'SUBMITTED'""")
                .bind("labeler", row.labelerId())
                .bind("withheld", row.withheld())
                .mapTo(MyLabeling.Items.class)
                .one());
    }

    List<LabelerSummary> all(int window) {
        Map<UUID, Recent> recent = sql.withHandle(handle -> handle.createQuery(RECENT)
                .mapTo(Recent.class)
                .collect(Collectors.toMap(Recent::labelerId, Function.identity())));
        return rows.all().stream()
                .map(row -> summary(row, recent.get(row.labelerId()), window))
                .toList();
    }

    private LabelerSummary summary(LabelerRow row, @Nullable Recent recent, int window) {
        var items = items(row);
        return LabelerSummaryBuilder.builder()
                .labelerId(row.labelerId())
                .state(row.is())
                .reason(row.reason())
                .since(row.since())
                .languages(row.languages())
                .answered(items.answered())
                .owed(items.owed())
                .gold(rows.markInStream(row.labelerId(), window, Instant.EPOCH))
                .wholeRight(wholeRight(row.labelerId()))
                .medianMs(recent == null ? null : recent.medianMs())
                .signs(recent == null ? List.of() : recent.signs())
                .build();
    }

    /** By the last fit, over both truths alike; absent where it knows too little. */
    private @Nullable Double wholeRight(UUID labeler) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT (yes_if_present + no_if_absent) / 2 FROM skill
                        WHERE labeler_id = :labeler AND attribute = 'spoof' AND history >= 20""")
                .bind("labeler", labeler)
                .mapTo(Double.class)
                .findOne()
                .orElse(null));
    }

    LabelerDetails details(LabelerRow row) {
        var events = sql.withHandle(handle -> handle.createQuery("""
                        SELECT state, reason, by_id, at, pending, retaken, changed FROM labeler_event
                        WHERE labeler_id = :labeler ORDER BY event_id DESC LIMIT 200""")
                .bind("labeler", row.labelerId())
                .mapTo(LabelerDetails.Event.class)
                .list());
        var skills = sql.withHandle(handle -> handle.createQuery("""
                        SELECT s.attribute, s.history, s.unsure, s.yes_if_present, s.no_if_absent
                        FROM skill s JOIN vocabulary.attack_attribute a ON a.name = s.attribute
                        WHERE s.labeler_id = :labeler ORDER BY a.position""")
                .bind("labeler", row.labelerId())
                .mapTo(LabelerDetails.SkillOf.class)
                .list());
        return new LabelerDetails(
                row.labelerId(), row.is(), row.reason(), items(row).answered(), events, skills);
    }
}
