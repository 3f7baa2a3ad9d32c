package dev.scotoma.webui.identity;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Open to everyone: this is where nobody is signed in yet. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class SignInResource {
    private final SignIns signIns;
    private final BrowserSessions sessions;
    private final Accounts accounts;
    private final SessionCookie cookies;
    private final LabelerInvitations invitations;
    private final SignInLimits limits;
    private final Caller caller;

    SignInResource(
            SignIns signIns,
            BrowserSessions sessions,
            Accounts accounts,
            SessionCookie cookies,
            LabelerInvitations invitations,
            SignInLimits limits,
            Caller caller) {
        this.signIns = signIns;
        this.invitations = invitations;
        this.limits = limits;
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookies = cookies;
        this.caller = caller;
    }

    /**
     * Says the root of this service's endpoints in the code, where both readers of it look: Quarkus, and the build step that
     * derives the OpenAPI document from the compiled classes before the pages are built.
     */
    @ApplicationPath("/api/identity")
    public static final class Root extends Application {}

    record PasswordSignIn(
            @NotBlank @Size(max = 40) String login,
            @NotBlank @Size(max = 200) String password) {}

    record ParticipantSignIn(@NotBlank @Size(max = 200) String grant) {}

    @POST
    @Path("sign-in")
    @Operation(operationId = "signIn", summary = "Sign in with login and password.")
    public RestResponse<Me> signIn(
            @NotNull @Valid PasswordSignIn wish, @CookieParam(Identity.COOKIE) @Nullable String cookie) {
        return opened(signIns.withPassword(wish.login(), wish.password(), caller.network(), cookie));
    }

    @POST
    @Path("participant-sign-in")
    @Operation(
            operationId = "participantSignIn",
            summary = "Sign in with the grant of a redeemed invitation or return code.")
    public RestResponse<Me> participantSignIn(
            @NotNull @Valid ParticipantSignIn wish, @CookieParam(Identity.COOKIE) @Nullable String cookie) {
        return opened(signIns.withGrant(wish.grant(), caller.network(), cookie));
    }

    /** @param password chosen by the person; nobody else ever sees it */
    record LabelerSignUp(
            @NotBlank @Size(max = 200) String token,

            @NotNull
            @Pattern(
                    regexp = Accounts.LOGIN,
                    message = "is 2 to 40 of a-z, 0-9, dot, dash and underscore, and starts with a letter")
            String login,

            @NotNull @Size(min = 12, max = 72) String password) {}

    @POST
    @Path("labeler-sign-up")
    @Operation(operationId = "labelerSignUp", summary = "Make a labeler's account by an invitation link, and sign in.")
    public RestResponse<Me> signUp(
            @NotNull @Valid LabelerSignUp wish, @CookieParam(Identity.COOKIE) @Nullable String cookie) {
        limits.beforeGrant(caller.network());
        return opened(invitations.accept(wish.token(), wish.login(), wish.password(), cookie));
    }

    @POST
    @Path("sign-out")
    @Operation(operationId = "signOut", summary = "End this browser's session; does nothing when there is none.")
    @ResponseStatus(204)
    public RestResponse<Void> signOut(@CookieParam(Identity.COOKIE) @Nullable String cookie) {
        sessions.end(cookie);
        return RestResponse.ResponseBuilder.<Void>noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.ended())
                .build();
    }

    private RestResponse<Me> opened(BrowserSessions.Opened opened) {
        var signedIn = opened.signedIn();
        var me = new Me(
                signedIn.personId(),
                accounts.loginOf(signedIn.personId()).orElse(null),
                signedIn.roles(),
                signedIn.csrf(),
                signedIn.purpose());
        return RestResponse.ResponseBuilder.ok(me)
                .header(HttpHeaders.SET_COOKIE, cookies.of(opened))
                .build();
    }
}
