package dev.scotoma.blindspot.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Restriction;
import dev.scotoma.statistics.mining.WrittenForm;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a subdomain asks of one axis, as {@link WrittenForm} writes it.
 *
 * @param value a text for one value, the empty text for a value that nobody gave, otherwise a set or a range
 */
record Asked(
        String axis,
        @Schema(oneOf = {String.class, Choice.class}) Object value) {
    private static final JsonMapper JSON = new JsonMapper();

    /** How a value that is no text looks: a set, its complement, or a half-open range with the intervals of its edges. */
    record Choice(
            @Schema(nullable = true) @Nullable List<String> in,
            @Schema(nullable = true) @Nullable List<String> not,
            @Schema(nullable = true) @Nullable Double from,
            @Schema(nullable = true) @Nullable Double from_low,
            @Schema(nullable = true) @Nullable Double from_high,
            @Schema(nullable = true) @Nullable Double below,
            @Schema(nullable = true) @Nullable Double below_low,
            @Schema(nullable = true) @Nullable Double below_high) {}

    static Asked of(Restriction restriction) {
        return new Asked(restriction.axis(), WrittenForm.write(restriction.values()));
    }

    static Asked of(Condition condition) {
        return new Asked(condition.axis(), condition.value());
    }

    /** As it is stored. */
    static Asked stored(String axis, String json) {
        try {
            return new Asked(axis, JSON.readValue(json, Object.class));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored condition on " + axis + " cannot be read", unreadable);
        }
    }

    /**
     * As it stands in an address: {@code axis:value}, where a value that begins with a brace is JSON.
     *
     * @throws Problem when it is nothing of that kind
     */
    static Asked inAddress(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new Problem(ProblemType.BAD_REQUEST, "A condition is written axis:value, as in camera:laptop.");
        }
        String axis = MinedAxis.of(text.substring(0, colon)).word();
        String value = text.substring(colon + 1);
        if (!value.startsWith("{")) {
            return new Asked(axis, value);
        }
        try {
            return of(new Restriction(axis, WrittenForm.read(JSON.readValue(value, Object.class))));
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw new Problem(
                    ProblemType.BAD_REQUEST,
                    "Several values are written {\"in\": […]} or {\"not\": […]}, and a range {\"from\": 1, \"below\": 2}.");
        }
    }

    Restriction restriction() {
        return new Restriction(axis, WrittenForm.read(value));
    }

    String json() {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
