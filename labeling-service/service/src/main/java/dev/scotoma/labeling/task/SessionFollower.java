package dev.scotoma.labeling.task;

import dev.scotoma.kit.ViewReconciler;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Sessions that capture uploads, accepts or rejects. */
@Singleton
class SessionFollower extends ViewReconciler {
    private final Tasks tasks;

    SessionFollower(AgroalDataSource dataSource, Tasks tasks) {
        super(dataSource, "capture_pub.session_v1", "session_id");
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
