package dev.scotoma.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.cli.CoverageCommand.Covered;
import dev.scotoma.dataset.coverage.Coverage;
import java.util.List;

/** What {@code dataset coverage --json} prints; the names are part of the command line's contract. */
final class CoverageJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private CoverageJson() {}

    record Version(
            String folder,
            String line,
            String version,
            String identity,
            int genuine,
            int attack,
            int people,
            List<Axis> axes,
            List<Coverage.Apart> neverTogether) {}

    record Axis(String axis, boolean known, int unknown, List<Coverage.Value> values, List<String> never) {}

    static String of(List<Covered> versions) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(
                            versions.stream().map(CoverageJson::version).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Version version(Covered covered) {
        Coverage coverage = covered.coverage();
        return new Version(
                covered.folder().toString(),
                covered.manifest().line(),
                covered.manifest().version(),
                covered.manifest().sha256(),
                coverage.genuine(),
                coverage.attack(),
                coverage.people(),
                coverage.axes().stream()
                        .map(axis -> new Axis(axis.name(), axis.isKnown(), axis.unknown(), axis.values(), axis.never()))
                        .toList(),
                coverage.apart());
    }
}
