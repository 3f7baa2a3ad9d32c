package dev.scotoma.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.benchmark.BenchmarkImport.Imported;
import dev.scotoma.dataset.format.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code dataset import --json} prints; the names are part of the command line's contract. */
final class ImportJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private ImportJson() {}

    record Version(
            String folder,
            String benchmark,
            String version,
            String identity,
            boolean partial,
            Map<String, Integer> counts,
            Map<String, Integer> excluded,
            List<String> differences,
            List<String> remarks) {}

    static String of(Path folder, Imported imported) {
        Manifest manifest = imported.manifest();
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(new Version(
                            folder.toString(),
                            manifest.line(),
                            manifest.version(),
                            manifest.sha256(),
                            !imported.differences().isEmpty(),
                            manifest.counts(),
                            manifest.excluded(),
                            imported.differences(),
                            imported.remarks()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
