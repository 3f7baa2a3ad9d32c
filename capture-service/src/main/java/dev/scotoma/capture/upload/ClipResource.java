package dev.scotoma.capture.upload;

import dev.scotoma.kit.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @RunOnVirtualThread
    @Operation(operationId = "getClip", summary = "Play the clip of an assignment I have leased.")
    @APIResponse(
            responseCode = "200",
            description = "The clip itself.",
            content = @Content(mediaType = "video/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response leased(UUID assignment) throws IOException {
        var play = clips.leased(assignment, caller.personId());
        return Response.ok(play.content(), play.type())
                .header("Content-Length", play.bytes())
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Path("/sessions/{id}/recording")
    @RolesAllowed({"reviewer", "researcher"})
    @Operation(operationId = "getRecording", summary = "The recording of a session.")
    public Clip recording(UUID id) throws IOException {
        return clips.clip(id, caller.is("reviewer"));
    }
}
