package dev.scotoma.capture.upload;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who plays a clip through this process right now. Each of them holds a connection to storage for as long as they read, so nobody has more than a
 * desk needs: one on screen, one that loads, and what a page that was left has not let go of yet.
 */
@ApplicationScoped
class Playing {
    private static final int AT_ONCE = 5;

    private final ConcurrentHashMap<UUID, Integer> open = new ConcurrentHashMap<>();

    interface Source {
        InputStream open() throws IOException;
    }

    /** @throws Problem 429 for whoever plays too many already */
    InputStream of(UUID person, Source source) throws IOException {
        if (open.merge(person, 1, Integer::sum) > AT_ONCE) {
            ended(person);
            throw new Problem(ProblemType.TOO_MANY, "You load " + AT_ONCE + " clips already; let these come first.");
        }
        try {
            return new Counted(source.open(), person);
        } catch (IOException | RuntimeException failure) {
            ended(person);
            throw failure;
        }
    }

    private void ended(UUID person) {
        open.computeIfPresent(person, (key, count) -> count == 1 ? null : count - 1);
    }

    private final class Counted extends FilterInputStream {
        private final UUID person;
        private final AtomicBoolean closed = new AtomicBoolean();

        Counted(InputStream content, UUID person) {
            super(content);
            this.person = person;
        }

        @Override
        public void close() throws IOException {
            if (closed.compareAndSet(false, true)) {
                ended(person);
            }
            super.close();
        }
    }
}
