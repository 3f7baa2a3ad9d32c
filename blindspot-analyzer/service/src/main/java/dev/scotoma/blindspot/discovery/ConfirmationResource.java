package dev.scotoma.blindspot.discovery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Answers whether a blind spot holds on people who had no part in finding it. It is for researchers, as the blind spots
 * are.
 */
@Path("/blind-spots/{id}/confirmation")
@RolesAllowed("researcher")
public class ConfirmationResource {
    private final Confirmations confirmations;

    ConfirmationResource(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @GET
    @Operation(
            operationId = "confirmation",
            summary =
                    "One hypothesis, tested on the sessions of people who recorded nothing before the blind spot was found.")
    public Confirmation get(UUID id) {
        return confirmations.of(id);
    }
}
