package dev.scotoma.labeling.quality;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Counts are for researchers and operators; votes, and which sessions they are on, for researchers alone. */
@Path("/quality")
@RolesAllowed("researcher")
@Tag(name = "quality")
public class QualityResource {
    private static final String CSV = "text/csv";

    private final Quality quality;

    QualityResource(Quality quality) {
        this.quality = quality;
    }

    @GET
    @Path("/outlook")
    @RolesAllowed({"researcher", "operator"})
    @Operation(
            operationId = "labelingOutlook",
            summary = "How far labeling has come, and how many votes and days are to go.")
    public Outlook outlook() {
        return quality.outlook();
    }

    @GET
    @Path("/agreement")
    @RolesAllowed({"researcher", "operator"})
    @Operation(
            operationId = "labelingAgreement",
            summary = "Agreement and posteriors of every attribute, as the last round found; empty before the first.")
    public Agreements agreements() {
        return quality.agreements();
    }

    @GET
    @Path("/labelers")
    @RolesAllowed({"researcher", "operator"})
    @Operation(
            operationId = "labelingLabelers",
            summary = "How each labeler errs and how long a clip takes them, by pseudonym, as the last round found.")
    public Labelers labelers() {
        return quality.labelers();
    }

    @GET
    @Path("/disagreements")
    @Operation(
            operationId = "labelingDisagreements",
            summary = "Sessions on which people say yes and no of an attribute, the most evenly divided first.")
    public List<Disagreement> disagreements(
            @QueryParam("attribute") @NotNull String attribute,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return quality.disagreements(attribute, limit);
    }

    @GET
    @Path("/sessions/{id}/votes")
    @Operation(operationId = "sessionVotes", summary = "Who answered what for a session, by pseudonym.")
    public List<SessionVote> ofSession(UUID id) {
        return quality.ofSession(id);
    }

    @GET
    @Path("/votes")
    @Operation(
            operationId = "labelingVotes",
            summary = "Raw votes by pseudonym, so many submissions at a time; what comes next is asked for by its id.")
    public Lines<VoteLine> votes(
            @QueryParam("attribute") @Nullable String attribute,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("submissions") @DefaultValue("100") @Min(1) @Max(1000) int submissions) {
        return quality.votes(attribute, after, submissions);
    }

    @GET
    @Path("/consensus")
    @Operation(
            operationId = "labelingConsensus",
            summary = "What votes amount to by session and attribute, so many lines at a time.")
    public Lines<ConsensusLine> consensus(
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return quality.consensus(after, limit);
    }

    @GET
    @Path("/votes.csv")
    @Produces(CSV)
    @Operation(
            operationId = "labelingVotesFile",
            summary = "All raw votes by pseudonym, as ./scotoma consensus reads them where one attribute is asked for.")
    @APIResponse(
            responseCode = "200",
            description = "task, worker, label, attribute",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response votesFile(@QueryParam("attribute") @Nullable String attribute) {
        String known = quality.known(attribute);
        return file("votes" + (known == null ? "" : "-" + known), out -> {
            out.write("task,worker,label,attribute\n");
            quality.eachVote(known, line -> row(out, line.task(), line.worker(), line.label(), line.attribute()));
        });
    }

    @GET
    @Path("/consensus.csv")
    @Produces(CSV)
    @Operation(operationId = "labelingConsensusFile", summary = "All that votes amount to, by session and attribute.")
    @APIResponse(
            responseCode = "200",
            description = "task, attribute, yes, no, unsure, method, state, probability, present",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response consensusFile() {
        return file("consensus", out -> {
            out.write("task,attribute,yes,no,unsure,method,state,probability,present\n");
            quality.eachConsensus(line -> row(
                    out,
                    line.task(),
                    line.attribute(),
                    line.yes(),
                    line.no(),
                    line.unsure(),
                    line.method(),
                    line.state(),
                    line.probability(),
                    line.present()));
        });
    }

    private interface Lined {
        void writeTo(Writer out) throws IOException;
    }

    private static Response file(String name, Lined lines) {
        StreamingOutput body = bytes -> {
            var out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            lines.writeTo(out);
            out.flush();
        };
        return Response.ok(body, CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"scotoma-" + name + ".csv\"")
                .build();
    }

    /** Pseudonyms, names of the vocabulary and numbers: nothing of it needs quotes. */
    private static void row(Writer out, @Nullable Object... cells) throws IOException {
        for (int cell = 0; cell < cells.length; cell++) {
            out.write(cell == 0 ? "" : ",");
            Object value = cells[cell];
            out.write(value == null ? "" : value.toString());
        }
        out.write('\n');
    }
}
