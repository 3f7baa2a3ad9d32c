package dev.scotoma.kit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

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

    private final AgroalDataSource dataSource;
    private final String view;
    private final String idColumn;

    /**
     * @param view schema-qualified, with a column {@code revision xid8}
     * @param idColumn its uuid key
     */
    protected ViewReconciler(AgroalDataSource dataSource, String view, String idColumn) {
        this.dataSource = dataSource;
        this.view = view;
        this.idColumn = idColumn;
    }

    /** Columns (or expressions) to read, separated by commas. */
    protected abstract String columns();

    /** Applies one row in the transaction that also moves the cursor; answers whether anything had to be changed. */
    protected abstract boolean apply(ResultSet row) throws SQLException;

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
    private int step() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var cursor = lockCursor(connection);
            var applied = applyFrom(connection, cursor);
            if (applied.rows() > 0) {
                save(connection, applied.last());
            }
            return applied.rows();
        }
    }

    /**
     * Applies every row of the view, whatever the cursor says, and answers how many had been missed: zero, unless something is
     * wrong or the database was restored from a dump (which numbers transactions anew).
     */
    public int compareAll() {
        int missed = 0;
        var cursor = new Cursor("0", FIRST);
        while (true) {
            var from = cursor;
            var applied = QuarkusTransaction.requiringNew().call(() -> {
                try (var connection = dataSource.getConnection()) {
                    return applyFrom(connection, from);
                }
            });
            missed += applied.changed();
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

    private record Cursor(String revision, UUID id) {}

    private record Applied(int rows, int changed, Cursor last) {}

    private Cursor lockCursor(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                        "INSERT INTO view_cursor (view) VALUES (?) ON CONFLICT (view) DO NOTHING");
                var select = connection.prepareStatement(
                        "SELECT revision::text, row_id FROM view_cursor WHERE view = ? FOR UPDATE")) {
            insert.setString(1, cursorName());
            insert.executeUpdate();
            select.setString(1, cursorName());
            try (var row = select.executeQuery()) {
                row.next();
                return new Cursor(row.getString(1), row.getObject(2, UUID.class));
            }
        }
    }

    private Applied applyFrom(Connection connection, Cursor cursor) throws SQLException {
        // View, columns and key are constants of the subclass, never input.
        String sql = "SELECT revision::text AS cursor_revision, " + idColumn + " AS cursor_id, " + columns() + " FROM "
                + view + " WHERE (revision, " + idColumn + ") > (?::xid8, ?)"
                + " AND revision < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY revision, " + idColumn + " LIMIT "
                + BATCH;
        int rows = 0;
        int changed = 0;
        var last = cursor;
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, cursor.revision());
            select.setObject(2, cursor.id());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    changed += apply(row) ? 1 : 0;
                    rows++;
                    last = new Cursor(row.getString("cursor_revision"), row.getObject("cursor_id", UUID.class));
                }
            }
        }
        return new Applied(rows, changed, last);
    }

    private void save(Connection connection, Cursor cursor) throws SQLException {
        try (var update =
                connection.prepareStatement("UPDATE view_cursor SET revision = ?::xid8, row_id = ? WHERE view = ?")) {
            update.setString(1, cursor.revision());
            update.setObject(2, cursor.id());
            update.setString(3, cursorName());
            update.executeUpdate();
        }
    }
}
