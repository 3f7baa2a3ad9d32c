package dev.scotoma.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.format.DatasetDiff;
import dev.scotoma.dataset.format.DatasetVerifier;
import dev.scotoma.dataset.format.Fault;
import dev.scotoma.dataset.format.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code --json} prints; the names are part of the command line's contract. */
final class DatasetJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private DatasetJson() {}

    record Verified(
            String folder,
            boolean right,
            @Nullable String version,
            @Nullable String identity,
            int items,
            int withdrawn,
            Map<String, Integer> counts,
            List<Fault> faults) {}

    record Compared(String from, String to, List<String> added, List<String> removed, List<String> changed, int same) {}

    static String verified(Path folder, DatasetVerifier.Report report) {
        Manifest manifest = report.manifest();
        return write(new Verified(
                folder.toString(),
                manifest != null && report.faults().isEmpty(),
                manifest == null ? null : manifest.version(),
                manifest == null ? null : manifest.sha256(),
                report.items(),
                report.withdrawn(),
                manifest == null ? Map.of() : manifest.counts(),
                report.faults()));
    }

    static String compared(DatasetDiff diff) {
        return write(new Compared(
                diff.from().version(), diff.to().version(), diff.added(), diff.removed(), diff.changed(), diff.same()));
    }

    private static String write(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
