package dev.scotoma.labeling.vote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
class VoteRepository {
    private final Session entities;

    VoteRepository(Session entities) {
        this.entities = entities;
    }

    List<Attribute> attributes() {
        return entities.createNativeQuery(
                        "SELECT position, name, question, definition FROM vocabulary.attack_attribute ORDER BY position",
                        Tuple.class)
                .getResultStream()
                .map(row -> new Attribute(
                        count(row, "position"),
                        row.get("name", String.class),
                        row.get("question", String.class),
                        row.get("definition", String.class)))
                .toList();
    }

    Map<String, Answer> of(UUID assignment) {
        var answers = new LinkedHashMap<String, Answer>();
        entities.createNativeQuery("SELECT attribute, answer FROM vote WHERE assignment_id = :assignment", Tuple.class)
                .setParameter("assignment", assignment)
                .getResultStream()
                .forEach(row ->
                        answers.put(row.get("attribute", String.class), Answer.of(row.get("answer", String.class))));
        return answers;
    }

    /** In one statement: whoever answers waits for each. */
    void insert(UUID assignment, Map<String, Answer> answers) {
        var given = List.copyOf(answers.entrySet());
        entities.createNativeMutationQuery("""
                        INSERT INTO vote (assignment_id, attribute, answer)
                        SELECT :assignment, attribute, answer FROM unnest(:attributes, :answers) given (attribute, answer)""")
                .setParameter("assignment", assignment)
                .setParameter(
                        "attributes", given.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .setParameter(
                        "answers",
                        given.stream().map(answer -> answer.getValue().stored()).toArray(String[]::new))
                .executeUpdate();
    }

    /** For statements that Hibernate does not know of. */
    void flush() {
        entities.flush();
    }

    void delete(UUID assignment) {
        entities.createNativeMutationQuery("DELETE FROM vote WHERE assignment_id = :assignment")
                .setParameter("assignment", assignment)
                .executeUpdate();
    }

    List<String> notes(UUID session) {
        return entities.createNativeQuery("""
                        SELECT note FROM assignment JOIN task USING (task_id)
                        WHERE session_id = :session AND note IS NOT NULL ORDER BY submitted_at""", String.class)
                .setParameter("session", session)
                .getResultList();
    }

    private static int count(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
