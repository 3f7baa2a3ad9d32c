package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.AccessLog;
import dev.scotoma.kit.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
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
@Path("/datasets")
@Tag(name = "dataset")
public class ExportResource extends DownloadResource {
    private final Datasets datasets;
    private final Exports exports;
    private final BucketExports buckets;
    private final AccessLog accesses;
    private final Caller caller;

    ExportResource(
            Datasets datasets,
            Exports exports,
            BucketExports buckets,
            AccessLog accesses,
            Caller caller,
            RoutingContext request) {
        super(request);
        this.datasets = datasets;
        this.exports = exports;
        this.buckets = buckets;
        this.accesses = accesses;
        this.caller = caller;
    }

    @GET
    @Path("/{version}/archive")
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
        return tar(datasets.archive(noted(version)), range, ifRange);
    }

    @POST
    @Path("/{version}/exports")
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
    @Path("/{version}/bucket-exports")
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
    @Path("/{version}/bucket-exports")
    @RolesAllowed("researcher")
    @Operation(
            operationId = "bucketExports",
            summary = "Exports of the version to the bucket, and how far they have come.")
    public List<BucketExports.BucketExport> bucketExports(String version) {
        return buckets.all(version);
    }

    /** Notes who takes a version that may be taken; answers its name as it was given. */
    private String noted(String version) {
        exports.take(caller.personId());
        String released = datasets.requireReleased(version);
        accesses.note("version", released);
        return released;
    }
}
