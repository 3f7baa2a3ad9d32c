package dev.scotoma.blindspot.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scotoma.blindspot.model.Iteration.State;
import dev.scotoma.kit.Caller;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.workers.manifest.AttackAttribute;
import dev.scotoma.workers.manifest.CheckReport;
import dev.scotoma.workers.manifest.Manifest;
import dev.scotoma.workers.manifest.Manifest.AroundFace;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Registered iterations, for researchers. */
@Path("/models")
@RolesAllowed("researcher")
public class ModelResource {
    private final Models models;
    private final Progress progress;
    private final Caller caller;
    private final ObjectMapper json;

    ModelResource(Models models, Progress progress, Caller caller, ObjectMapper json) {
        this.models = models;
        this.progress = progress;
        this.caller = caller;
        this.json = json;
    }

    /**
     * A registered iteration.
     *
     * @param parent the name and number of the iteration that this one was made from
     * @param digest sha256 of the manifest, which names those of the networks
     */
    @RecordBuilder
    public record ModelView(
            UUID id,
            String name,
            int iteration,
            @Schema(nullable = true) @Nullable String parent,
            String state,
            boolean demonstration,
            String digest,
            double threshold,
            List<String> heads,
            long scored,
            long toScore) {}

    /**
     * One network of an iteration.
     *
     * @param context null with {@code shape} and {@code alignment} where the network sees the whole frame
     */
    @RecordBuilder
    public record NetworkView(
            String file,
            String format,
            String sha256,
            long bytes,
            int width,
            int height,
            String channels,
            @Schema(nullable = true) @Nullable Double context,
            @Schema(nullable = true) @Nullable String shape,
            @Schema(nullable = true) @Nullable String alignment) {}

    public record ChangeView(String state, String reason, Instant at) {}

    /**
     * All that is known of an iteration.
     *
     * @param perturbationSeed null where the manifest asks for no perturbations
     * @param check what the networks did when they were checked; null for the network that ships
     */
    @RecordBuilder
    public record ModelDetails(
            ModelView model,
            String thresholdFrom,
            String decides,
            String values,
            String aggregation,
            @Schema(nullable = true) @Nullable Integer perturbationSeed,
            List<NetworkView> networks,
            String trainedOn,
            String participants,
            Instant registeredAt,
            @Schema(nullable = true) @Nullable CheckReport check,
            List<ChangeView> changes) {}

    record Why(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @Operation(operationId = "models", summary = "All model iterations and how many sessions each has scored.")
    public List<ModelView> list() {
        var counts = progress.byIteration();
        return models.list().stream()
                .map(iteration -> view(iteration, counts.getOrDefault(iteration.id(), Progress.Counts.NONE)))
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "model", summary = "One model iteration with what its manifest says.")
    public ModelDetails get(UUID id) throws IOException {
        Iteration iteration = models.find(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no model iteration of this id."));
        Manifest manifest = iteration.manifest();
        Manifest.Perturbations perturbations = manifest.perturbations();
        Optional<String> report = models.checkReport(id);
        return ModelDetailsBuilder.builder()
                .model(view(iteration, progress.byIteration().getOrDefault(id, Progress.Counts.NONE)))
                .thresholdFrom(manifest.threshold().from())
                .decides(manifest.output().decides().word())
                .values(word(manifest.output().values()))
                .aggregation(word(manifest.aggregation()))
                .perturbationSeed(perturbations == null ? null : perturbations.seed())
                .networks(networks(iteration))
                .trainedOn(manifest.lineage().trainedOn())
                .participants(manifest.lineage().participants())
                .registeredAt(iteration.registeredAt())
                .check(report.isPresent() ? json.readValue(report.get(), CheckReport.class) : null)
                .changes(models.changes(id).stream()
                        .map(change -> new ChangeView(word(change.state()), change.reason(), change.at()))
                        .toList())
                .build();
    }

    @POST
    @Path("/{id}/promote")
    @Operation(
            operationId = "promoteModel",
            summary = "Lets an iteration score fresh sessions first of all, and tell participants what it says.")
    public ModelDetails promote(UUID id, @Valid @NotNull Why why) throws IOException {
        models.change(id, State.CURRENT, why.reason(), caller.personId());
        return get(id);
    }

    @POST
    @Path("/{id}/retire")
    @Operation(operationId = "retireModel", summary = "Ends the scoring by an iteration; its scores stay.")
    public ModelDetails retire(UUID id, @Valid @NotNull Why why) throws IOException {
        models.change(id, State.RETIRED, why.reason(), caller.personId());
        return get(id);
    }

    private static List<NetworkView> networks(Iteration iteration) {
        List<NetworkView> views = new ArrayList<>();
        for (int i = 0; i < iteration.networks().size(); i++) {
            Manifest.Network network = iteration.manifest().networks().get(i);
            @Nullable AroundFace face = network.crop() instanceof AroundFace around ? around : null;
            views.add(NetworkViewBuilder.builder()
                    .file(network.file())
                    .format(word(network.format()))
                    .sha256(network.sha256())
                    .bytes(iteration.networks().get(i).bytes())
                    .width(network.input().width())
                    .height(network.input().height())
                    .channels(word(network.input().channels()))
                    .context(face == null ? null : face.context())
                    .shape(face == null ? null : word(face.shape()))
                    .alignment(face == null ? null : word(face.alignment()))
                    .build());
        }
        return views;
    }

    private static ModelView view(Iteration iteration, Progress.Counts counts) {
        Manifest manifest = iteration.manifest();
        return ModelViewBuilder.builder()
                .id(iteration.id())
                .name(manifest.name())
                .iteration(manifest.iteration())
                .parent(manifest.madeFrom().map(Manifest.Name::toString).orElse(null))
                .state(word(iteration.state()))
                .demonstration(manifest.demonstration())
                .digest(iteration.digest())
                .threshold(manifest.threshold().value())
                .heads(manifest.output().heads().stream()
                        .map(AttackAttribute::word)
                        .toList())
                .scored(counts.scored())
                .toScore(counts.toScore())
                .build();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
