package dev.scotoma.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while object storage does not answer. */
@Readiness
@ApplicationScoped
class StorageHealth implements HealthCheck {
    private final MinioStorage storage;

    StorageHealth(MinioStorage storage) {
        this.storage = storage;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("object storage");
        try {
            storage.ping();
            return response.up().build();
        } catch (IOException failure) {
            return response.down()
                    .withData("reason", String.valueOf(failure.getMessage()))
                    .build();
        }
    }
}
