package dev.scotoma.labeling.review;

import dev.scotoma.kit.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

    @POST
    @Path("/{taskId}/rulings")
    @Operation(operationId = "ruleOnAttribute", summary = "Decide one contested attribute of a clip, with a reason.")
    public void rule(UUID taskId, @Valid @NotNull Ruling ruling) {
        reviews.rule(taskId, caller.personId(), ruling);
    }
}
