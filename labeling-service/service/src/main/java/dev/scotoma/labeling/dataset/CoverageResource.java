package dev.scotoma.labeling.dataset;

import dev.scotoma.dataset.coverage.Coverage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/datasets/{version}/coverage")
@RolesAllowed("researcher")
@Tag(name = "dataset")
public class CoverageResource {
    private final Coverages coverages;

    CoverageResource(Coverages coverages) {
        this.coverages = coverages;
    }

    /** What a version shows; {@code never} and {@code neverTogether} are what nobody who uses it will see. */
    public record VersionCoverage(
            int genuine, int attack, int people, List<AxisCoverage> axes, List<NeverTogether> neverTogether) {}

    /**
     * An axis.
     *
     * @param known whether any session tells it; otherwise nothing can be said of what is never shown
     * @param unknown sessions that do not tell it
     */
    public record AxisCoverage(String axis, boolean known, int unknown, List<ShownValue> values, List<String> never) {}

    public record ShownValue(String value, int genuine, int attack, int people) {}

    /** Two conditions as axis=value that are shown, and never in one session. */
    public record NeverTogether(String one, String other) {}

    @GET
    @Operation(
            operationId = "datasetCoverage",
            summary = "What a version shows by condition, and what it never shows: sessions and people.")
    public VersionCoverage coverage(String version) throws IOException {
        Coverage coverage = coverages.of(version);
        return new VersionCoverage(
                coverage.genuine(),
                coverage.attack(),
                coverage.people(),
                coverage.axes().stream().map(CoverageResource::axis).toList(),
                coverage.apart().stream()
                        .map(apart -> new NeverTogether(apart.one(), apart.other()))
                        .toList());
    }

    private static AxisCoverage axis(Coverage.Axis axis) {
        return new AxisCoverage(
                axis.name(),
                axis.isKnown(),
                axis.unknown(),
                axis.values().stream()
                        .map(value -> new ShownValue(value.value(), value.genuine(), value.attack(), value.people()))
                        .toList(),
                axis.never());
    }
}
