package dev.scotoma.labeling.review;

import dev.scotoma.labeling.task.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RulingTraces implements Traces {
    private final RulingRepository rulings;

    RulingTraces(RulingRepository rulings) {
        this.rulings = rulings;
    }

    @Override
    public List<UUID> withdrawnHere() {
        return rulings.withdrawnHere();
    }

    @Override
    public int eraseRows(UUID session) {
        return (int) rulings.delete("sessionId", session);
    }
}
