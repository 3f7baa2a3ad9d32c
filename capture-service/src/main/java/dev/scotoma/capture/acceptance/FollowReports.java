package dev.scotoma.capture.acceptance;

import dev.scotoma.kit.ViewReconciler;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

@Singleton
class FollowReports extends ViewReconciler {
    private final Quarantine quarantine;

    FollowReports(Jdbi sql, Quarantine quarantine) {
        super(sql, "labeling_pub.report_v1", "session_id");
        this.quarantine = quarantine;
    }

    @Override
    protected String columns() {
        return "session_id, who, reported_at";
    }

    @Override
    protected boolean apply(RowView row) {
        return quarantine.begin(
                row.getColumn("session_id", UUID.class),
                row.getColumn("who", String.class),
                row.getColumn("reported_at", Instant.class));
    }
}
