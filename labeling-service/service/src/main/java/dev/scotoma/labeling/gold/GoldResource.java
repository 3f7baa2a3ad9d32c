package dev.scotoma.labeling.gold;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/gold")
@RolesAllowed("reviewer")
@Tag(name = "gold")
public class GoldResource {
    private final Golds golds;
    private final Caller caller;

    GoldResource(Golds golds, Caller caller) {
        this.golds = golds;
        this.caller = caller;
    }

    record Proposed(UUID goldId) {}

    record Retirement(@NotBlank @Size(max = 1000) String reason) {}

    @GET
    @Operation(operationId = "gold", summary = "All gold, that which is missed most often first.")
    public List<Gold> all() {
        return golds.all();
    }

    @GET
    @Path("/candidates")
    @Operation(operationId = "goldCandidates", summary = "Accepted clips that could be gold, told apart by nothing.")
    public List<Blind> candidates() {
        return golds.candidates(caller.personId());
    }

    @GET
    @Path("/clips/{session}")
    @Operation(operationId = "goldClip", summary = "The clip of a session that you want to propose as gold.")
    public Blind clip(UUID session) {
        return golds.clip(session, caller.personId());
    }

    @GET
    @Path("/waiting")
    @Operation(
            operationId = "goldWaiting",
            summary = "Proposals of other reviewers that wait for a second look, without their answers.")
    public List<Blind> waiting() {
        return golds.waiting(caller.personId());
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "proposeGold", summary = "Propose a clip as gold by answering for it.")
    public Proposed propose(@Valid @NotNull NewGold proposed) {
        return new Proposed(golds.propose(proposed, caller.personId()));
    }

    @POST
    @Path("/{id}/confirmation")
    @Operation(
            operationId = "confirmGold",
            summary = "Answer for another reviewer's proposal; it is gold if you agree about the whole.")
    public void confirm(UUID id, @Valid @NotNull Answers answers) {
        golds.confirm(id, answers, caller.personId());
    }

    @POST
    @Path("/{id}/retirement")
    @Operation(operationId = "retireGold", summary = "Take a bad item out; answers on it count for nothing any more.")
    public void retire(UUID id, @Valid @NotNull Retirement retirement) {
        golds.retire(id, retirement.reason().strip(), caller.personId());
    }
}
