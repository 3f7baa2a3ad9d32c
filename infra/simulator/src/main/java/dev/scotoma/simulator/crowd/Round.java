package dev.scotoma.simulator.crowd;

import static dev.scotoma.simulator.scene.Conditions.word;

import dev.scotoma.simulator.scene.AttackType;
import java.util.LinkedHashMap;
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
        if (!genuine()) {
            wish.put("attackType", attackType.word());
        }
        cell.camera().ifPresent(value -> wish.put("camera", word(value)));
        cell.distance().ifPresent(value -> wish.put("distance", word(value)));
        cell.lightDir().ifPresent(value -> wish.put("lightDir", word(value)));
        wish.put("sessionsEach", SESSIONS_EACH);
        wish.put("rewardMinor", 40);
        wish.put("rewardCurrency", "GBP");
        wish.put("closesAt", closesAt);
        return wish;
    }

    private String brief() {
        String asked = cell.values().isEmpty() ? "wherever you are" : "with " + cell;
        return (genuine()
                        ? "Record yourself as at a login, "
                        : "Try to pass as yourself with: " + name + "; record it ")
                + asked + ". This campaign is of the demo; its people are simulated.";
    }
}
