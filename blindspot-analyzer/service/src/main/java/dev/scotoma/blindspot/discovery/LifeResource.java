package dev.scotoma.blindspot.discovery;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Tells what became of a blind spot. It is for researchers, because a blind spot is an attack recipe until it is
 * closed.
 */
@Path("/blind-spots/{id}")
@RolesAllowed("researcher")
public class LifeResource {
    private final Lives lives;
    private final Caller caller;

    LifeResource(Lives lives, Caller caller) {
        this.lives = lives;
        this.caller = caller;
    }

    @GET
    @Path("/life")
    @Operation(operationId = "life", summary = "What happened to a blind spot, its campaigns and its retests.")
    public Life get(UUID id) {
        return lives.of(id);
    }

    @POST
    @Path("/retests")
    @ResponseStatus(201)
    @Operation(
            operationId = "retest",
            summary =
                    "Holds a later iteration against a blind spot that was collected for, on people who recorded nothing before it was found.")
    public Life retest(UUID id, @Valid @NotNull NewRetest wanted) {
        return lives.retest(id, wanted, caller.personId());
    }
}
