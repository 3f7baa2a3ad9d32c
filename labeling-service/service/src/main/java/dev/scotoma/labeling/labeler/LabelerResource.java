package dev.scotoma.labeling.labeler;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Tag(name = "labeler")
public class LabelerResource {
    private final Labelers labelers;
    private final Caller caller;

    LabelerResource(Labelers labelers, Caller caller) {
        this.labelers = labelers;
        this.caller = caller;
    }

    /** @param languages BCP 47 primary subtags: en, es, zh */
    record Languages(
            @NotNull @Size(max = 20)
            List<@NotNull @Pattern(regexp = "[a-z]{2,3}", message = "is two or three letters: en, es, zh") String>
                    languages) {}

    record Words(@NotBlank @Size(max = 1000) String words) {}

    @GET
    @Path("/my/labeling")
    @RolesAllowed("labeler")
    @Operation(
            operationId = "myLabeling",
            summary = "Whether you may label, how the qualification went, and what is owed to you.")
    public MyLabeling mine() {
        return labelers.mine(caller.personId());
    }

    @PUT
    @Path("/my/labeling/languages")
    @RolesAllowed("labeler")
    @Operation(operationId = "myLanguages", summary = "Say which languages you read.")
    public void speak(@Valid @NotNull Languages said) {
        labelers.speak(caller.personId(), said.languages());
    }

    @POST
    @Path("/assignments/{id}/objection")
    @RolesAllowed("labeler")
    @Operation(
            operationId = "objectToGold",
            summary = "Say what is wrong with the answers that were expected of you at the qualification.")
    public void object(UUID id, @Valid @NotNull Words said) {
        labelers.object(id, caller.personId(), said.words().strip());
    }

    @GET
    @Path("/labelers")
    @RolesAllowed("operator")
    @Operation(operationId = "labelers", summary = "Everybody who has come to label, in the order of coming.")
    public List<LabelerSummary> all() {
        return labelers.all();
    }

    @GET
    @Path("/labelers/{id}")
    @RolesAllowed("operator")
    @Operation(operationId = "labeler", summary = "One labeler: history, and how they answer each attribute.")
    public LabelerDetails one(UUID id) {
        return labelers.details(id);
    }

    @POST
    @Path("/labelers/{id}/state")
    @RolesAllowed("operator")
    @Operation(
            operationId = "changeLabeler",
            summary =
                    "Let somebody in, have them qualify once more, pause or ban them; a ban has every decision taken anew that their votes carried.")
    public LabelerDetails change(UUID id, @Valid @NotNull NewState wish) {
        return labelers.change(id, wish, caller.personId());
    }
}
