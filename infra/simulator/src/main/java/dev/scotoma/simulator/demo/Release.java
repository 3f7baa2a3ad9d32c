package dev.scotoma.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.simulator.crowd.Visitor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** A dataset version, from freezing to a verified copy on this disk. */
final class Release {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Visitor researcher;
    private final Path build;
    private final Path data;

    Release(Visitor researcher, Path build, Path data) {
        this.researcher = researcher;
        this.build = build;
        this.data = data;
    }

    /** Freezes the next version when there is news, else takes the newest; answers its name. */
    String frozen(boolean news) throws IOException, InterruptedException, Trouble {
        JsonNode versions = researcher.get("/api/labeling/datasets");
        String version;
        if (news || versions.isEmpty()) {
            version = researcher
                    .post("/api/labeling/datasets/preview", Map.of())
                    .get("least")
                    .asText();
            researcher.post(
                    "/api/labeling/datasets",
                    Map.of(
                            "version",
                            version,
                            "description",
                            "Sessions of the simulated crowd.",
                            "authors",
                            List.of("The simulated crowd"),
                            "blindSpots",
                            versions.isEmpty() ? List.of() : unanswered(versions)));
        } else {
            version = versions.get(0).get("version").asText();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode standing = researcher.get("/api/labeling/datasets/" + version);
            if (!standing.get("state").asText().equals("BUILDING")) {
                return version;
            }
            if (System.nanoTime() > deadline) {
                throw new Trouble("The dataset version " + version + " is not built yet: "
                        + standing.path("failure").asText("no reason is given") + ".");
            }
            Thread.sleep(500);
        }
    }

    /** The blind spots that no version has answered yet: what was collected since the last one, was collected for them. */
    private List<String> unanswered(JsonNode versions) throws IOException, InterruptedException, Trouble {
        var answered = new HashSet<String>();
        versions.forEach(version -> version.get("blindSpots").forEach(id -> answered.add(id.asText())));
        var left = new ArrayList<String>();
        for (JsonNode spot : researcher.get("/api/blindspot/blind-spots")) {
            if (!answered.contains(spot.get("id").asText())) {
                left.add(spot.get("id").asText());
            }
        }
        return left;
    }

    /** Downloads, unpacks and verifies as anybody would. */
    void verify(String version, PrintWriter out) throws IOException, InterruptedException, Trouble {
        Path archive = data.resolve(version + ".tar");
        Path folder = data.resolve("dataset-" + version);
        researcher.post("/api/identity/me/purpose", Map.of("purpose", "Verifying the demo's version"));
        researcher.download("/api/labeling/datasets/" + version + "/archive", archive);
        delete(folder);
        Files.createDirectories(folder);
        run("The archive could not be unpacked", List.of("tar", "-xf", archive.toString(), "-C", folder.toString()));
        Path manifest;
        try (var files = Files.find(folder, 2, (file, attributes) -> file.endsWith("manifest.json"))) {
            manifest = files.findFirst().orElseThrow(() -> new Trouble("The archive has no manifest."));
        }
        Path copy = data.relativize(manifest.resolveSibling(""));
        out.println(run(
                "The dataset version is not right",
                List.of(
                        build.resolve("scotoma").toString(),
                        "dataset",
                        "verify",
                        data.resolve(copy).toString())));
    }

    private static String run(String failure, List<String> command) throws IOException, InterruptedException, Trouble {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new Trouble(failure + ": " + said);
        }
        return said;
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
