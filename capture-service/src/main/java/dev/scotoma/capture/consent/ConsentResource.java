package dev.scotoma.capture.consent;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/consents")
@PermitAll
@Tag(name = "consent")
public class ConsentResource {
    private final Consents consents;

    ConsentResource(Consents consents) {
        this.consents = consents;
    }

    @GET
    @Path("/{version}")
    @Operation(
            operationId = "getConsentText",
            summary = "A version of the consent text, in English where the locale is unknown.")
    public ConsentText text(int version, @RestQuery @Nullable String locale) {
        return consents.text(version, locale);
    }
}
