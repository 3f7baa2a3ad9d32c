package dev.scotoma.labeling.consensus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tasks and labelers in the order in which they were first seen, for the length of a fit: its tables know numbers only. */
final class Numbers {
    private final Map<UUID, Integer> tasks = new HashMap<>();
    private final Map<UUID, Integer> labelers = new HashMap<>();
    private final List<UUID> order = new ArrayList<>();

    int ofTask(UUID task) {
        return tasks.computeIfAbsent(task, unseen -> tasks.size());
    }

    int ofLabeler(UUID labeler) {
        Integer known = labelers.get(labeler);
        if (known != null) {
            return known;
        }
        order.add(labeler);
        labelers.put(labeler, order.size() - 1);
        return order.size() - 1;
    }

    /** −1 for one of which no vote was seen. */
    int task(UUID task) {
        return tasks.getOrDefault(task, -1);
    }

    int tasks() {
        return tasks.size();
    }

    /** Of each number. */
    List<UUID> labelers() {
        return order;
    }
}
