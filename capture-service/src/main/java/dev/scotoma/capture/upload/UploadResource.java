package dev.scotoma.capture.upload;

import dev.scotoma.capture.session.Session;
import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/sessions/{id}/upload")
@RolesAllowed("participant")
@Tag(name = "upload")
public class UploadResource {
    private final Uploads uploads;
    private final Caller caller;

    UploadResource(Uploads uploads, Caller caller) {
        this.uploads = uploads;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "beginUpload", summary = "Open the multipart upload of a recording, or find it again.")
    public Upload begin(UUID id, @Valid @NotNull NewUpload wanted) throws IOException {
        return uploads.begin(id, caller.personId(), wanted);
    }

    @GET
    @Path("/parts")
    @Operation(operationId = "listParts", summary = "The parts that have arrived in storage.")
    public List<ArrivedPart> parts(UUID id) throws IOException {
        return uploads.parts(id, caller.personId());
    }

    @POST
    @Path("/parts/{number}")
    @Operation(operationId = "signPart", summary = "A URL to PUT one part to, valid for minutes.")
    public SignedUrl sign(UUID id, int number) throws IOException {
        return uploads.signPart(id, caller.personId(), number);
    }

    @POST
    @Path("/completion")
    @Operation(operationId = "completeUpload", summary = "All parts have arrived; may be repeated.")
    public Session complete(UUID id, @Valid @NotNull Completion completion) throws IOException {
        return uploads.complete(id, caller.personId(), completion);
    }

    @DELETE
    @Operation(operationId = "abortUpload", summary = "Give the upload up; the session stays open for another one.")
    public void abort(UUID id) throws IOException {
        uploads.abort(id, caller.personId());
    }
}
