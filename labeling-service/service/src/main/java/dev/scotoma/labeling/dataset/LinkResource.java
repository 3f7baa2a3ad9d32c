package dev.scotoma.labeling.dataset;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a link of an export gives, to whoever has it. */
@Path("/exports/{key}")
@PermitAll
@Tag(name = "dataset")
public class LinkResource extends DownloadResource {
    private final Exports exports;

    LinkResource(Exports exports, RoutingContext request) {
        super(request);
        this.exports = exports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "exportContents", summary = "The files of an open export, as things are now.")
    public Exports.Contents contents(@Size(max = 100) String key) throws IOException {
        return exports.contents(exports.link(key));
    }

    @GET
    @Path("/archive")
    @Produces(TAR)
    @Operation(operationId = "exportArchive", summary = "An open export as a tar.")
    @APIResponse(
            responseCode = "200",
            description = "The archive.",
            content = @Content(mediaType = TAR, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response exported(
            @Size(max = 100) String key,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange)
            throws IOException {
        return tar(exports.archive(exports.link(key)), range, ifRange);
    }

    @GET
    @Path("/files/{path:.+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "exportFile", summary = "A file of an open export.")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response file(
            @Size(max = 100) String key,
            @Size(max = 200) String path,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange)
            throws IOException {
        Exports.Taken file = exports.file(exports.link(key), path);
        whenOver(file);
        String tag = String.valueOf(file.member().sha256());
        ByteRange part;
        try {
            part = ByteRange.of(range, ifRange, tag, file.member().bytes());
        } catch (RuntimeException refused) {
            file.close();
            throw refused;
        }
        StreamingOutput body = out -> {
            try (file;
                    var content = file.member().content().open(part.from())) {
                content.transferTo(out);
            }
        };
        return answer(part, body, MediaType.APPLICATION_OCTET_STREAM, tag).build();
    }
}
