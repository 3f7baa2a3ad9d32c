package dev.scotoma.kit.testing;

import dev.scotoma.kit.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Deaths of the process at each write, as the test's thread sees them: before the n-th write to storage or to the database the work
 * ends in an {@link Error}, and whatever it does afterwards on its way out is refused as well. What was committed before stays, and
 * an open transaction rolls back. A death behind a write is a death before the next one.
 */
public final class Faults {
    private static final List<String> WRITES = List.of("insert", "update", "delete", "with");
    private static final ThreadLocal<@Nullable Faults> ARMED = new ThreadLocal<>();

    private static final AtomicReference<@Nullable Meanwhile> MEANWHILE = new AtomicReference<>();

    private int left;
    private boolean dead;

    private Faults(int point) {
        this.left = point;
    }

    /** What a death looks like from inside. Nothing that only expects failures catches it. */
    public static final class Death extends Error {
        Death(String write) {
            super("died before: " + write);
        }
    }

    public interface Work {
        void run() throws Exception;
    }

    /**
     * Lets the work die at its first write, then anew at its second, and so on until it survives. Answers how many writes it has.
     *
     * @param before prepares everything anew for each death
     * @param after proves that the next process comes to the right end
     */
    public static int atEachWrite(Work before, Work work, Work after) throws Exception {
        for (int point = 1; ; point++) {
            before.run();
            boolean died = diesAt(point, work);
            after.run();
            if (!died) {
                return point - 1;
            }
        }
    }

    /** Answers false when the work came to its end before so many writes. */
    public static boolean diesAt(int point, Work work) throws Exception {
        var faults = new Faults(point);
        ARMED.set(faults);
        try {
            work.run();
        } catch (Exception | Death ending) {
            if (!faults.dead) {
                throw ending;
            }
        } finally {
            ARMED.remove();
        }
        return faults.dead;
    }

    /** Has something else happen, once, just before the next object below this prefix is put into storage by whatever thread. */
    public static void meanwhile(String prefix, Work other) {
        MEANWHILE.set(new Meanwhile(prefix, other));
    }

    private record Meanwhile(String prefix, Work other) {}

    private static void letOthers(String key) throws IOException {
        Meanwhile waiting = MEANWHILE.get();
        if (waiting != null && key.startsWith(waiting.prefix()) && MEANWHILE.compareAndSet(waiting, null)) {
            try {
                waiting.other().run();
            } catch (Exception failure) {
                throw new IOException(failure);
            }
        }
    }

    /** To be called before a write. */
    static void point(String write) {
        Faults faults = ARMED.get();
        if (faults != null && (faults.dead || --faults.left == 0)) {
            faults.dead = true;
            throw new Death(write);
        }
    }

    /** For a {@code StatementInspector} of Hibernate. */
    public static String inspected(String sql) {
        if (WRITES.contains(sql.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT))) {
            point(sql);
        }
        return sql;
    }

    public static void install(Jdbi sql) {
        sql.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                inspected(String.valueOf(context.getRenderedSql()));
            }
        });
    }

    /** Storage in which the process dies before writes; a test's CDI decorator extends it. */
    public abstract static class Storage implements ObjectStorage {
        private final ObjectStorage storage;

        protected Storage(ObjectStorage storage) {
            this.storage = storage;
        }

        @Override
        public Optional<StoredObject> stat(String key) throws IOException {
            return storage.stat(key);
        }

        @Override
        public InputStream open(String key) throws IOException {
            return storage.open(key);
        }

        @Override
        public void put(String key, InputStream content, long bytes, String contentType) throws IOException {
            letOthers(key);
            point("put " + key);
            storage.put(key, content, bytes, contentType);
        }

        @Override
        public void copy(String from, String to) throws IOException {
            point("copy to " + to);
            storage.copy(from, to);
        }

        @Override
        public void delete(String key) throws IOException {
            point("delete " + key);
            storage.delete(key);
        }

        @Override
        public int deletePrefix(String prefix) throws IOException {
            point("delete below " + prefix);
            return storage.deletePrefix(prefix);
        }

        @Override
        public List<String> list(String prefix) throws IOException {
            return storage.list(prefix);
        }

        @Override
        public URI presignGet(String key, Duration validity) throws IOException {
            return storage.presignGet(key, validity);
        }

        @Override
        public String createUpload(String key, String contentType) throws IOException {
            point("open an upload of " + key);
            return storage.createUpload(key, contentType);
        }

        @Override
        public URI presignPart(String key, String uploadId, int number, long bytes, Duration validity)
                throws IOException {
            return storage.presignPart(key, uploadId, number, bytes, validity);
        }

        @Override
        public Optional<List<Part>> parts(String key, String uploadId) throws IOException {
            return storage.parts(key, uploadId);
        }

        @Override
        public void completeUpload(String key, String uploadId, List<Part> parts) throws IOException {
            point("complete " + key);
            storage.completeUpload(key, uploadId, parts);
        }

        @Override
        public void abortUpload(String key, String uploadId) throws IOException {
            point("abort " + key);
            storage.abortUpload(key, uploadId);
        }
    }
}
