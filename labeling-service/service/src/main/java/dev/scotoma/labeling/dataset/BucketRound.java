package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Keeps the bucket of exports to the ledger, as everybody does who has a copy. */
@ApplicationScoped
class BucketRound implements Recurring {
    private final BucketExports exports;

    BucketRound(BucketExports exports) {
        this.exports = exports;
    }

    @Override
    public String name() {
        return "bucket-exports";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        exports.follow();
    }
}
