package dev.scotoma.labeling.consensus;

import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.Skill;
import dev.scotoma.consensus.VoteTable;
import dev.scotoma.consensus.Weights;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The votes of one task with what the last fit says of who gave them: one statement, that reads nothing of any other task. */
@ApplicationScoped
class Ballots {
    private static final String OF_TASK = """
            SELECT v.attribute, v.answer, f.present, f.yes_if_present AS all_yes, f.no_if_absent AS all_no,
              s.history, s.unsure, s.yes_if_present, s.no_if_absent, s.present_votes, s.absent_votes
            FROM assignment a JOIN vote v USING (assignment_id) LEFT JOIN fit f USING (attribute)
            LEFT JOIN skill s ON s.labeler_id = a.labeler_id AND s.attribute = v.attribute
            WHERE a.task_id = :task AND a.state = 'SUBMITTED' AND a.gold_id IS NULL
              AND NOT EXISTS (SELECT FROM labeler b WHERE b.labeler_id = a.labeler_id AND b.state = 'banned')
            ORDER BY v.attribute, a.labeler_id""";

    private final Jdbi sql;

    Ballots(Jdbi sql) {
        this.sql = sql;
    }

    private record Ballot(
            String attribute, int label, @Nullable Weights weights, Optional<Skill> skill) {}

    /** Sees what the caller's transaction has written to the database so far. */
    Map<String, Weighed> weigh(UUID task, List<String> attributes) {
        var ballots = new LinkedHashMap<String, List<Ballot>>();
        attributes.forEach(attribute -> ballots.put(attribute, new ArrayList<>()));
        sql.useHandle(handle -> handle.createQuery(OF_TASK)
                .bind("task", task)
                .map(BALLOT)
                .forEach(ballot ->
                        Objects.requireNonNull(ballots.get(ballot.attribute())).add(ballot)));
        var weighed = new LinkedHashMap<String, Weighed>();
        ballots.forEach((attribute, given) -> weighed.put(
                attribute,
                Weighed.of(
                        given.stream().findFirst().flatMap(ballot -> Optional.ofNullable(ballot.weights())),
                        given.stream().map(Ballot::skill).toList(),
                        given.stream().mapToInt(Ballot::label).toArray())));
        return weighed;
    }

    static int label(String answer) {
        return switch (answer) {
            case "yes" -> CrowdRule.PRESENT;
            case "no" -> CrowdRule.ABSENT;
            default -> VoteTable.UNSURE;
        };
    }

    private static final RowMapper<Ballot> BALLOT = (row, context) -> {
        double present = row.getDouble("present");
        Weights weights =
                row.wasNull() ? null : new Weights(present, row.getDouble("all_yes"), row.getDouble("all_no"));
        int history = row.getInt("history");
        Optional<Skill> skill = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Skill(
                        history,
                        row.getInt("unsure"),
                        row.getDouble("yes_if_present"),
                        row.getDouble("no_if_absent"),
                        row.getDouble("present_votes"),
                        row.getDouble("absent_votes")));
        return new Ballot(row.getString("attribute"), label(row.getString("answer")), weights, skill);
    };
}
