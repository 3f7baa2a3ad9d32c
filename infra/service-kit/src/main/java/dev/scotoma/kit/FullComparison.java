package dev.scotoma.kit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;

/** Once a day, compares every followed view in full: what a cursor skipped is done then, and told in the log. */
@ApplicationScoped
class FullComparison implements Recurring {
    private final Instance<ViewReconciler> reconcilers;

    FullComparison(@Any Instance<ViewReconciler> reconcilers) {
        this.reconcilers = reconcilers;
    }

    @Override
    public String name() {
        return "full-comparison";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        reconcilers.forEach(ViewReconciler::compareAll);
    }
}
