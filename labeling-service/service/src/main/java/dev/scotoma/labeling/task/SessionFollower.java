package dev.scotoma.labeling.task;

import dev.scotoma.kit.ViewReconciler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** Sessions that capture uploads, accepts or rejects. */
@Singleton
class SessionFollower extends ViewReconciler {
    private final Tasks tasks;

    SessionFollower(Jdbi sql, Tasks tasks) {
        super(sql, "capture_pub.session_v1", "session_id");
        this.tasks = tasks;
    }

    @Override
    protected String columns() {
        return "session_id";
    }

    @Override
    protected boolean apply(RowView row) {
        return tasks.follow(row.getColumn("session_id", UUID.class));
    }
}
