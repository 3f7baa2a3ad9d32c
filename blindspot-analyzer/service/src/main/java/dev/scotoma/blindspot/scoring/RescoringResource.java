package dev.scotoma.blindspot.scoring;

import dev.scotoma.blindspot.scoring.RescoringRepository.Progress;
import dev.scotoma.kit.Caller;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How far an iteration has scored what is there, for researchers, who may pause it. */
@Path("/models/{id}/rescoring")
@RolesAllowed("researcher")
public class RescoringResource {
    private final RescoringRepository rescorings;
    private final Caller caller;

    RescoringResource(RescoringRepository rescorings, Caller caller) {
        this.rescorings = rescorings;
        this.caller = caller;
    }

    record Wish(@NotNull Boolean paused) {}

    @GET
    @Operation(
            operationId = "rescoring",
            summary = "How many sessions an iteration has scored, and whether its re-scoring is paused.")
    public Progress progress(UUID id) {
        return rescorings
                .progress(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no model iteration of this id."));
    }

    @PUT
    @Transactional
    @Operation(
            operationId = "pauseRescoring",
            summary =
                    "Pauses or resumes the re-scoring of an iteration; asking twice changes nothing. Fresh sessions are scored all the same.")
    public Progress pause(UUID id, @Valid @NotNull Wish wish) {
        if (wish.paused()) {
            rescorings.pause(id, caller.personId());
        } else {
            rescorings.resume(id);
        }
        return progress(id);
    }
}
