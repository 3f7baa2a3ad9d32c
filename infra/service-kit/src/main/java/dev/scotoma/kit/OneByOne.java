package dev.scotoma.kit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What a round does to many items, each by itself: one that fails is among the failed jobs, waits longer after every failure, and
 * holds up no other.
 */
@Singleton
public class OneByOne {
    private static final Logger LOG = Logger.getLogger(OneByOne.class);

    private final FailedJobs failures;

    OneByOne(FailedJobs failures) {
        this.failures = failures;
    }

    public interface Work {
        void on(UUID item) throws IOException;
    }

    /**
     * @param items all that wait for this round, never a part of them: of a part, as many failures as it holds would keep the rest
     *     waiting. A failure of what is not among them any more is forgotten
     */
    public void each(Recurring round, Collection<UUID> items, Work work) {
        var standing = new HashSet<>(items);
        standing.add(Jobs.itself(round));
        failures.forgetOthers(round.name(), standing);
        var resting = new HashSet<>(failures.resting(round.name()));
        for (UUID item : items) {
            if (!resting.contains(item)) {
                one(round, item, work);
            }
        }
    }

    private void one(Recurring round, UUID item, Work work) {
        try {
            work.on(item);
            failures.forget(round.name(), item);
        } catch (IOException | RuntimeException failure) {
            LOG.warnf(failure, "%s could not do %s and tries again", round.name(), item);
            failures.noteAgain(round.name(), item, failure);
        }
    }
}
