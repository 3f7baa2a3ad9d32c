package dev.scotoma.simulator.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.simulator.scene.Attribute;
import dev.scotoma.simulator.scene.Scene;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Somebody who answers for clips, better at some attributes than at others. Answers the same for the same clip every time. */
public final class Labeler {
    private static final long SKILLS = 0x1D8E_4E27_C47D_124FL;

    private final Visitor visitor;
    private final Eyes eyes;
    private final long seed;
    private final Map<Attribute, Double> accuracy = new EnumMap<>(Attribute.class);
    private final double unsure;

    public Labeler(Visitor visitor, Eyes eyes, long seed) {
        this.visitor = visitor;
        this.eyes = eyes;
        this.seed = seed;
        var random = new SplittableRandom(seed ^ SKILLS);
        for (Attribute attribute : Attribute.values()) {
            // The whole is easier to judge than its parts.
            accuracy.put(
                    attribute,
                    attribute == Attribute.SPOOF ? random.nextDouble(0.94, 0.99) : random.nextDouble(0.85, 0.98));
        }
        unsure = random.nextDouble(0, 0.06);
    }

    /** Clips this labeler has answered for, ever. */
    public int answered() throws IOException, InterruptedException {
        return visitor.get("/api/labeling/my/progress").get("total").asInt();
    }

    /** What came of asking for a clip. */
    public enum Worked {
        ANSWERED,
        /** There was one, and it needed no answer. */
        PASSED,
        NOTHING
    }

    public Worked work() throws IOException, InterruptedException {
        // Naming what one holds (nothing) brings back a clip whose answer to the claim got lost.
        JsonNode claim = visitor.post("/api/labeling/claims", Map.of("holding", List.of()));
        if (claim.isNull()) {
            return Worked.NOTHING;
        }
        String assignment = claim.get("assignmentId").asText();
        try {
            Optional<Scene> scene = eyes.recognise(visitor.clip(assignment));
            String path = "/api/labeling/assignments/" + assignment;
            if (scene.isPresent()) {
                visitor.post(path + "/submission", submission(scene.get()));
                return Worked.ANSWERED;
            }
            visitor.post(path + "/skip", Map.of("reason", "other"));
        } catch (Refusal overtaken) {
            // Decided, rejected or withdrawn while this clip was on screen.
            if (overtaken.status() != 404 && overtaken.status() != 409 && overtaken.status() != 410) {
                throw overtaken;
            }
        }
        return Worked.PASSED;
    }

    private Map<String, Object> submission(Scene scene) {
        int watched = 1000 * scene.optics().frames() / scene.optics().framesPerSecond();
        return Map.of("answers", answers(scene), "watchedMs", watched, "elapsedMs", 3 * watched);
    }

    Map<String, String> answers(Scene scene) {
        var random = new SplittableRandom(seed ^ (scene.seed() * 0x9E37_79B9_7F4A_7C15L));
        Map<String, String> answers = new LinkedHashMap<>();
        for (Attribute attribute : Attribute.values()) {
            boolean right = random.nextDouble() < accuracy.getOrDefault(attribute, 1.0);
            boolean doubts = random.nextDouble() < unsure;
            answers.put(attribute.word(), doubts ? "unsure" : scene.shows(attribute) == right ? "yes" : "no");
        }
        return answers;
    }
}
