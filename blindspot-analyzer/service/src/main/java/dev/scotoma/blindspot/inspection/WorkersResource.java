package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.worker.MachineFaults;
import dev.scotoma.workers.worker.Workers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tells operators how workers fare on the replica that answers. */
@Path("/workers")
@RolesAllowed("operator")
public class WorkersResource {
    private final Workers workers;

    WorkersResource(Workers workers) {
        this.workers = workers;
    }

    /**
     * How workers fare.
     *
     * @param isolation the wall around them, and {@code meaning} what it holds off
     * @param faults of the machine, since this replica started. Those of recordings and networks are told with them.
     */
    public record WorkersView(
            String isolation,
            String meaning,
            long faults,
            @Schema(nullable = true) @Nullable String lastFault,
            @Schema(nullable = true) @Nullable Instant lastFaultAt) {}

    @GET
    @Operation(
            operationId = "workers",
            summary = "How the workers of this replica are isolated, and what the machine did to them.")
    public WorkersView get() {
        Optional<MachineFaults.Last> last = workers.faults().last();
        return new WorkersView(
                workers.isolation().name().toLowerCase(Locale.ROOT),
                workers.isolation().meaning(),
                workers.faults().count(),
                last.map(MachineFaults.Last::message).orElse(null),
                last.map(MachineFaults.Last::at).orElse(null));
    }
}
