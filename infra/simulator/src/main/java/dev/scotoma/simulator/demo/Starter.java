package dev.scotoma.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scotoma.simulator.crowd.Visitor;
import java.io.IOException;

/**
 * The network that the platform comes with, as it stands now.
 *
 * @param toScore sessions that are inspected and not scored yet
 */
record Starter(String id, String name, double threshold, int scored, int toScore) {
    static Starter of(Visitor researcher) throws IOException, InterruptedException {
        for (JsonNode model : researcher.get("/api/blindspot/models")) {
            if (model.get("demonstration").asBoolean()
                    && model.get("state").asText().equals("current")) {
                return new Starter(
                        model.get("id").asText(),
                        model.get("name").asText(),
                        model.get("threshold").asDouble(),
                        model.get("scored").asInt(),
                        model.get("toScore").asInt());
            }
        }
        throw new IOException("The platform has no demonstration network to try.");
    }
}
