package dev.scotoma.capture.acceptance;

import dev.scotoma.kit.ViewReconciler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

@Singleton
class FollowConsensus extends ViewReconciler {
    private final Acceptance acceptance;

    FollowConsensus(Jdbi sql, Acceptance acceptance) {
        super(sql, "labeling_pub.consensus_v1", "consensus_id");
        this.acceptance = acceptance;
    }

    @Override
    protected String columns() {
        return "session_id, attribute";
    }

    @Override
    protected boolean apply(RowView row) {
        return "spoof".equals(row.getColumn("attribute", String.class))
                && acceptance.judged(row.getColumn("session_id", UUID.class), passed(row));
    }
}
