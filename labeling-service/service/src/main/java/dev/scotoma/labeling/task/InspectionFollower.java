package dev.scotoma.labeling.task;

import dev.scotoma.kit.ViewReconciler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** Inspections that pass: they often end after the session was last written. */
@Singleton
class InspectionFollower extends ViewReconciler {
    private final Tasks tasks;

    InspectionFollower(Jdbi sql, Tasks tasks) {
        super(sql, "blindspot_pub.inspection_v1", "session_id");
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
