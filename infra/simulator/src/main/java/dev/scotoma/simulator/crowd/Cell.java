package dev.scotoma.simulator.crowd;

import static dev.scotoma.simulator.scene.Conditions.word;

import dev.scotoma.simulator.scene.Conditions;
import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Conditions.Distance;
import dev.scotoma.simulator.scene.Conditions.LightDirection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A conjunction of conditions that a campaign asks for; what is empty is left open. */
public record Cell(Optional<Camera> camera, Optional<LightDirection> lightDir, Optional<Distance> distance) {
    /** Where the starter network has a hole: attacks under these conditions were left out of its training. */
    public static final Cell PLANTED =
            new Cell(Optional.of(Camera.LAPTOP), Optional.of(LightDirection.BACK), Optional.of(Distance.FAR));

    public static final Cell OPEN = new Cell(Optional.empty(), Optional.empty(), Optional.empty());

    static final Cell LAPTOP_BACK = new Cell(PLANTED.camera, PLANTED.lightDir, Optional.empty());
    static final Cell LAPTOP_FAR = new Cell(PLANTED.camera, Optional.empty(), PLANTED.distance);
    static final Cell BACK_FAR = new Cell(Optional.empty(), PLANTED.lightDir, PLANTED.distance);

    public boolean holds(Conditions conditions) {
        return camera.map(conditions.camera()::equals).orElse(true)
                && lightDir.map(conditions.lightDir()::equals).orElse(true)
                && distance.map(conditions.distance()::equals).orElse(true);
    }

    /** By axis of the vocabulary, in its order. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        camera.ifPresent(value -> values.put("camera", word(value)));
        distance.ifPresent(value -> values.put("distance", word(value)));
        lightDir.ifPresent(value -> values.put("light_dir", word(value)));
        return values;
    }

    @Override
    public String toString() {
        return values().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(", "));
    }
}
