package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.inference.NetworkCheck;
import dev.scotoma.workers.media.Media;
import dev.scotoma.workers.media.Portraits;
import dev.scotoma.workers.worker.CacheFolder;
import dev.scotoma.workers.worker.Isolation;
import dev.scotoma.workers.worker.Recycling;
import dev.scotoma.workers.worker.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes beans of what starts workers, which knows no framework itself. How long their stages take becomes the metric
 * {@code scotoma.stage}.
 */
@Dependent
class WorkerBeans {
    @Produces
    @Singleton
    Workers workers(
            @ConfigProperty(name = "scotoma.worker.isolation.required", defaultValue = "any") String required,
            @ConfigProperty(name = "scotoma.worker.cache") Optional<Path> cache,
            @ConfigProperty(name = "scotoma.worker.recycle", defaultValue = "shared") String recycle,
            MeterRegistry meters) {
        return new Workers(
                isolation(required),
                cache.orElseGet(CacheFolder::usual),
                Recycling.of(recycle),
                (job, stage, nanos) -> meters.timer("scotoma.stage", "job", job, "stage", stage)
                        .record(nanos, TimeUnit.NANOSECONDS));
    }

    void end(@Disposes Workers workers) {
        workers.close();
    }

    @Produces
    @Singleton
    Media media(
            Workers workers,
            @ConfigProperty(name = "scotoma.inspection.workers", defaultValue = "2") int size,
            @ConfigProperty(name = "scotoma.inspection.deadline", defaultValue = "90s") Duration within) {
        return new Media(workers, size, within);
    }

    @Produces
    @Singleton
    Portraits portraits(Workers workers) {
        return new Portraits(workers);
    }

    @Produces
    @Singleton
    NetworkCheck networkCheck(
            Workers workers,
            @ConfigProperty(name = "scotoma.models.check-deadline", defaultValue = "120s") Duration within) {
        return new NetworkCheck(workers, within);
    }

    private static Isolation isolation(String word) {
        return switch (word) {
            case "any" -> Isolation.NONE;
            case "bubblewrap" -> Isolation.BUBBLEWRAP;
            default ->
                throw new IllegalArgumentException(
                        "scotoma.worker.isolation.required is \"bubblewrap\" or \"any\", not \"" + word + "\".");
        };
    }
}
