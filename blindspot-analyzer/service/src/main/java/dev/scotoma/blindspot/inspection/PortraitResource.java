package dev.scotoma.blindspot.inspection;

import dev.scotoma.kit.AccessLog;
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

/** Small pictures of the face of a session, for researchers. No cache keeps them: who withdraws is gone at once, and each look is noted. */
@Path("/sessions/{id}")
@RolesAllowed("researcher")
public class PortraitResource {
    private static final String CACHING = "Cache-Control";
    private static final String NOBODY = "no-store";

    private final StoredPortraits portraits;
    private final AccessLog accesses;

    PortraitResource(StoredPortraits portraits, AccessLog accesses) {
        this.portraits = portraits;
        this.accesses = accesses;
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
        byte[] face = portraits.face(id);
        accesses.note("face", id.toString());
        return face;
    }

    @GET
    @Path("/faces")
    @Produces(StoredPortraits.TYPE)
    @ResponseHeader(name = CACHING, value = NOBODY)
    @Operation(operationId = "faces", summary = "The face of a session in each of its frames, on one sheet.")
    public byte[] faces(UUID id) throws IOException {
        byte[] sheet = portraits.sheet(id);
        accesses.note("faces", id.toString());
        return sheet;
    }
}
