package dev.scotoma.capture.acceptance;

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
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/")
@Tag(name = "acceptance")
public class AcceptanceResource {
    private final Acceptance acceptance;
    private final Rulings rulings;
    private final Results results;
    private final Objections objections;
    private final Quarantine quarantine;
    private final Caller caller;

    AcceptanceResource(
            Acceptance acceptance,
            Rulings rulings,
            Results results,
            Objections objections,
            Quarantine quarantine,
            Caller caller) {
        this.acceptance = acceptance;
        this.rulings = rulings;
        this.results = results;
        this.objections = objections;
        this.quarantine = quarantine;
        this.caller = caller;
    }

    @GET
    @Path("/sessions/{id}/result")
    @RolesAllowed("participant")
    @Operation(operationId = "getResult", summary = "Whether my take counted, a tip, and whether the model was fooled.")
    public Result result(UUID id) {
        return results.of(id, caller.personId());
    }

    @GET
    @Path("/my/sessions")
    @RolesAllowed("participant")
    @Operation(operationId = "mySessions", summary = "All my takes with their results, newest first.")
    public List<Result> results() {
        return results.all(caller.personId());
    }

    @POST
    @Path("/sessions/{id}/objection")
    @RolesAllowed("participant")
    @ResponseStatus(201)
    @Operation(operationId = "object", summary = "Say what is wrong with what became of my take; once for each.")
    public Objection object(UUID id, @Valid @NotNull NewObjection said) {
        return objections.raise(id, said, caller.personId());
    }

    @GET
    @Path("/objections")
    @RolesAllowed("reviewer")
    @Operation(operationId = "listObjections", summary = "Objections that wait for an answer, longest first.")
    public List<OpenObjection> objections() {
        return objections.open(caller.personId());
    }

    @POST
    @Path("/objections/{session}/answer")
    @RolesAllowed("reviewer")
    @Operation(
            operationId = "answerObjection",
            summary = "Answer an objection, and pay the take after all if it is right.")
    public void answer(UUID session, @Valid @NotNull ObjectionAnswer answer) {
        objections.answer(session, answer, caller.personId());
    }

    @POST
    @Path("/sessions/{id}/bystander")
    @RolesAllowed({"reviewer", "researcher"})
    @Operation(
            operationId = "reportBystander",
            summary =
                    "Say that a recording shows a child or somebody who agreed to nothing: it is shown to nobody and erased.")
    public void reportBystander(UUID id, @Valid @NotNull SeenBystander seen) {
        acceptance.takeOut(id, seen.who(), caller.personId());
    }

    @GET
    @Path("/reports")
    @RolesAllowed("reviewer")
    @Operation(
            operationId = "listReports",
            summary =
                    "Recordings in which labelers saw a child or somebody who agreed to nothing, longest waiting first.")
    public List<Report> reports() {
        return quarantine.reports(caller.personId());
    }

    @POST
    @Path("/sessions/{id}/quarantine/end")
    @RolesAllowed("reviewer")
    @Operation(operationId = "endQuarantine", summary = "Say that a reported recording may be shown after all.")
    public void endQuarantine(UUID id, @Valid @NotNull QuarantineEnd end) {
        quarantine.end(id, end, caller.personId());
    }

    @GET
    @Path("/reviews")
    @RolesAllowed("reviewer")
    @Operation(operationId = "listReviews", summary = "Sessions that wait for a ruling, longest first.")
    public List<Review> reviews() {
        return acceptance.reviews(caller.personId());
    }

    @POST
    @Path("/reviews/{session}/ruling")
    @RolesAllowed("reviewer")
    @Operation(
            operationId = "rule",
            summary =
                    "Rule what a session is; undecided excludes it. With a second opinion another reviewer has to say the same.")
    public void rule(UUID session, @Valid @NotNull Ruling ruling) {
        rulings.rule(session, ruling, caller.personId());
    }

    @DELETE
    @Path("/reviews/{session}/ruling")
    @RolesAllowed("reviewer")
    @Operation(
            operationId = "takeTruthBack",
            summary = "Take your ruling back, for a few minutes; what followed from it is as before, and decided anew.")
    public void takeBack(UUID session) {
        rulings.takeBack(session, caller.personId());
    }

    @GET
    @Path("/reviews/mine")
    @RolesAllowed("reviewer")
    @Operation(operationId = "myTruthRulings", summary = "What you ruled, newest first, beside what holds now.")
    public List<MyTruthRuling> mine() {
        return rulings.of(caller.personId());
    }

    @GET
    @Path("/reviews/agreement")
    @RolesAllowed({"reviewer", "researcher"})
    @Operation(
            operationId = "truthAgreement",
            summary = "How often reviewers say the same where a second one looks without seeing what the first said.")
    public TruthAgreement agreement() {
        return rulings.agreement();
    }
}
