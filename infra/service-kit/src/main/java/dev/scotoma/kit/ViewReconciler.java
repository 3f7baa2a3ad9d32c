package dev.scotoma.kit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/**
 * Follows a published view of another service and turns its rows into rows and jobs of this one. The cursor is the pair
 * (revision, id) of the last row applied. Only rows whose writing transaction lies below every transaction still running are
 * read, so nothing can commit behind the cursor. Applying is idempotent: what a crash makes it repeat changes nothing, and
 * {@link #compareAll} can start from zero at any time to prove that nothing was missed.
 */
public abstract class ViewReconciler implements Recurring {
    private static final Logger LOG = Logger.getLogger(ViewReconciler.class);
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Jdbi sql;
    private final String view;
    private final String idColumn;

    /**
     * @param view schema-qualified, with a column {@code revision xid8}
     * @param idColumn its uuid key
     */
    protected ViewReconciler(Jdbi sql, String view, String idColumn) {
        this.sql = sql;
        this.view = view;
        this.idColumn = idColumn;
    }

    /** Columns (or expressions) to read, separated by commas. */
    protected abstract String columns();

    /**
     * Applies one row in the transaction that also moves the cursor; answers whether that had still to be done. Of a row that was
     * applied before it answers false, or the full comparison would tell of faults that there are not.
     */
    protected abstract boolean apply(RowView row);

    /** Whether the cursor had passed the row, so that it should have been applied. */
    protected static boolean passed(RowView row) {
        return row.getColumn("cursor_passed", Boolean.class);
    }

    @Override
    public String name() {
        return "follow:" + cursorName();
    }

    /** Two reconcilers of one service on the same view need names of their own. */
    protected String cursorName() {
        return view;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        while (QuarkusTransaction.requiringNew().call(this::step) == BATCH) {
            // Behind: go on at once.
        }
    }

    /** One batch in one transaction; answers how many rows it read. */
    private int step() {
        return sql.withHandle(handle -> {
            var cursor = lockCursor(handle);
            var applied = applyFrom(handle, cursor, cursor);
            if (applied.rows() > 0) {
                save(handle, applied.last());
            }
            return applied.rows();
        });
    }

    /**
     * Applies every row of the view, whatever the cursor says, and answers how many it had passed that were not applied: zero,
     * unless something is wrong or the database was restored from a dump (which numbers transactions anew). Rows that the
     * cursor has not reached are applied too, and count for nothing.
     */
    public int compareAll() {
        int missed = 0;
        var passed = QuarkusTransaction.requiringNew().call(() -> sql.withHandle(this::lockCursor));
        var cursor = new Cursor("0", FIRST);
        while (true) {
            var from = cursor;
            var applied = QuarkusTransaction.requiringNew()
                    .call(() -> sql.withHandle(handle -> applyFrom(handle, from, passed)));
            missed += applied.missed();
            if (applied.rows() < BATCH) {
                break;
            }
            cursor = applied.last();
        }
        if (missed > 0) {
            LOG.warnf("%s: the full comparison found %d rows that the cursor had passed", name(), missed);
        }
        return missed;
    }

    /** @param revision an {@code xid8}, as text */
    private record Cursor(String revision, UUID rowId) {}

    /**
     * @param missed rows that the cursor had passed and that had still to be applied
     * @param place of the last one among those read, in the order of the cursor
     */
    private record Applied(int rows, int missed, long place, Cursor last) {}

    private Cursor lockCursor(Handle handle) {
        handle.createUpdate("INSERT INTO view_cursor (view) VALUES (:view) ON CONFLICT (view) DO NOTHING")
                .bind("view", cursorName())
                .execute();
        return handle.createQuery("SELECT revision::text, row_id FROM view_cursor WHERE view = :view FOR UPDATE")
                .bind("view", cursorName())
                .mapTo(Cursor.class)
                .one();
    }

    private Applied applyFrom(Handle handle, Cursor cursor, Cursor passed) {
        // View, columns and key are constants of the subclass, never input. Rows are applied in the order of their ids:
        // two reconcilers that write to the same table would otherwise wait for each other.
        String select = "SELECT * FROM (SELECT revision::text AS cursor_revision, " + idColumn + " AS cursor_id, "
                + "row_number() OVER (ORDER BY revision, " + idColumn + ") AS cursor_place, "
                + "(revision, " + idColumn + ") <= (:passed::xid8, :passedId) AS cursor_passed, " + columns()
                + " FROM " + view + " WHERE (revision, " + idColumn + ") > (:revision::xid8, :id)"
                + " AND revision < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY revision, " + idColumn + " LIMIT "
                + BATCH + ") batch ORDER BY cursor_id";
        return handle.createQuery(select)
                .bind("revision", cursor.revision())
                .bind("id", cursor.rowId())
                .bind("passed", passed.revision())
                .bind("passedId", passed.rowId())
                .reduceRows(new Applied(0, 0, 0, cursor), this::applied);
    }

    private Applied applied(Applied before, RowView row) {
        long place = row.getColumn("cursor_place", Long.class);
        boolean later = place > before.place();
        return new Applied(
                before.rows() + 1,
                before.missed() + (apply(row) && passed(row) ? 1 : 0),
                Math.max(place, before.place()),
                later
                        ? new Cursor(
                                row.getColumn("cursor_revision", String.class), row.getColumn("cursor_id", UUID.class))
                        : before.last());
    }

    private void save(Handle handle, Cursor cursor) {
        handle.createUpdate("UPDATE view_cursor SET revision = :revision::xid8, row_id = :id WHERE view = :view")
                .bind("revision", cursor.revision())
                .bind("id", cursor.rowId())
                .bind("view", cursorName())
                .execute();
    }
}
