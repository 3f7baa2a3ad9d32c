package dev.scotoma.webui.identity;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Links for labelers: the operator makes them, and anybody who has one may look at it. */
@Path("/labeler-invitations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public class LabelerInvitationResource {
    private final LabelerInvitations invitations;
    private final SignInLimits limits;
    private final Caller caller;

    LabelerInvitationResource(LabelerInvitations invitations, SignInLimits limits, Caller caller) {
        this.invitations = invitations;
        this.limits = limits;
        this.caller = caller;
    }

    /** @param note for whom it is, to tell links apart; nobody else reads it */
    record NewInvitation(@NotNull @Size(max = 200) String note) {}

    @POST
    @Operation(
            operationId = "inviteLabeler",
            summary = "Make a link by which one person becomes a labeler; shown this once.")
    public LabelerInvitations.Issued invite(@NotNull @Valid NewInvitation wish) {
        return invitations.issue(wish.note().strip(), caller.personId());
    }

    @GET
    @Operation(operationId = "labelerInvitations", summary = "Every link, with who came by it.")
    public List<LabelerInvitations.Invitation> all() {
        return invitations.all();
    }

    @GET
    @Path("{token}")
    @PermitAll
    @Operation(operationId = "labelerInvitation", summary = "Whether a link can still be used.")
    public LabelerInvitations.Invited look(@Size(max = 200) String token) {
        limits.beforeGrant(caller.network());
        return invitations.look(token);
    }
}
