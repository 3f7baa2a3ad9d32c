package dev.scotoma.blindspot.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Joins people whose sessions are not independent: they are connected components of recorders and the people their
 * attacks depict.
 */
public final class Components {
    private final Map<UUID, UUID> parents = new HashMap<>();

    public void join(UUID one, UUID other) {
        UUID root = of(one);
        UUID second = of(other);
        if (!root.equals(second)) {
            parents.put(root, second);
        }
    }

    /** The components of everybody who recorded a session that was not withdrawn. */
    public static Components recorded(Handle handle) {
        var people = new Components();
        handle.createQuery("""
                        SELECT DISTINCT participant_id, depicted_participant_id FROM capture_pub.session_v1
                        WHERE participant_id <> depicted_participant_id""")
                .mapTo(Depiction.class)
                .forEach(each -> people.join(each.participantId(), each.depictedParticipantId()));
        return people;
    }

    private record Depiction(UUID participantId, UUID depictedParticipantId) {}

    /** The person who stands for the component of this one. */
    public UUID of(UUID person) {
        UUID root = person;
        for (UUID parent = parents.get(root); parent != null; parent = parents.get(root)) {
            root = parent;
        }
        for (UUID step = person; !step.equals(root); ) {
            UUID next = parents.put(step, root);
            step = next == null ? root : next;
        }
        return root;
    }
}
