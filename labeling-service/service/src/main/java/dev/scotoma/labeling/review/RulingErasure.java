package dev.scotoma.labeling.review;

import dev.scotoma.labeling.task.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RulingErasure implements Erasure {
    private final RulingRepository rulings;

    RulingErasure(RulingRepository rulings) {
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
