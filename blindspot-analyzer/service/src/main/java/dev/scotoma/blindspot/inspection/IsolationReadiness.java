package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.worker.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows how workers are isolated, and keeps the service out of use where that is weaker than required. */
@Readiness
@ApplicationScoped
class IsolationReadiness implements HealthCheck {
    private final Workers workers;

    IsolationReadiness(Workers workers) {
        this.workers = workers;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker isolation")
                .withData("isolation", workers.isolation().name().toLowerCase(Locale.ROOT))
                .withData("meaning", workers.isolation().meaning())
                .status(workers.isolatedAsRequired())
                .build();
    }
}
