package dev.scotoma.labeling.consensus;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Tag(name = "consensus")
public class ConsensusResource {
    private final Verdicts verdicts;

    ConsensusResource(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @GET
    @Path("/sessions/{id}/consensus")
    @RolesAllowed({"researcher", "reviewer"})
    @Operation(
            operationId = "sessionConsensus",
            summary = "What the crowd says of a session, by attribute; empty while it has not decided.")
    public List<Consensus> consensus(UUID id) {
        return verdicts.of(id);
    }

    @GET
    @Path("/contradictions")
    @RolesAllowed({"researcher", "reviewer"})
    @Operation(
            operationId = "contradictions",
            summary = "Sessions of which the crowd saw a cue of an attack and said that they are none.")
    public Contradictions contradictions() {
        return verdicts.contradictions();
    }
}
