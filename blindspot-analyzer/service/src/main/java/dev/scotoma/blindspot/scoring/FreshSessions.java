package dev.scotoma.blindspot.scoring;

import dev.scotoma.kit.ViewReconciler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** Has every newly inspected session scored, before any re-scoring. */
@Singleton
class FreshSessions extends ViewReconciler {
    private final Wanted wanted;

    FreshSessions(Jdbi sql, Wanted wanted) {
        super(sql, "blindspot_pub.inspection_v1", "session_id");
        this.wanted = wanted;
    }

    @Override
    protected String columns() {
        return "session_id";
    }

    @Override
    protected boolean apply(RowView row) {
        return wanted.ofSession(row.getColumn("session_id", UUID.class)) > 0;
    }
}
