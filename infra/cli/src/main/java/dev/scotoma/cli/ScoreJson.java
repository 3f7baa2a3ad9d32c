package dev.scotoma.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.workers.scoring.Decision;
import dev.scotoma.workers.scoring.FileScore;
import dev.scotoma.workers.scoring.Verdict.Perturbed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code score --json} prints; the names are part of the command line's contract. What cannot be said is null. */
final class ScoreJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ScoreJson() {}

    static String of(String model, List<FileScore> scores) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("model", model);
        root.put("files", scores.stream().map(ScoreJson::file).toList());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + System.lineSeparator();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, @Nullable Object> file(FileScore score) {
        List<@Nullable Double> frames = new ArrayList<>();
        score.frameScores().forEach(frame -> frames.add(frame.orElse(null)));
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("file", score.file().toString());
        file.put("frames", score.frames());
        file.put("faces", score.faces());
        file.put("score", score.score().isPresent() ? score.score().getAsDouble() : null);
        file.put("decision", score.decision().map(Decision::word).orElse(null));
        file.put("heads", score.heads());
        file.put("frame_scores", frames);
        file.put("perturbed", score.perturbed().map(Perturbed::decisions).orElse(null));
        file.put("perturbed_flips", score.perturbed().map(Perturbed::flips).orElse(null));
        file.put("computed_by", score.computedBy().orElse(null));
        file.put("error", score.error().orElse(null));
        return file;
    }
}
