package dev.scotoma.capture.participant;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/")
@PermitAll
@Tag(name = "participant")
public class InvitationResource {
    private final Invitations invitations;
    private final Participants participants;
    private final Caller caller;

    InvitationResource(Invitations invitations, Participants participants, Caller caller) {
        this.invitations = invitations;
        this.participants = participants;
        this.caller = caller;
    }

    @GET
    @Path("/invitations/{token}")
    @Operation(operationId = "getInvitation", summary = "What an invitation leads to, and the consent text in force.")
    public InvitationPreview preview(String token, @RestQuery @Nullable String locale) {
        return invitations.preview(token, locale, caller.network());
    }

    @POST
    @Path("/invitations/{token}/redemptions")
    @ResponseStatus(201)
    @Operation(operationId = "redeemInvitation", summary = "Consent and take part.")
    public Redeemed redeem(String token, @Valid @NotNull Redemption said) {
        return invitations.redeem(token, said, caller.person(), caller.network());
    }

    @POST
    @Path("/return-codes/grants")
    @ResponseStatus(201)
    @Operation(operationId = "returnWithCode", summary = "Come back with a return code.")
    public Grant comeBack(@Valid @NotNull TypedCode typed) {
        return participants.grant(typed.code(), caller.network());
    }
}
