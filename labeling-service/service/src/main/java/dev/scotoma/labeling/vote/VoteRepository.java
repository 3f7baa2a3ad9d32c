package dev.scotoma.labeling.vote;

import dev.scotoma.consensus.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

@ApplicationScoped
class VoteRepository {
    private final Session entities;

    VoteRepository(Session entities) {
        this.entities = entities;
    }

    List<Attribute> attributes() {
        return rows("SELECT position, name, question, definition FROM vocabulary.attack_attribute ORDER BY position")
                .map(row ->
                        new Attribute(((Number) row[0]).intValue(), (String) row[1], (String) row[2], (String) row[3]))
                .toList();
    }

    Map<String, Answer> of(UUID assignment) {
        var answers = new LinkedHashMap<String, Answer>();
        entities.createNativeQuery(
                        "SELECT attribute, answer FROM vote WHERE assignment_id = :assignment", Object[].class)
                .setParameter("assignment", assignment)
                .getResultStream()
                .forEach(row -> answers.put((String) row[0], Answer.of((String) row[1])));
        return answers;
    }

    void insert(UUID assignment, Map<String, Answer> answers) {
        answers.forEach((attribute, answer) -> entities.createNativeMutationQuery(
                        "INSERT INTO vote (assignment_id, attribute, answer) VALUES (:assignment, :attribute, :answer)")
                .setParameter("assignment", assignment)
                .setParameter("attribute", attribute)
                .setParameter("answer", answer.stored())
                .executeUpdate());
    }

    void delete(UUID assignment) {
        entities.createNativeMutationQuery("DELETE FROM vote WHERE assignment_id = :assignment")
                .setParameter("assignment", assignment)
                .executeUpdate();
    }

    /** Over the submitted assignments of a task, for every attribute. */
    Map<String, Tally> tallies(UUID task) {
        var tallies = new LinkedHashMap<String, Tally>();
        entities.createNativeQuery("""
                        SELECT attribute, count(*) FILTER (WHERE answer = 'yes'), count(*) FILTER (WHERE answer = 'no'),
                               count(*) FILTER (WHERE answer = 'unsure')
                        FROM vote JOIN assignment USING (assignment_id)
                        WHERE task_id = :task AND state = 'SUBMITTED' GROUP BY attribute ORDER BY attribute""", Object[].class)
                .setParameter("task", task)
                .getResultStream()
                .forEach(row -> tallies.put((String) row[0], new Tally(count(row[1]), count(row[2]), count(row[3]))));
        return tallies;
    }

    private static int count(Object number) {
        return ((Number) number).intValue();
    }

    private Stream<Object[]> rows(String sql) {
        return entities.createNativeQuery(sql, Object[].class).getResultStream();
    }
}
