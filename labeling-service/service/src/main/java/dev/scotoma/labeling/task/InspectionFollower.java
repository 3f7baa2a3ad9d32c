package dev.scotoma.labeling.task;

import dev.scotoma.kit.ViewReconciler;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Inspections that pass: they often end after the session was last written. */
@Singleton
class InspectionFollower extends ViewReconciler {
    private final Tasks tasks;

    InspectionFollower(AgroalDataSource dataSource, Tasks tasks) {
        super(dataSource, "blindspot_pub.inspection_v1", "session_id");
        this.tasks = tasks;
    }

    @Override
    protected String columns() {
        return "session_id";
    }

    @Override
    protected boolean apply(ResultSet row) throws SQLException {
        return tasks.follow(row.getObject("session_id", UUID.class));
    }
}
