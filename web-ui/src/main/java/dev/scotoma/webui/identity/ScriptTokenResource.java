package dev.scotoma.webui.identity;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tokens for scripts: researchers make and revoke their own, operators see and revoke everybody's. */
@Path("/tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.RESEARCHER, Roles.OPERATOR})
public class ScriptTokenResource {
    private final ScriptTokens tokens;
    private final Caller caller;

    ScriptTokenResource(ScriptTokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    /** @param purpose what it is for; it stands in the log of what is taken with it */
    record NewToken(
            @NotNull
            @Size(max = 200)
            @Pattern(regexp = MeResource.SENTENCE, message = "has three letters or more, in one line")
            String purpose,

            @NotEmpty List<@NotNull @Pattern(regexp = "dataset:read", message = "are dataset:read") String> scopes,

            @NotNull @Min(1) @Max(365) Integer days) {}

    @POST
    @RolesAllowed(Roles.RESEARCHER)
    @Operation(operationId = "issueToken", summary = "Make a token for a script; shown this once.")
    public ScriptTokens.Issued issue(@NotNull @Valid NewToken wish) {
        return tokens.issue(
                caller.personId(),
                wish.purpose().strip(),
                wish.scopes().stream().distinct().toList(),
                Duration.ofDays(wish.days()));
    }

    @GET
    @Operation(operationId = "tokens", summary = "One's own tokens; for operators everybody's.")
    public List<ScriptTokens.ScriptToken> all() {
        return tokens.all(whose());
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "revokeToken",
            summary = "End a token; what was signed with it runs out within five minutes.")
    public void revoke(@PathParam("id") UUID id) {
        tokens.revoke(id, whose());
    }

    private Optional<UUID> whose() {
        return caller.is(Roles.OPERATOR) ? Optional.empty() : Optional.of(caller.personId());
    }
}
