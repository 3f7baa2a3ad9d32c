package dev.scotoma.kit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Erases what a permanent list says has to go, and gives a receipt for each. A service has one; what it holds is the
 * subclass's to say. Storage is cleared before the rows that lead to it, and the receipt is written with the end of the rows, so
 * that a process that dies at any point erases again and never leaves a receipt for what is still there.
 *
 * <p>Each item is erased by itself: one that cannot be is shown among the failed jobs, waits a while, and holds up no other.
 * What has a receipt is looked at again, soon by {@link ErasureAgain} and once a day by {@link ErasureEver}, because a write that
 * was under way may land behind the erasure.
 */
public abstract class Erasure implements Recurring {
    private static final Logger LOG = Logger.getLogger(Erasure.class);
    private static final int BATCH = 200;

    private final Jdbi sql;
    private final FailedJobs failures;
    private final Books books;

    /** How much is gone of items that have no receipt for it yet; a process that ends forgets it, and its receipts say less. */
    private final Map<UUID, Integer> uncounted = new ConcurrentHashMap<>();

    /**
     * Where is written what has to go and what is gone. All three are constants of the service, never input.
     *
     * @param list a published view with a {@code seq} that grows and {@code requested_at}
     * @param key the column of a uuid that names an item, in the list as in the receipts
     * @param receipts a table of the service with {@code erased} and {@code erased_at}
     */
    public record Books(String list, String key, String receipts) {}

    /**
     * What became of an item's rows.
     *
     * @param inHand whether somebody still has the item in hand: then it is asked again, and there is no receipt yet
     */
    public record Rows(int erased, boolean inHand) {}

    protected Erasure(Kit kit, Books books) {
        this.sql = kit.sql();
        this.failures = kit.failures();
        this.books = books;
    }

    /** What every erasure needs of the kit. */
    @Singleton
    public static final class Kit {
        private final Jdbi sql;
        private final FailedJobs failures;

        Kit(Jdbi sql, FailedJobs failures) {
            this.sql = sql;
            this.failures = failures;
        }

        Jdbi sql() {
            return sql;
        }

        FailedJobs failures() {
            return failures;
        }
    }

    /** Erases the item's objects from storage, outside any transaction; answers how many there were. Repeating it changes nothing. */
    protected abstract int eraseObjects(UUID id) throws IOException;

    /** Erases the item's rows in the caller's transaction. */
    protected abstract Rows eraseRows(UUID id);

    /** Listed items of which rows are here, whether they have a receipt or not; cheap, for it is asked every round. */
    protected Collection<UUID> stillHere() {
        return List.of();
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        List<UUID> resting = failures.resting(name());
        var due = new LinkedHashSet<>(due(resting));
        due.addAll(QuarkusTransaction.requiringNew().call(this::stillHere));
        resting.forEach(due::remove);
        due.forEach(this::erase);
    }

    /** Erases again what has a receipt and was listed within this time. */
    void again(Duration within) {
        long seq = 0;
        while (true) {
            List<Listed> page = receipted(within, seq);
            for (Listed listed : page) {
                seq = listed.seq();
                int late = erase(listed.id());
                if (late > 0) {
                    LOG.infof("%s: erased %d things that arrived for %s after its erasure", name(), late, listed.id());
                }
            }
            if (page.size() < BATCH) {
                return;
            }
        }
    }

    /** Answers how much there was to erase; a failure is noted, and the item waits for its next turn. */
    private int erase(UUID id) {
        try {
            int objects = eraseObjects(id);
            uncounted.merge(id, objects, Integer::sum);
            Rows rows = QuarkusTransaction.requiringNew().call(() -> {
                Rows gone = eraseRows(id);
                if (!gone.inHand()) {
                    receipt(id, uncounted.getOrDefault(id, 0) + gone.erased());
                }
                return gone;
            });
            if (rows.inHand()) {
                uncounted.merge(id, rows.erased(), Integer::sum);
            } else {
                uncounted.remove(id);
            }
            failures.forget(name(), id);
            return objects + rows.erased();
        } catch (IOException | RuntimeException failure) {
            LOG.errorf(failure, "%s could not erase %s and tries again", name(), id);
            failures.noteAgain(name(), id, failure);
            return 0;
        }
    }

    private List<UUID> due(List<UUID> resting) {
        return sql.withHandle(handle -> handle.createQuery(named("""
                        SELECT l.<key> FROM <list> l WHERE l.<key> <> ALL(:resting)
                          AND NOT EXISTS (SELECT FROM <receipts> r WHERE r.<key> = l.<key>)
                        ORDER BY l.seq LIMIT\s""") + BATCH)
                .bindArray("resting", UUID.class, resting)
                .mapTo(UUID.class)
                .list());
    }

    private record Listed(UUID id, long seq) {}

    private List<Listed> receipted(Duration within, long after) {
        return sql.withHandle(handle -> handle.createQuery(named("""
                        SELECT l.<key> AS id, l.seq FROM <list> l JOIN <receipts> r USING (<key>)
                        WHERE l.requested_at > now() - make_interval(secs => :within) AND l.seq > :after
                        ORDER BY l.seq LIMIT\s""") + BATCH)
                .bind("within", (double) within.toSeconds())
                .bind("after", after)
                .mapTo(Listed.class)
                .list());
    }

    /** The first receipt stays; what is found later is added to it. */
    private void receipt(UUID id, int erased) {
        sql.useHandle(handle -> handle.createUpdate(named("""
                        INSERT INTO <receipts> AS r (<key>, erased) VALUES (:id, :erased)
                        ON CONFLICT (<key>) DO UPDATE SET erased = r.erased + excluded.erased WHERE excluded.erased > 0"""))
                .bind("id", id)
                .bind("erased", erased)
                .execute());
    }

    private String named(String statement) {
        return statement
                .replace("<key>", books.key())
                .replace("<list>", books.list())
                .replace("<receipts>", books.receipts());
    }
}
