package dev.scotoma.capture.campaign;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The closed axes of the vocabulary schema. */
@ApplicationScoped
class Vocabulary {
    private final Session entities;

    Vocabulary(Session entities) {
        this.entities = entities;
    }

    void require(String axis, @Nullable String value) {
        if (value == null) {
            return;
        }
        List<String> known = entities.createNativeQuery(
                        "SELECT value FROM vocabulary.condition_value WHERE axis = :axis ORDER BY position",
                        String.class)
                .setParameter("axis", axis)
                .getResultList();
        if (!known.contains(value)) {
            throw new Problem(
                    ProblemType.BAD_REQUEST,
                    "The value of " + axis + " must be one of " + String.join(", ", known) + ".");
        }
    }
}
