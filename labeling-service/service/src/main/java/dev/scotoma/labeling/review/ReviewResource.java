package dev.scotoma.labeling.review;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/reviews")
@RolesAllowed("reviewer")
@Tag(name = "review")
public class ReviewResource {
    private final Reviews reviews;
    private final Caller caller;

    ReviewResource(Reviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "contestedTasks", summary = "Clips whose answers do not decide, oldest first.")
    public List<ContestedTask> waiting() {
        return reviews.waiting(caller.personId());
    }

    @GET
    @Path("/mine")
    @Operation(operationId = "myRulings", summary = "What you ruled, newest first, beside what holds now.")
    public List<MyRuling> mine() {
        return reviews.mine(caller.personId());
    }

    @GET
    @Path("/agreement")
    @RolesAllowed({"reviewer", "researcher"})
    @Operation(
            operationId = "reviewerAgreement",
            summary = "How often reviewers say the same where a second one looks without seeing what the first said.")
    public List<ReviewerAgreement> agreement() {
        return reviews.agreement();
    }

    @GET
    @Path("/{taskId}/votes")
    @Operation(
            operationId = "votesBehindRuling",
            summary = "The answers on what you have ruled on, and how who gave them answers; nothing of the rest.")
    public List<VotesBehind> votes(UUID taskId) {
        return reviews.votes(taskId, caller.personId());
    }

    @DELETE
    @Path("/{taskId}/rulings/{attribute}")
    @Operation(
            operationId = "takeRulingBack",
            summary = "Take your ruling back, for a few minutes; what held before it holds again.")
    public void takeBack(UUID taskId, String attribute) {
        reviews.takeBack(taskId, attribute, caller.personId());
    }

    @POST
    @Path("/{taskId}/rulings")
    @Operation(operationId = "ruleOnAttribute", summary = "Decide one contested attribute of a clip, with a reason.")
    public void rule(UUID taskId, @Valid @NotNull Ruling ruling) {
        reviews.rule(taskId, caller.personId(), ruling);
    }
}
