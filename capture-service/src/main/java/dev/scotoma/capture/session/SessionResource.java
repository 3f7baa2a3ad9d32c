package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Language;
import dev.scotoma.kit.Caller;
import dev.scotoma.kit.RateLimits;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/")
@Tag(name = "session")
public class SessionResource {
    private static final int OPENED_PER_HOUR = 120;

    private final Sessions sessions;
    private final RateLimits limits;
    private final Caller caller;

    SessionResource(Sessions sessions, RateLimits limits, Caller caller) {
        this.sessions = sessions;
        this.limits = limits;
        this.caller = caller;
    }

    @GET
    @Path("/my/campaigns")
    @RolesAllowed("participant")
    @Operation(operationId = "myCampaigns", summary = "The campaigns I am in, with what is left to do.")
    public List<MyCampaign> campaigns(@RestQuery @Nullable String locale) {
        return sessions.campaignsOf(caller.personId(), Language.of(locale));
    }

    @GET
    @Path("/my/instruments")
    @RolesAllowed("participant")
    @Operation(operationId = "myInstruments", summary = "What I have shown in attacks, last used first.")
    public List<Instrument> instruments() {
        return sessions.instrumentsOf(caller.personId());
    }

    @POST
    @Path("/sessions")
    @RolesAllowed("participant")
    @ResponseStatus(201)
    @Operation(operationId = "openSession", summary = "Open a session: the server draws its nonce and its head turns.")
    public Session open(@Valid @NotNull NewSession declared) {
        limits.take("open:" + caller.personId(), OPENED_PER_HOUR, Duration.ofHours(1));
        return sessions.open(declared, caller.personId());
    }

    @POST
    @Path("/sessions/{id}/means")
    @RolesAllowed("participant")
    @Operation(
            operationId = "declareMeans",
            summary = "Say what the attack of my session is made with and whose face it shows, before it is sent.")
    public Session declare(UUID id, @Valid @NotNull Means means) {
        return sessions.declare(id, caller.personId(), means);
    }

    @GET
    @Path("/my/appearances")
    @RolesAllowed("participant")
    @Operation(operationId = "myAppearances", summary = "Which attacks of others show me, and what that earns me.")
    public List<Appearance> appearances(@RestQuery @Nullable String locale) {
        return sessions.appearancesOf(caller.personId(), Language.of(locale));
    }

    @GET
    @Path("/sessions/{id}")
    @RolesAllowed("participant")
    @Operation(operationId = "getSession", summary = "One of my sessions.")
    public Session get(UUID id) {
        return sessions.mine(id, caller.personId());
    }

    @GET
    @Path("/sessions/{id}/summary")
    @RolesAllowed("researcher")
    @Operation(operationId = "getSessionSummary", summary = "One session, as the list has it.")
    public SessionSummary summary(UUID id) {
        return sessions.summary(id);
    }

    @GET
    @Path("/sessions")
    @RolesAllowed("researcher")
    @Operation(operationId = "listSessions", summary = "Sessions, newest first, a page at a time.")
    public SessionPage list(
            @RestQuery @Nullable UUID campaign,
            @RestQuery @Nullable SessionState state,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @Nullable UUID after) {
        return sessions.page(campaign, state, after, limit);
    }
}
