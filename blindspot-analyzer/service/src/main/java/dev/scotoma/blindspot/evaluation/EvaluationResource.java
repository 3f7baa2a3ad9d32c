package dev.scotoma.blindspot.evaluation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tells error rates of iterations. It is for researchers only, because they say which attacks pass. */
@Path("/evaluations")
@RolesAllowed("researcher")
public class EvaluationResource {
    private final Evaluations evaluations;

    EvaluationResource(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @GET
    @Path("/{iteration}")
    @Operation(
            operationId = "evaluation",
            summary = "One iteration at its frozen threshold, on sessions of people outside its training (split: train,"
                    + " dev or test; attempts: first or retries).")
    public Evaluation evaluation(
            UUID iteration, @RestQuery @Nullable String split, @RestQuery @DefaultValue("first") String attempts) {
        return evaluations.evaluation(iteration, SessionFilter.of(split, attempts));
    }

    @GET
    @Path("/{iteration}/against/{other}")
    @Operation(
            operationId = "comparison",
            summary =
                    "What another iteration does better or worse than this one, on the sessions that both have scored.")
    public Comparison comparison(
            UUID iteration,
            UUID other,
            @RestQuery @Nullable String split,
            @RestQuery @DefaultValue("first") String attempts) {
        return evaluations.comparison(iteration, other, SessionFilter.of(split, attempts));
    }
}
