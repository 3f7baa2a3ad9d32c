package dev.scotoma.blindspot.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.blindspot.discovery.MiningRun.Alias;
import dev.scotoma.statistics.mining.Mined;
import java.util.List;

/** The aliases of a run as they are stored. */
final class Aliases {
    private static final JsonMapper JSON = new JsonMapper();

    private Aliases() {}

    static String json(List<Mined.Alias> found) {
        try {
            return JSON.writeValueAsString(found.stream()
                    .map(each -> new Alias(Asked.of(each.reported()), Asked.of(each.alias()), each.agreement()))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Alias> of(String json) {
        try {
            return List.of(JSON.readValue(json, Alias[].class));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("stored aliases cannot be read", unreadable);
        }
    }
}
