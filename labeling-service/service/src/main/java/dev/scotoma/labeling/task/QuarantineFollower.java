package dev.scotoma.labeling.task;

import dev.scotoma.kit.ViewReconciler;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** Reviewers who looked at what labelers have reported, and found that it may be shown. */
@Singleton
class QuarantineFollower extends ViewReconciler {
    private final Tasks tasks;

    QuarantineFollower(Jdbi sql, Tasks tasks) {
        super(sql, "capture_pub.quarantine_v1", "session_id");
        this.tasks = tasks;
    }

    @Override
    protected String columns() {
        return "session_id, ended_at";
    }

    @Override
    protected boolean apply(RowView row) {
        Instant endedAt = row.getColumn("ended_at", Instant.class);
        return endedAt != null && tasks.endReport(row.getColumn("session_id", UUID.class), endedAt);
    }
}
