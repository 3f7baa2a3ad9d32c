package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.Jobs;
import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Has packs of older versions made again, some at a time, so that fresh sessions never wait behind them. */
@ApplicationScoped
class OutdatedPacks implements Recurring {
    private static final int WAITING = 100;

    private final InspectionRepository repository;
    private final Jobs jobs;

    OutdatedPacks(InspectionRepository repository, Jobs jobs) {
        this.repository = repository;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "find-outdated-packs";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        repository.outdated(RemakeJob.NAME, WAITING).forEach(session -> jobs.submit(RemakeJob.NAME, session));
    }
}
