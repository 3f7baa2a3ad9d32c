package dev.scotoma.capture.depiction;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/")
@Tag(name = "depiction")
public class DepictionResource {
    private final Depictions depictions;
    private final Caller caller;

    DepictionResource(Depictions depictions, Caller caller) {
        this.depictions = depictions;
        this.caller = caller;
    }

    @POST
    @Path("/my/depictions")
    @RolesAllowed("participant")
    @ResponseStatus(201)
    @Operation(operationId = "makeDepiction", summary = "Make a link for one adult whom my attacks may show.")
    public IssuedLink make(@Valid @NotNull NewDepiction wanted) {
        return depictions.make(wanted, caller.personId());
    }

    @GET
    @Path("/my/depictions")
    @RolesAllowed("participant")
    @Operation(operationId = "myDepictions", summary = "Whom my attacks may show, and the links that wait.")
    public List<Depiction> mine(@RestQuery @Nullable UUID campaign) {
        return depictions.of(caller.personId(), campaign);
    }

    @DELETE
    @Path("/my/depictions/{id}")
    @RolesAllowed("participant")
    @Operation(operationId = "endDepiction", summary = "Call a link back, or show this person no more.")
    public void end(UUID id) {
        depictions.end(id, caller.personId());
    }

    @GET
    @Path("/depictions/{token}")
    @PermitAll
    @Operation(operationId = "getDepiction", summary = "Who asks to show you, what for, and the consent text in force.")
    public LinkPreview preview(String token, @RestQuery @Nullable String locale) {
        return depictions.preview(token, locale, caller.person(), caller.network());
    }

    @POST
    @Path("/depictions/{token}/signatures")
    @PermitAll
    @ResponseStatus(201)
    @Operation(operationId = "signDepiction", summary = "Consent to be shown.")
    public Signed sign(String token, @Valid @NotNull Signature signature) {
        return depictions.sign(token, signature, caller.person(), caller.network());
    }
}
