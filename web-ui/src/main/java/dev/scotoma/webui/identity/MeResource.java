package dev.scotoma.webui.identity;

import dev.scotoma.kit.Caller;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One's own session and password. */
@Path("/me")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PARTICIPANT, Roles.LABELER, Roles.REVIEWER, Roles.RESEARCHER, Roles.OPERATOR})
public class MeResource {
    private final BrowserSessions sessions;
    private final Accounts accounts;
    private final SignInLimits limits;
    private final Caller caller;

    MeResource(BrowserSessions sessions, Accounts accounts, SignInLimits limits, Caller caller) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.limits = limits;
        this.caller = caller;
    }

    record PasswordChange(
            @NotBlank @Size(max = 200) String current,
            @NotBlank @Size(min = 12, max = 72) String next) {}

    @GET
    @Operation(operationId = "me", summary = "Who is signed in, with which roles.")
    public Me me(@CookieParam(Identity.COOKIE) @Nullable String cookie) {
        var signedIn = signedIn(cookie);
        return new Me(
                signedIn.personId(),
                accounts.loginOf(signedIn.personId()).orElse(null),
                signedIn.roles(),
                signedIn.csrf(),
                signedIn.purpose());
    }

    @POST
    @Path("password")
    @Operation(operationId = "changePassword", summary = "Change one's own password; other browsers are signed out.")
    public void changePassword(
            @NotNull @Valid PasswordChange change, @CookieParam(Identity.COOKIE) @Nullable String cookie) {
        var person = caller.personId();
        limits.beforeChange(person);
        accounts.change(person, cookie == null ? new byte[0] : Secrets.sha256(cookie), change.current(), change.next());
    }

    /** A sentence of one line: three letters or more between the spaces around it. */
    static final String SENTENCE = "(?U)\\s*[^\\s\\p{Cntrl}][^\\p{Cntrl}]+[^\\s\\p{Cntrl}]\\s*";

    record Purpose(
            @NotNull @Size(max = 200) @Pattern(regexp = SENTENCE, message = "has three letters or more, in one line")
            String purpose) {}

    @POST
    @Path("purpose")
    @RolesAllowed({Roles.LABELER, Roles.REVIEWER, Roles.RESEARCHER, Roles.OPERATOR})
    @Operation(
            operationId = "sayPurpose",
            summary =
                    "Say what one looks at recordings and takes versions for; it stands in the log until one signs out.")
    public void sayPurpose(@NotNull @Valid Purpose wish, @CookieParam(Identity.COOKIE) @Nullable String cookie) {
        signedIn(cookie);
        sessions.say(wish.purpose().strip(), cookie);
    }

    /** The token proves the person, the cookie names the session; a session that ended in between is no session. */
    private BrowserSessions.SignedIn signedIn(@Nullable String cookie) {
        return sessions.find(cookie)
                .filter(session -> session.personId().equals(caller.personId()))
                .orElseThrow(() -> new Problem(ProblemType.UNAUTHENTICATED, "Sign in first."));
    }
}
