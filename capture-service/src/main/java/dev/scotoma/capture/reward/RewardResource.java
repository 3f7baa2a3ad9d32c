package dev.scotoma.capture.reward;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/my/kept-rewards")
@RolesAllowed("participant")
@Tag(name = "reward")
public class RewardResource {
    private final Rewards rewards;
    private final Caller caller;

    RewardResource(Rewards rewards, Caller caller) {
        this.rewards = rewards;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "myKeptRewards",
            summary = "What I am owed for recordings that were erased because the other person in them withdrew.")
    public List<KeptReward> kept() {
        return rewards.keptFor(caller.personId());
    }
}
