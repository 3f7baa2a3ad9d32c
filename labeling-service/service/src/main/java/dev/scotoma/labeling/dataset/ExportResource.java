package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.AccessLog;
import dev.scotoma.kit.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Taking versions away: as one tar, or file by file. Both can break off and go on. */
@Path("/")
@Tag(name = "dataset")
public class ExportResource {
    private static final String TAR = "application/x-tar";

    private final Datasets datasets;
    private final Exports exports;
    private final BucketExports buckets;
    private final AccessLog accesses;
    private final Caller caller;

    ExportResource(Datasets datasets, Exports exports, BucketExports buckets, AccessLog accesses, Caller caller) {
        this.datasets = datasets;
        this.exports = exports;
        this.buckets = buckets;
        this.accesses = accesses;
        this.caller = caller;
    }

    @GET
    @Path("/datasets/{version}/archive")
    @RolesAllowed({"researcher", "dataset:read"})
    @Produces(TAR)
    @Operation(
            operationId = "datasetArchive",
            summary = "The version as a tar, without what was withdrawn; who takes it and what for is logged.")
    @APIResponse(
            responseCode = "200",
            description = "The archive.",
            content = @Content(mediaType = TAR, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response archive(
            String version,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange)
            throws IOException {
        return tar(noted(version), range, ifRange);
    }

    @POST
    @Path("/datasets/{version}/exports")
    @RolesAllowed({"researcher", "dataset:read"})
    @ResponseStatus(201)
    @Operation(
            operationId = "openExport",
            summary =
                    "Open an export: a link by which a program takes the version within the hour without a sign-in; who"
                            + " takes it and what for is logged.")
    public Exports.Opened open(String version) {
        return exports.open(noted(version), caller.personId());
    }

    @POST
    @Path("/datasets/{version}/bucket-exports")
    @RolesAllowed("researcher")
    @ResponseStatus(201)
    @Operation(
            operationId = "exportToBucket",
            summary =
                    "Put the version into the bucket that is configured for exports, or bring it up to date there; who"
                            + " asks and what for is logged.")
    public BucketExports.BucketExport toBucket(String version) {
        buckets.requireBucket();
        return buckets.ask(noted(version), caller.personId());
    }

    @GET
    @Path("/datasets/{version}/bucket-exports")
    @RolesAllowed("researcher")
    @Operation(
            operationId = "bucketExports",
            summary = "Exports of the version to the bucket, and how far they have come.")
    public List<BucketExports.BucketExport> bucketExports(String version) {
        return buckets.all(version);
    }

    @GET
    @Path("/exports/{key}")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "exportContents", summary = "The files of an open export, as things are now.")
    public Exports.Contents contents(@Size(max = 100) String key) throws IOException {
        return exports.contents(exports.versionOf(key));
    }

    @GET
    @Path("/exports/{key}/archive")
    @PermitAll
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
        return tar(exports.versionOf(key), range, ifRange);
    }

    @GET
    @Path("/exports/{key}/files/{path:.+}")
    @PermitAll
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
        Exports.Taken file = exports.file(exports.versionOf(key), path);
        var tag = new EntityTag(String.valueOf(file.member().sha256()));
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
        return part.answer(body, MediaType.APPLICATION_OCTET_STREAM, tag).build();
    }

    /** Notes who takes a version that may be taken; answers its name as it was given. */
    private String noted(String version) {
        String released = datasets.requireReleased(version);
        accesses.note("version", released);
        return released;
    }

    private Response tar(String version, @Nullable String range, @Nullable String ifRange) throws IOException {
        Archive archive = datasets.archive(version);
        try {
            List<Tar.Member> members = archive.members();
            Tar tar = archive.tar(members);
            var tag = new EntityTag(Exports.tag(members));
            var part = ByteRange.of(range, ifRange, tag, tar.length());
            StreamingOutput body = out -> {
                try (archive) {
                    tar.write(out, part.from());
                }
            };
            return part.answer(body, TAR, tag)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"scotoma-" + version + ".tar\"")
                    .build();
        } catch (IOException | RuntimeException refused) {
            archive.close();
            throw refused;
        }
    }
}
