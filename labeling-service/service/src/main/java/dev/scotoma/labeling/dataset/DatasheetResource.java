package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.description.Datasheet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/datasets/{version}/datasheet")
@RolesAllowed("researcher")
@Tag(name = "dataset")
public class DatasheetResource {
    private final Datasheets datasheets;

    DatasheetResource(Datasheets datasheets) {
        this.datasheets = datasheets;
    }

    @GET
    @Operation(
            operationId = "datasetDatasheet",
            summary = "What a version is made of, counted from its rows without what was withdrawn.")
    public Datasheet get(String version) throws IOException {
        return datasheets.of(version);
    }
}
