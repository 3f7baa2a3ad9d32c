package dev.scotoma.labeling.ledger;

import dev.scotoma.dataset.ledger.Head;
import dev.scotoma.kit.Caller;
import dev.scotoma.kit.RateLimits;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The one address of the ledger, open to everybody who has a copy of a version; machines follow it by {@code after} and ETag. */
@Path("/ledger")
@PermitAll
@Tag(name = "ledger")
public class LedgerResource {
    private static final String LINES = "application/jsonl";
    private static final String PEM = "application/x-pem-file";
    private static final int AT_ONCE = 1000;
    private static final int READS = 600;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final LedgerBook ledger;
    private final RateLimits limits;
    private final Caller caller;

    LedgerResource(LedgerBook ledger, RateLimits limits, Caller caller) {
        this.ledger = ledger;
        this.limits = limits;
        this.caller = caller;
    }

    @GET
    @Produces(LINES)
    @Operation(
            operationId = "ledger",
            summary =
                    "What became of released versions, one signed line of JSON each, oldest first; with after, only what"
                            + " came behind that entry. 304 when nothing came since the ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The lines.",
            content = @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING)))
    public Response lines(@QueryParam("after") @DefaultValue("0") @Min(0) long after, @Context Request request) {
        limits.take("ledger:" + caller.network(), READS, WINDOW);
        Head head = ledger.head();
        var tag = new EntityTag(head.seq() + "-" + head.sha256());
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        StreamingOutput body = out -> write(after, head.seq(), out);
        return Response.ok(body, LINES).tag(tag).build();
    }

    /** By pages, so that a reader who is slow holds no connection of the database. */
    private void write(long after, long last, OutputStream out) throws IOException {
        long told = after;
        while (told < last) {
            List<String> lines = ledger.lines(told, last, AT_ONCE);
            for (String line : lines) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
            told += lines.size();
        }
    }

    @GET
    @Path("/key")
    @Produces(PEM)
    @Operation(operationId = "ledgerKey", summary = "The public key of the ledger, to be kept from the first day on.")
    @APIResponse(
            responseCode = "200",
            description = "Ed25519, in PEM.",
            content = @Content(mediaType = PEM, schema = @Schema(type = SchemaType.STRING)))
    public String key() {
        return ledger.signer().pem();
    }
}
