package dev.scotoma.kit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;

/** Once a day, erases whatever was ever listed: a restored backup brings erased things back. */
@ApplicationScoped
class ErasureEver implements Recurring {
    private static final Duration EVER = Duration.ofDays(365L * 100);

    private final Instance<Erasure> erasures;

    ErasureEver(@Any Instance<Erasure> erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "erase-all-again";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        erasures.forEach(erasure -> erasure.again(EVER));
    }
}
