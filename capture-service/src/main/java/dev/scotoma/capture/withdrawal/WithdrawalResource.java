package dev.scotoma.capture.withdrawal;

import dev.scotoma.capture.participant.TypedCode;
import dev.scotoma.kit.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Tag(name = "withdrawal")
public class WithdrawalResource {
    private final Withdrawals withdrawals;
    private final Caller caller;

    WithdrawalResource(Withdrawals withdrawals, Caller caller) {
        this.withdrawals = withdrawals;
        this.caller = caller;
    }

    @POST
    @Path("/withdrawals/status")
    @PermitAll
    @Operation(operationId = "getWithdrawal", summary = "How far the withdrawal of a return code has come.")
    public Withdrawal status(@Valid @NotNull TypedCode typed) {
        return withdrawals.status(typed.code(), caller.network());
    }

    @POST
    @Path("/withdrawals")
    @PermitAll
    @Operation(operationId = "withdraw", summary = "Withdraw with a return code; may be repeated.")
    public Withdrawal withdraw(@Valid @NotNull TypedCode typed) {
        return withdrawals.withdraw(typed.code(), caller.network());
    }

    @POST
    @Path("/my/withdrawal")
    @RolesAllowed("participant")
    @Operation(operationId = "withdrawMe", summary = "Withdraw while signed in; may be repeated.")
    public Withdrawal withdrawMe() {
        return withdrawals.withdraw(caller.personId());
    }
}
