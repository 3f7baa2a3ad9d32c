package dev.scotoma.simulator.crowd;

import static dev.scotoma.simulator.scene.Conditions.word;

import dev.scotoma.simulator.scene.AttackType;
import dev.scotoma.simulator.scene.Conditions.Camera;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A campaign of the plan.
 *
 * @param name by which a later run finds it again
 * @param attackType {@code NONE} asks for genuine sessions
 */
public record Round(String name, AttackType attackType, Cell cell) {
    /** More than the plan gives anybody, so that a rejected take never closes the door to the next one. */
    private static final int SESSIONS_EACH = 20;

    /** Far and against the light is asked of phones and tablets, of each kind apart, so that its campaigns have several cells. */
    private static final List<Camera> MOBILE = List.of(Camera.PHONE_FRONT, Camera.PHONE_REAR, Camera.TABLET);

    static Round of(AttackType type, Cell cell) {
        String what = switch (type) {
            case NONE -> "Genuine logins";
            case PRINT -> "Printed photo";
            case PRINT_CUT -> "Photo with cut eyes";
            case REPLAY_PHONE -> "Replay on a phone";
            case REPLAY_TABLET -> "Replay on a tablet";
            case REPLAY_MONITOR -> "Replay on a monitor";
            case MASK_PAPER -> "Paper mask";
        };
        String where = String.join(", ", cell.values().values());
        return new Round(where.isEmpty() ? what : what + ": " + where, type, cell);
    }

    public boolean genuine() {
        return attackType == AttackType.NONE;
    }

    String kind() {
        return genuine() ? "genuine" : "attack";
    }

    /** The body of the request that opens it. */
    Map<String, Object> wish(String shownName, String closesAt) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("name", shownName);
        wish.put("brief", brief());
        wish.put("kind", kind());
        if (cell.equals(Cell.BACK_FAR)) {
            wish.put("cells", MOBILE.stream().map(this::asked).toList());
        } else {
            wish.putAll(asked());
        }
        wish.put("sessionsEach", SESSIONS_EACH);
        wish.put("rewardMinor", 40);
        wish.put("rewardCurrency", "GBP");
        wish.put("closesAt", closesAt);
        return wish;
    }

    private Map<String, Object> asked(Camera camera) {
        Map<String, Object> asked = asked();
        asked.put("camera", word(camera));
        return asked;
    }

    private Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("kind", kind());
        if (!genuine()) {
            asked.put("attackType", attackType.word());
        }
        cell.camera().ifPresent(value -> asked.put("camera", word(value)));
        cell.distance().ifPresent(value -> asked.put("distance", word(value)));
        cell.lightDir().ifPresent(value -> asked.put("lightDir", word(value)));
        return asked;
    }

    private String brief() {
        String asked = cell.values().isEmpty() ? "wherever you are" : "with " + cell;
        return (genuine()
                        ? "Record yourself as at a login, "
                        : "Try to pass as yourself with: " + name + "; record it ")
                + asked + ". This campaign is of the demo; its people are simulated.";
    }
}
