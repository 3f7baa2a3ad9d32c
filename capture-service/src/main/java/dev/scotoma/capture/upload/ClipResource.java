package dev.scotoma.capture.upload;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Tag(name = "upload")
public class ClipResource {
    private final Clips clips;
    private final Caller caller;

    ClipResource(Clips clips, Caller caller) {
        this.clips = clips;
        this.caller = caller;
    }

    @GET
    @Path("/clips/{assignment}")
    @RolesAllowed("labeler")
    @Operation(operationId = "getClip", summary = "The clip of an assignment I have leased.")
    public Clip leased(UUID assignment) throws IOException {
        return clips.leased(assignment, caller.personId());
    }

    @GET
    @Path("/sessions/{id}/recording")
    @RolesAllowed({"reviewer", "researcher"})
    @Operation(operationId = "getRecording", summary = "The recording of a session.")
    public Clip recording(UUID id) throws IOException {
        return clips.clip(id, caller.is("reviewer"));
    }
}
