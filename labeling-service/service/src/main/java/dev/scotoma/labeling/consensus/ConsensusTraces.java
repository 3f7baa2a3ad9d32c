package dev.scotoma.labeling.consensus;

import dev.scotoma.labeling.task.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ConsensusTraces implements Traces {
    private final ConsensusRepository rows;

    ConsensusTraces(ConsensusRepository rows) {
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
