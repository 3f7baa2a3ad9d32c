package dev.scotoma.labeling.task;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/")
@RolesAllowed("labeler")
@Tag(name = "task")
public class TaskResource {
    private final Tasks tasks;
    private final Caller caller;

    TaskResource(Tasks tasks, Caller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    @POST
    @Path("/claims")
    @Operation(operationId = "claimTask", summary = "Take the next clip to label; 204 when there is none for you now.")
    @APIResponse(
            responseCode = "200",
            description = "A clip is yours until the lease ends.",
            content = @Content(schema = @Schema(implementation = Claim.class)))
    @APIResponse(responseCode = "204", description = "No clip is left for you now.")
    public Response claim(@Valid @Nullable Wish wish) {
        return tasks.claim(caller.personId(), Optional.ofNullable(wish).map(Wish::holding))
                .map(Response::ok)
                .orElseGet(Response::noContent)
                .build();
    }

    @POST
    @Path("/assignments/{id}/release")
    @Operation(operationId = "releaseAssignment", summary = "Give the clip back unanswered, for anyone to take.")
    public void release(UUID id) {
        tasks.release(id, caller.personId());
    }

    @POST
    @Path("/assignments/{id}/heartbeat")
    @Operation(
            operationId = "keepAssignment",
            summary = "The clip is still on screen: it stays yours for another while, up to two hours in all.")
    public Claim keep(UUID id) {
        return tasks.keep(id, caller.personId());
    }

    @GET
    @Path("/my/progress")
    @Operation(
            operationId = "myProgress",
            summary = "How many clips you have answered, what one earns, and how many are left for you.")
    public Progress progress() {
        return tasks.progress(caller.personId());
    }
}
