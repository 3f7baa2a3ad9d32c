package dev.scotoma.blindspot.blindspot;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** People whose sessions are not independent: connected components of recorders and the people their attacks depict. */
final class Components {
    private final Map<UUID, UUID> parents = new HashMap<>();

    void join(UUID one, UUID other) {
        UUID root = of(one);
        UUID second = of(other);
        if (!root.equals(second)) {
            parents.put(root, second);
        }
    }

    /** The person who stands for the component of this one. */
    UUID of(UUID person) {
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
