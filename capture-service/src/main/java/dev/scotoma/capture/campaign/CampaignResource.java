package dev.scotoma.capture.campaign;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/campaigns")
@RolesAllowed("researcher")
@Tag(name = "campaign")
public class CampaignResource {
    private final Campaigns campaigns;
    private final Caller caller;

    CampaignResource(Campaigns campaigns, Caller caller) {
        this.campaigns = campaigns;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "createCampaign", summary = "Open a collection round.")
    public Campaign create(@Valid @NotNull NewCampaign wanted) {
        return campaigns.create(wanted, caller.personId());
    }

    @GET
    @Operation(operationId = "listCampaigns", summary = "All campaigns with their counts, newest first.")
    public List<Campaign> all() {
        return campaigns.all();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCampaign", summary = "One campaign with its counts.")
    public Campaign get(UUID id) {
        return campaigns.counted(id);
    }

    @POST
    @Path("/{id}/closing")
    @Operation(operationId = "closeCampaign", summary = "Close a campaign now; sessions under way may still be sent.")
    public void close(UUID id) {
        campaigns.close(id, caller.personId());
    }

    @POST
    @Path("/{id}/pausing")
    @Operation(operationId = "pauseCampaign", summary = "Open no more sessions for now; those under way may be sent.")
    public void pause(UUID id) {
        campaigns.pause(id, caller.personId());
    }

    @POST
    @Path("/{id}/resuming")
    @Operation(operationId = "resumeCampaign", summary = "Go on with a paused campaign.")
    public void resume(UUID id) {
        campaigns.resume(id, caller.personId());
    }

    @GET
    @Path("/{id}/cells")
    @Operation(operationId = "listCells", summary = "What a campaign wants of what.")
    public List<Cell> cells(UUID id) {
        return campaigns.cells(id);
    }

    @POST
    @Path("/{id}/cells/{cell}/raising")
    @Operation(operationId = "raiseCell", summary = "Want more of a cell than before.")
    public void raise(UUID id, UUID cell, @Valid @NotNull RaisedQuota raised) {
        campaigns.raise(id, cell, raised.wanted(), caller.personId());
    }

    @POST
    @Path("/{id}/cells/{cell}/closing")
    @Operation(operationId = "closeCell", summary = "Give a cell to nobody any more; what is in work for it counts.")
    public void closeCell(UUID id, UUID cell) {
        campaigns.closeCell(id, cell, caller.personId());
    }

    @GET
    @Path("/{id}/events")
    @Operation(operationId = "listCampaignEvents", summary = "What was changed of a campaign, newest first.")
    public List<CampaignEvent> events(UUID id) {
        return campaigns.events(id);
    }

    @POST
    @Path("/{id}/invitations")
    @ResponseStatus(201)
    @Operation(operationId = "createInvitation", summary = "Make an invitation link; its token is shown only now.")
    public IssuedInvitation invite(UUID id, @Valid @NotNull NewInvitation wanted) {
        return campaigns.invite(id, wanted, caller.personId());
    }

    @GET
    @Path("/{id}/invitations")
    @Operation(operationId = "listInvitations", summary = "The invitations of a campaign, without their tokens.")
    public List<Invitation> invitations(UUID id) {
        return campaigns.invitations(id);
    }
}
