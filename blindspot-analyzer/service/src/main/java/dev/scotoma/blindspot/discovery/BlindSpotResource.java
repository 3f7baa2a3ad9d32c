package dev.scotoma.blindspot.discovery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Blind spots, for researchers. */
@Path("/blind-spots")
@RolesAllowed("researcher")
public class BlindSpotResource {
    private final MiningRuns runs;

    BlindSpotResource(MiningRuns runs) {
        this.runs = runs;
    }

    @GET
    @Operation(operationId = "blindSpots", summary = "All blind spots with the runs that found them, newest first.")
    public List<BlindSpot> list() {
        return runs.blindSpots();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "blindSpot", summary = "One blind spot with the run that found it.")
    public BlindSpot get(UUID id) {
        return runs.blindSpot(id);
    }
}
