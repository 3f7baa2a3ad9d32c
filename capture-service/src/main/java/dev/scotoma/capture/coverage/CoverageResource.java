package dev.scotoma.capture.coverage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/campaigns/{id}/coverage")
@RolesAllowed("researcher")
@Tag(name = "campaign")
public class CoverageResource {
    private final Coverages coverages;

    CoverageResource(Coverages coverages) {
        this.coverages = coverages;
    }

    @GET
    @Operation(
            operationId = "getCoverage",
            summary = "What of each cell is wanted, in work, collected and accepted, over time and in a forecast.")
    public Coverage get(UUID id) {
        return coverages.of(id);
    }
}
