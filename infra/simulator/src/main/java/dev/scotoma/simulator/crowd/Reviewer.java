package dev.scotoma.simulator.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.simulator.scene.Attribute;
import dev.scotoma.simulator.scene.Scene;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Rules what acceptance and labeling ask, by looking at the recording; seldom wrong. */
public final class Reviewer {
    private static final double ERRORS = 0.01;

    private final Visitor visitor;
    private final Eyes eyes;
    private final long seed;

    public Reviewer(Visitor visitor, Eyes eyes, long seed) {
        this.visitor = visitor;
        this.eyes = eyes;
        this.seed = seed;
    }

    /** @return how many rulings were asked for */
    public int work() throws IOException, InterruptedException {
        int asked = 0;
        for (JsonNode review : visitor.get("/api/capture/reviews")) {
            asked += rule(review) ? 1 : 0;
        }
        for (JsonNode task : visitor.get("/api/labeling/reviews")) {
            Optional<Scene> scene = look(task.get("sessionId").asText());
            if (scene.isPresent()) {
                asked++;
                for (JsonNode contested : task.get("attributes")) {
                    decide(
                            task.get("taskId").asText(),
                            contested.get("attribute").asText(),
                            scene.get());
                }
            }
        }
        return asked;
    }

    private boolean rule(JsonNode review) throws IOException, InterruptedException {
        String session = review.get("sessionId").asText();
        Optional<Scene> scene = look(session);
        if (scene.isEmpty()) {
            return false;
        }
        boolean copy = false;
        for (JsonNode flag : review.get("flags")) {
            copy |= flag.get("flag").asText().equals("duplicate");
        }
        String truth = copy ? "undecided" : scene.get().isAttack() != errs(scene.get()) ? "attack" : "genuine";
        String reason = copy ? "The same file was sent before." : "Looked at the recording.";
        post("/api/capture/reviews/" + session + "/ruling", Map.of("truth", truth, "reason", reason));
        return true;
    }

    private void decide(String task, String attribute, Scene scene) throws IOException, InterruptedException {
        boolean present = scene.shows(Attribute.valueOf(attribute.toUpperCase(Locale.ROOT))) != errs(scene);
        post(
                "/api/labeling/reviews/" + task + "/rulings",
                Map.of("attribute", attribute, "present", present, "reason", "Looked at the clip."));
    }

    /** Somebody whom the platform does not let look is not asked to rule either. */
    private Optional<Scene> look(String session) throws IOException, InterruptedException {
        JsonNode recording = visitor.get("/api/capture/sessions/" + session + "/recording");
        return eyes.see(visitor, URI.create(recording.get("url").asText()));
    }

    private boolean errs(Scene scene) {
        return new SplittableRandom(seed ^ scene.seed()).nextDouble() < ERRORS;
    }

    /** What settled itself meanwhile needs no ruling any more. */
    private void post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        try {
            visitor.post(path, body);
        } catch (Refusal settled) {
            if (settled.status() != 404 && settled.status() != 409 && settled.status() != 410) {
                throw settled;
            }
        }
    }
}
