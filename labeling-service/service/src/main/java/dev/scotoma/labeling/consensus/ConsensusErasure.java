package dev.scotoma.labeling.consensus;

import dev.scotoma.labeling.task.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ConsensusErasure implements Erasure {
    private final ConsensusRepository rows;

    ConsensusErasure(ConsensusRepository rows) {
        this.rows = rows;
    }

    @Override
    public List<UUID> withdrawnHere() {
        return rows.withdrawnHere();
    }

    @Override
    public int eraseRows(UUID session) {
        return (int) rows.delete("sessionId", session);
    }
}
