package dev.scotoma.dataset.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * What a version was asked to hold: one JSON object in canonical form, its keys sorted at every depth and nothing between the
 * signs, so that the same question has the same bytes. What its keys mean is the matter of whoever asks; the format keeps them.
 */
public record Query(String json) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Nothing was asked for in particular, or schema 1 kept no question. */
    public static final Query NONE = new Query("{}");

    /** @throws IllegalArgumentException when the text is not a JSON object in canonical form */
    public Query {
        try {
            if (!canonical(JSON.readTree(json)).equals(json)) {
                throw new IllegalArgumentException("query is not in canonical form");
            }
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("query is not JSON", unreadable);
        }
    }

    /** @param asked values are texts, numbers, flags, lists and maps of such */
    public static Query of(Map<String, ?> asked) {
        return new Query(canonical(JSON.valueToTree(asked)));
    }

    public JsonNode tree() {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String canonical(JsonNode tree) {
        if (!tree.isObject()) {
            throw new IllegalArgumentException("query is missing or not an object");
        }
        try {
            return JSON.writeValueAsString(JSON.treeToValue(tree, Object.class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
