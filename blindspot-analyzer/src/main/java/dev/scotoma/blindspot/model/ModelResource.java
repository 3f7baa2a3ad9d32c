package dev.scotoma.blindspot.model;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Registered networks, for researchers. */
@Path("/models")
@RolesAllowed("researcher")
public class ModelResource {
    private final Models models;
    private final Progress progress;

    ModelResource(Models models, Progress progress) {
        this.models = models;
        this.progress = progress;
    }

    public record ModelView(
            UUID id,
            String name,
            int iteration,
            String state,
            boolean demonstration,
            String digest,
            double threshold,
            List<String> heads,
            long scored,
            long toScore) {}

    public record ModelDetails(
            ModelView model,
            String thresholdFrom,
            String decides,
            String aggregation,
            int width,
            int height,
            String channels,
            double context,
            String trainedOn,
            String participants,
            long bytes,
            Instant registeredAt) {}

    @GET
    @Operation(operationId = "models", summary = "All model iterations and how many sessions each has scored.")
    public List<ModelView> list() throws SQLException {
        var counts = progress.byIteration();
        return models.list().stream()
                .map(iteration -> view(iteration, counts.getOrDefault(iteration.id(), Progress.Counts.NONE)))
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "model", summary = "One model iteration with what its manifest says.")
    public ModelDetails get(UUID id) throws SQLException {
        Iteration iteration = models.find(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no model iteration of this id."));
        Manifest manifest = iteration.manifest();
        return new ModelDetails(
                view(iteration, progress.byIteration().getOrDefault(id, Progress.Counts.NONE)),
                manifest.threshold().from(),
                manifest.output().decides().word(),
                word(manifest.aggregation()),
                manifest.input().width(),
                manifest.input().height(),
                word(manifest.input().channels()),
                manifest.crop().context(),
                manifest.lineage().trainedOn(),
                manifest.lineage().participants(),
                iteration.networkBytes(),
                iteration.registeredAt());
    }

    private static ModelView view(Iteration iteration, Progress.Counts counts) {
        Manifest manifest = iteration.manifest();
        return new ModelView(
                iteration.id(),
                manifest.name(),
                manifest.iteration(),
                word(iteration.state()),
                manifest.demonstration(),
                manifest.network().sha256(),
                manifest.threshold().value(),
                manifest.output().heads().stream().map(AttackAttribute::word).toList(),
                counts.scored(),
                counts.toScore());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
