package dev.scotoma.blindspot.discovery;

import dev.scotoma.kit.Caller;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Mines what an iteration gets wrong. It is for researchers only, because a list of blind spots is a list of attack
 * recipes.
 */
@Path("/mining-runs")
@RolesAllowed("researcher")
public class MiningRunResource {
    private final MiningRuns runs;
    private final Mining mining;
    private final DrillDown drillDown;
    private final Caller caller;

    MiningRunResource(MiningRuns runs, Mining mining, DrillDown drillDown, Caller caller) {
        this.runs = runs;
        this.mining = mining;
        this.drillDown = drillDown;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "mine",
            summary =
                    "Mine now one iteration and outcome (apcer, bpcer, flips, perturbation or disagreement); the run is numbered and kept.")
    public MiningRun mine(@Valid @NotNull NewMiningRun wanted) {
        return mining.mine(wanted, caller.personId());
    }

    @POST
    @Path("/every-outcome")
    @ResponseStatus(201)
    @Operation(
            operationId = "mineEveryOutcome",
            summary = "Mine now every outcome of one iteration that has sessions, all of them from one reading.")
    public List<MiningRun> mineEveryOutcome(@Valid @NotNull NewMiningRuns wanted) {
        return mining.mine(wanted, caller.personId());
    }

    @GET
    @Operation(operationId = "miningRuns", summary = "All mining runs, newest first, or those of one iteration.")
    public List<MiningRun> list(@RestQuery @Nullable String iteration) {
        return runs.of(Optional.ofNullable(iteration).map(text -> SessionLists.id("iteration", text)));
    }

    @GET
    @Path("/{number}")
    @Operation(operationId = "miningRun", summary = "One mining run: what it covered, what it left out and why.")
    public MiningRun get(int number) {
        return runs.get(number);
    }

    @GET
    @Path("/{number}/subdomains")
    @Operation(
            operationId = "subdomains",
            summary =
                    "The subdomains found, by rank; after them what is safer, every single condition and the strongest that are not reported.")
    public List<MinedSubdomain> subdomains(int number, @RestQuery @DefaultValue("500") int limit) {
        return runs.subdomains(number, limit);
    }

    @GET
    @Path("/{number}/heat-map")
    @Operation(
            operationId = "heatMap",
            summary = "The error rate by two axes, over the run's sessions less the withdrawn ones.")
    public HeatMap heatMap(int number, @RestQuery @Nullable String x, @RestQuery @Nullable String y) {
        if (x == null || y == null) {
            throw new Problem(ProblemType.BAD_REQUEST, "Say which two axes: x and y.");
        }
        return drillDown.heatMap(number, x, y);
    }

    @GET
    @Path("/{number}/coverage-gaps")
    @Operation(
            operationId = "coverageGaps",
            summary =
                    "What hardly anybody recorded although campaigns can ask for it, the most expected first, over the run's sessions less the withdrawn ones.")
    public List<CoverageGap> coverageGaps(int number, @RestQuery @DefaultValue("50") int limit) {
        return drillDown.coverageGaps(number, limit);
    }

    @GET
    @Path("/{number}/sessions")
    @Operation(
            operationId = "sessionsBehind",
            summary =
                    "The sessions behind a subdomain, a page at a time (condition=axis:value, repeated; several values as axis:{\"in\": […]}, a range as axis:{\"from\": 1, \"below\": 2}).")
    public SessionsBehind sessions(
            int number,
            @RestQuery List<String> condition,
            @RestQuery @Nullable Boolean error,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @Nullable String after) {
        return drillDown.sessions(
                number, place(condition), error, after == null ? null : SessionLists.id("after", after), limit);
    }

    @GET
    @Path("/{number}/trade-off")
    @Operation(
            operationId = "tradeOff",
            summary =
                    "Detection error trade-off and score histograms under some conditions (condition=axis:value, repeated) and elsewhere.")
    public TradeOff tradeOff(int number, @RestQuery List<String> condition) {
        return drillDown.tradeOff(number, place(condition));
    }

    private static Membership place(List<String> conditions) {
        return new Membership(conditions.stream().map(Asked::inAddress).toList());
    }
}
