package dev.scotoma.capture.acceptance;

import dev.scotoma.kit.ViewReconciler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

@Singleton
class FollowInspections extends ViewReconciler {
    private final Acceptance acceptance;

    FollowInspections(Jdbi sql, Acceptance acceptance) {
        super(sql, "blindspot_pub.inspection_v1", "session_id");
        this.acceptance = acceptance;
    }

    @Override
    protected String columns() {
        return "session_id";
    }

    @Override
    protected boolean apply(RowView row) {
        return acceptance.inspected(row.getColumn("session_id", UUID.class), passed(row));
    }
}
