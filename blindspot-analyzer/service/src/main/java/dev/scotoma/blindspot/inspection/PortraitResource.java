package dev.scotoma.blindspot.inspection;

import dev.scotoma.workers.media.Portrait;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Small pictures of the face of a session, for researchers. No cache keeps them: who withdraws is gone at once. */
@Path("/sessions/{id}")
@RolesAllowed("researcher")
public class PortraitResource {
    private static final String CACHING = "Cache-Control";
    private static final String NOBODY = "no-store";

    private final StoredPortraits portraits;

    PortraitResource(StoredPortraits portraits) {
        this.portraits = portraits;
    }

    /**
     * How the sheet is read.
     *
     * @param atMs time of each square in the recording, row by row
     * @param side of a square, in pixels
     */
    public record Sheet(List<Integer> atMs, int columns, int side) {}

    @GET
    @Path("/portrait")
    @Operation(
            operationId = "portrait",
            summary = "When the frames of a session's sheet of faces were; 409 while the pictures are being made.")
    public Sheet sheetOf(UUID id) {
        List<Integer> atMs = portraits.frameMs(id);
        return new Sheet(atMs, Math.min(Portrait.COLUMNS, atMs.size()), Portrait.SIDE);
    }

    @GET
    @Path("/face")
    @Produces(StoredPortraits.TYPE)
    @ResponseHeader(name = CACHING, value = NOBODY)
    @Operation(operationId = "face", summary = "The face of a session, in a frame near its middle.")
    public byte[] face(UUID id) throws IOException {
        return portraits.face(id);
    }

    @GET
    @Path("/faces")
    @Produces(StoredPortraits.TYPE)
    @ResponseHeader(name = CACHING, value = NOBODY)
    @Operation(operationId = "faces", summary = "The face of a session in each of its frames, on one sheet.")
    public byte[] faces(UUID id) throws IOException {
        return portraits.sheet(id);
    }
}
