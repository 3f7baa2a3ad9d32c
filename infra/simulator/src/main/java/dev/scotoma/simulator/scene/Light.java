package dev.scotoma.simulator.scene;

import dev.scotoma.simulator.scene.Conditions.LightDirection;
import java.util.random.RandomGenerator;

/**
 * The light as a meter in the camera's place would read it. Every number lies well inside its band of docs/conditions.md, so that noise
 * and compression do not carry it over the edge.
 *
 * @param faceLuma mean of the face, 0 to 255
 * @param sides left half of the face in the picture over its right half
 * @param faceOverSurroundings luma of the face over that of what surrounds it
 * @param redOverBlue of what surrounds the face
 */
public record Light(double faceLuma, double sides, double faceOverSurroundings, double redOverBlue) {

    static Light of(Conditions conditions, double tone, RandomGenerator random) {
        // Dark skin is darker in the same light: within the band it takes the lower part.
        double within = Math.clamp(1 - tone + random.nextDouble(-0.25, 0.25), 0, 1);
        boolean back = conditions.lightDir() == LightDirection.BACK;
        double luma = switch (conditions.lightLevel()) {
            case DARK -> 24 + 16 * within;
            case NORMAL -> back ? 68 + 32 * within : 80 + 80 * within;
            case STRONG -> 208 + 8 * within;
        };
        double sides = switch (conditions.lightDir()) {
            case SIDE -> random.nextDouble(2.1, 2.9);
            case EVEN, BACK -> random.nextDouble(1, 1.15);
        };
        double surroundings = switch (conditions.lightDir()) {
            case BACK -> random.nextDouble(0.3, 0.46);
            case EVEN, SIDE -> Math.max(random.nextDouble(0.85, 1.6), luma / 225);
        };
        double redOverBlue = switch (conditions.colourTemp()) {
            case WARM -> random.nextDouble(1.4, 1.75);
            case NEUTRAL -> random.nextDouble(1, 1.13);
            case COOL -> random.nextDouble(0.68, 0.8);
        };
        return new Light(luma, random.nextBoolean() ? sides : 1 / sides, surroundings, redOverBlue);
    }
}
