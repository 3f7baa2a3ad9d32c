package dev.scotoma.blindspot.scoring;

import dev.scotoma.blindspot.scoring.Scores.SessionScore;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Scores of one session, for researchers. */
@Path("/sessions/{id}/scores")
@RolesAllowed("researcher")
public class ScoreResource {
    private final Scores scores;

    ScoreResource(Scores scores) {
        this.scores = scores;
    }

    @GET
    @Operation(operationId = "scores", summary = "What every model iteration says about a session, frame by frame.")
    public List<SessionScore> list(UUID id) {
        return scores.ofSession(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "No inspected session has this id."));
    }
}
