package dev.scotoma.labeling.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class TaskTraces implements Traces {
    private final TaskRepository tasks;

    TaskTraces(TaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<UUID> withdrawnHere() {
        return tasks.withdrawnHere();
    }

    @Override
    public int eraseRows(UUID session) {
        return tasks.erase(session);
    }
}
