package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.ViewReconciler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/**
 * Follows the sessions that capture publishes: each has a recording, whatever was decided about it since, and each is
 * inspected once. Withdrawn sessions are not in the view.
 */
@Singleton
class UploadedSessions extends ViewReconciler {
    private final Inspections inspections;

    UploadedSessions(Jdbi sql, Inspections inspections) {
        super(sql, "capture_pub.session_v1", "session_id");
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
    protected boolean apply(RowView row) {
        return inspections.await(
                row.getColumn("session_id", UUID.class),
                row.getColumn("recording_key", String.class),
                row.getColumn("recording_bytes", Long.class));
    }
}
