package dev.scotoma.blindspot.scoring;

import dev.scotoma.kit.ViewReconciler;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Has every newly inspected session scored, before any re-scoring. */
@Singleton
class FreshSessions extends ViewReconciler {
    private final Wanted wanted;

    FreshSessions(AgroalDataSource dataSource, Wanted wanted) {
        super(dataSource, "blindspot_pub.inspection_v1", "session_id");
        this.wanted = wanted;
    }

    @Override
    protected String columns() {
        return "session_id";
    }

    @Override
    protected boolean apply(ResultSet row) throws SQLException {
        return wanted.ofSession(row.getObject("session_id", UUID.class)) > 0;
    }
}
