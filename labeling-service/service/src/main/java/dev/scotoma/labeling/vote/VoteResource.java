package dev.scotoma.labeling.vote;

import dev.scotoma.kit.Caller;
import dev.scotoma.labeling.task.Claim;
import dev.scotoma.labeling.task.Skip;
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

@Path("/")
@Tag(name = "vote")
public class VoteResource {
    private final Votes votes;
    private final Caller caller;

    VoteResource(Votes votes, Caller caller) {
        this.votes = votes;
        this.caller = caller;
    }

    @GET
    @Path("/attributes")
    @RolesAllowed({"labeler", "reviewer", "researcher"})
    @Operation(
            operationId = "attributes",
            summary = "The eight attributes with their questions, in the order of the model's heads.")
    public List<Attribute> attributes() {
        return votes.attributes();
    }

    @POST
    @Path("/assignments/{id}/submission")
    @RolesAllowed("labeler")
    @Operation(
            operationId = "submitAnswers",
            summary = "Answer the eight attributes; sending the same again changes nothing.")
    public void submit(UUID id, @Valid @NotNull Submission submission) {
        votes.submit(id, caller.personId(), submission);
    }

    @POST
    @Path("/assignments/{id}/skip")
    @RolesAllowed("labeler")
    @Operation(operationId = "skipAssignment", summary = "Do not answer for this clip; it is never given to you again.")
    public void skip(UUID id, @Valid @NotNull Skip skip) {
        votes.skip(id, caller.personId(), skip.reason());
    }

    @GET
    @Path("/notes/{session}")
    @RolesAllowed("reviewer")
    @Operation(
            operationId = "sessionNotes",
            summary =
                    "What labelers of a session want the reviewer to know, without who they are; nothing while its labels wait for a ruling.")
    public List<String> notes(UUID session) {
        return votes.notes(session, caller.personId());
    }

    @DELETE
    @Path("/assignments/{id}/skip")
    @RolesAllowed("labeler")
    @Operation(operationId = "undoSkip", summary = "Hold a skipped clip again after all, for a few minutes.")
    public Claim undoSkip(UUID id) {
        return votes.undoSkip(id, caller.personId());
    }

    @DELETE
    @Path("/assignments/{id}/submission")
    @RolesAllowed("labeler")
    @Operation(
            operationId = "undoSubmission",
            summary = "Take the answers back and hold the clip again, for a few minutes after submitting.")
    public Claim undo(UUID id) {
        return votes.undo(id, caller.personId());
    }
}
