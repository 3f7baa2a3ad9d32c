package dev.scotoma.blindspot.model;

import dev.scotoma.kit.Caller;
import dev.scotoma.kit.RateLimits;
import dev.scotoma.workers.manifest.Manifest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Lets researchers bring a model iteration: its manifest, its uploads, its check. */
@Path("/registrations")
@RolesAllowed("researcher")
public class RegistrationResource {
    private static final int OPENED_PER_HOUR = 30;

    private final Registrations registrations;
    private final RateLimits limits;
    private final Caller caller;

    RegistrationResource(Registrations registrations, RateLimits limits, Caller caller) {
        this.registrations = registrations;
        this.limits = limits;
        this.caller = caller;
    }

    record NewRegistration(@NotNull @Size(max = 65_536) String manifest) {}

    /** One network that the manifest names. */
    public record UploadView(String file, String sha256) {}

    /** @param bytes of the file, exactly */
    record NewUpload(
            @NotNull @Size(max = 1000) String file, @Min(1) long bytes) {}

    public record UploadAddress(URI url) {}

    /**
     * A registration as its page shows it.
     *
     * @param state open, checking, registered or refused
     * @param reason why it was refused
     * @param iterationId the candidate that it has become
     */
    public record RegistrationView(
            UUID id,
            String name,
            int iteration,
            String state,
            @Schema(nullable = true) @Nullable String reason,
            @Schema(nullable = true) @Nullable UUID iterationId,
            List<UploadView> uploads) {}

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "openRegistration",
            summary = "Begins to register an iteration by its manifest (model.yaml) and says which networks to send.")
    public RegistrationView open(@Valid @NotNull NewRegistration wanted) throws IOException {
        limits.take("register:" + caller.personId(), OPENED_PER_HOUR, Duration.ofHours(1));
        return view(registrations.open(wanted.manifest(), caller.personId()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "registration", summary = "How far a registration is; kept for a day.")
    public RegistrationView get(UUID id) {
        return view(registrations.find(id));
    }

    @POST
    @Path("/{id}/uploads")
    @Operation(
            operationId = "uploadNetwork",
            summary = "An address to PUT a network of the manifest to, for exactly so many bytes.")
    public UploadAddress upload(UUID id, @Valid @NotNull NewUpload wanted) throws IOException {
        return new UploadAddress(registrations.uploadUrl(id, wanted.file(), wanted.bytes()));
    }

    @POST
    @Path("/{id}/check")
    @ResponseStatus(202)
    @Operation(
            operationId = "checkRegistration",
            summary = "Has the uploaded networks checked; what comes of it is in the registration.")
    public RegistrationView check(UUID id) throws IOException {
        return view(registrations.check(id));
    }

    private static RegistrationView view(Registration registration) {
        Manifest manifest = Models.parsed(registration.manifest());
        return new RegistrationView(
                registration.id(),
                manifest.name(),
                manifest.iteration(),
                ModelResource.word(registration.state()),
                registration.reason().orElse(null),
                registration.iterationId().orElse(null),
                manifest.networks().stream()
                        .map(network -> new UploadView(network.file(), network.sha256()))
                        .toList());
    }
}
