package dev.scotoma.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.workers.scoring.FileScore;
import dev.scotoma.workers.scoring.FileScore.Failed;
import dev.scotoma.workers.scoring.FileScore.Scored;
import dev.scotoma.workers.scoring.FileScore.Seen;
import dev.scotoma.workers.scoring.Verdict;
import dev.scotoma.workers.scoring.Verdict.Perturbed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
        Optional<Scored> scored = score instanceof Scored said ? Optional.of(said) : Optional.empty();
        Optional<Verdict> verdict = scored.map(Scored::verdict);
        List<Seen> frames = scored.map(Scored::frames).orElse(List.of());
        List<@Nullable Double> frameScores = new ArrayList<>();
        frames.forEach(frame -> frameScores.add(frame.score().orElse(null)));
        OptionalDouble spoof = verdict.map(Verdict::spoofScore).orElse(OptionalDouble.empty());
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("file", score.file().toString());
        file.put("frames", frames.size());
        file.put("faces", scored.map(Scored::faces).orElse(0));
        file.put("score", spoof.isPresent() ? spoof.getAsDouble() : null);
        file.put("decision", verdict.map(each -> each.decision().word()).orElse(null));
        file.put("heads", scored.map(Scored::heads).orElse(Map.of()));
        file.put("frame_scores", frameScores);
        file.put(
                "perturbed",
                verdict.flatMap(Verdict::perturbed).map(Perturbed::decisions).orElse(null));
        file.put(
                "perturbed_flips",
                verdict.flatMap(Verdict::perturbed).map(Perturbed::flips).orElse(null));
        file.put("no_response", scored.flatMap(Scored::silence).orElse(null));
        file.put("computed_by", scored.map(Scored::computedBy).orElse(null));
        file.put("error", score instanceof Failed failed ? failed.reason() : null);
        return file;
    }
}
