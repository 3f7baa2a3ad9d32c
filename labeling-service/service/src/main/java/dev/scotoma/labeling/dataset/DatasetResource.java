package dev.scotoma.labeling.dataset;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/datasets")
@RolesAllowed("researcher")
@Tag(name = "dataset")
public class DatasetResource {
    private final Datasets datasets;
    private final Caller caller;

    DatasetResource(Datasets datasets, Caller caller) {
        this.datasets = datasets;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createDataset",
            summary =
                    "Freeze the accepted sessions with decided labels as a new version; it is built in the background.")
    public Dataset freeze(@Valid @NotNull NewDataset wanted) {
        return datasets.freeze(wanted, caller.personId());
    }

    @POST
    @Path("/preview")
    @ResponseStatus(200)
    @Operation(
            operationId = "previewDataset",
            summary = "Count what a version would hold if it were frozen now, and say which number it may have.")
    public Preview preview(@Valid @NotNull NewPreview wanted) {
        return datasets.preview(wanted);
    }

    @PUT
    @Path("/{version}/words")
    @Operation(
            operationId = "describeDataset",
            summary = "Put right description, authors and notes, which are no part of the version's identity.")
    public Dataset describe(String version, @Valid @NotNull NewWords words) {
        return datasets.describe(version, words);
    }

    @POST
    @Path("/{version}/deprecation")
    @ResponseStatus(200)
    @Operation(
            operationId = "deprecateDataset",
            summary = "Say that the version should not be used any more; whoever takes it is warned.")
    public Dataset deprecate(String version, @Valid @NotNull NewState why) {
        return datasets.deprecate(version, why, caller.personId());
    }

    @POST
    @Path("/{version}/recall")
    @ResponseStatus(200)
    @Operation(
            operationId = "recallDataset",
            summary = "Take the version back for good: nobody can download it any more.")
    public Dataset recall(String version, @Valid @NotNull NewState why) {
        return datasets.recall(version, why, caller.personId());
    }

    @GET
    @RolesAllowed({"researcher", "dataset:read"})
    @Operation(operationId = "listDatasets", summary = "All versions, newest first.")
    public List<Dataset> all() {
        return datasets.all();
    }

    @GET
    @Path("/{version}")
    @RolesAllowed({"researcher", "dataset:read"})
    @Operation(operationId = "getDataset", summary = "One version with its counts, or why it could not be built.")
    public Dataset get(String version) {
        return datasets.get(version);
    }

    @GET
    @Path("/{version}/ledger")
    @PermitAll
    @Operation(
            operationId = "datasetLedger",
            summary = "What was withdrawn from the version since its release, for everybody who has a copy.")
    public List<LedgerEntry> ledger(String version) {
        return datasets.ledger(version);
    }
}
