package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.ViewReconciler;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Follows the sessions that capture publishes: each has a recording, whatever was decided about it since, and each is
 * inspected once. Withdrawn sessions are not in the view.
 */
@Singleton
class UploadedSessions extends ViewReconciler {
    private final Inspections inspections;

    UploadedSessions(AgroalDataSource dataSource, Inspections inspections) {
        super(dataSource, "capture_pub.session_v1", "session_id");
        this.inspections = inspections;
    }

    @Override
    protected String cursorName() {
        return "capture_pub.session_v1 for inspection";
    }

    @Override
    protected String columns() {
        return "session_id, recording_key, recording_bytes";
    }

    @Override
    protected boolean apply(ResultSet row) throws SQLException {
        return inspections.await(
                row.getObject("session_id", UUID.class),
                row.getString("recording_key"),
                row.getLong("recording_bytes"));
    }
}
