package dev.scotoma.webui.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operator's page of staff accounts. A password is shown in the answer that drew it, and never again. */
@Path("/accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public class AccountResource {
    private final Accounts accounts;

    AccountResource(Accounts accounts) {
        this.accounts = accounts;
    }

    record NewAccount(
            @NotNull
            @Pattern(
                    regexp = Accounts.LOGIN,
                    message = "is 2 to 40 of a-z, 0-9, dot, dash and underscore, and starts with a letter")
            String login,

            @NotEmpty
            List<
                            @NotNull
                            @Pattern(
                                    regexp = "labeler|reviewer|researcher|operator",
                                    message = "are labeler, reviewer, researcher or operator")
                            String>
                    roles) {}

    @GET
    @Operation(operationId = "accounts", summary = "Every staff account.")
    public List<Accounts.AccountView> all() {
        return accounts.all();
    }

    @POST
    @Operation(operationId = "createAccount", summary = "Create an account with a drawn password.")
    public Accounts.Credentials create(@NotNull @Valid NewAccount wish) {
        return accounts.create(wish.login(), wish.roles().stream().distinct().toList());
    }

    @POST
    @Path("{login}/password")
    @Operation(operationId = "resetPassword", summary = "Draw a new password and sign the person out everywhere.")
    public Accounts.Credentials reset(String login) {
        return accounts.reset(login);
    }

    @POST
    @Path("{login}/disabling")
    @Operation(operationId = "disableAccount", summary = "Bar the account and end its sessions.")
    public void disable(String login) {
        accounts.disable(login);
    }
}
