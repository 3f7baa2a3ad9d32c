package dev.scotoma.capture.acceptance;

import dev.scotoma.kit.ViewReconciler;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

@Singleton
class FollowConsensus extends ViewReconciler {
    private final Acceptance acceptance;

    FollowConsensus(AgroalDataSource dataSource, Acceptance acceptance) {
        super(dataSource, "labeling_pub.consensus_v1", "consensus_id");
        this.acceptance = acceptance;
    }

    @Override
    protected String columns() {
        return "session_id, attribute";
    }

    @Override
    protected boolean apply(ResultSet row) throws SQLException {
        return "spoof".equals(row.getString("attribute"))
                && acceptance.consider(row.getObject("session_id", UUID.class));
    }
}
