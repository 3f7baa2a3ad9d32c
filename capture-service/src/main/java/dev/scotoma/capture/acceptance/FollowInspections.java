package dev.scotoma.capture.acceptance;

import dev.scotoma.kit.ViewReconciler;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

@Singleton
class FollowInspections extends ViewReconciler {
    private final Acceptance acceptance;

    FollowInspections(AgroalDataSource dataSource, Acceptance acceptance) {
        super(dataSource, "blindspot_pub.inspection_v1", "session_id");
        this.acceptance = acceptance;
    }

    @Override
    protected String columns() {
        return "session_id";
    }

    @Override
    protected boolean apply(ResultSet row) throws SQLException {
        return acceptance.consider(row.getObject("session_id", UUID.class));
    }
}
