package dev.scotoma.kit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;

/**
 * Erases once more what was erased lately: a write that was under way in storage, or a process that stood still, may land
 * behind the erasure. After a day every signed URL and every job of that time is long dead.
 */
@ApplicationScoped
class ErasureAgain implements Recurring {
    private static final Duration RECENT = Duration.ofDays(1);

    private final Instance<Erasure> erasures;

    ErasureAgain(@Any Instance<Erasure> erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "erase-again";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        erasures.forEach(erasure -> erasure.again(RECENT));
    }
}
