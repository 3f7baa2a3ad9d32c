package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells researchers what was measured on a session's recording. */
@Path("/sessions/{id}/inspection")
@RolesAllowed("researcher")
public class InspectionResource {
    private final Inspections inspections;

    InspectionResource(Inspections inspections) {
        this.inspections = inspections;
    }

    @GET
    @Operation(
            operationId = "inspection",
            summary = "Whether a session's recording can be used, and under which conditions it was made.")
    public Inspection get(UUID id) {
        return inspections
                .find(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "No recording of this session is known here."));
    }
}
