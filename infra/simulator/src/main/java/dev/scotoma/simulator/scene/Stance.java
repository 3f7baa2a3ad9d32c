package dev.scotoma.simulator.scene;

import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Conditions.Distance;
import java.util.random.RandomGenerator;

/**
 * Where the face stands in the picture and how it moves.
 *
 * @param eyes distance between the eyes over the width of the picture
 * @param x middle of the face over the width of the picture
 * @param y middle of the face over its height
 * @param turn how far the head turns to each side, 1 is about 40 degrees
 * @param turnsLeftFirst towards the left edge of the picture
 * @param sway of the head or of the hand that holds the medium, in distances between the eyes
 * @param smile how far it goes
 */
public record Stance(double eyes, double x, double y, double turn, boolean turnsLeftFirst, double sway, double smile) {
    /** Distance between the eyes over the width of the face, as the painter draws it. */
    public static final double EYES_OF_FACE = 0.42;

    static Stance of(Conditions conditions, RandomGenerator random) {
        Camera camera = conditions.camera();
        boolean wide = camera == Camera.LAPTOP || camera == Camera.EXTERNAL;
        double eyes = switch (conditions.distance()) {
            case NEAR -> wide ? random.nextDouble(0.178, 0.192) : random.nextDouble(0.18, 0.215);
            case MID -> random.nextDouble(0.096, 0.138);
            case FAR ->
                // The detector puts the eyes of faces this small too far apart, the more the larger the picture.
                switch (camera) {
                    case LAPTOP, PHONE_FRONT -> random.nextDouble(0.052, 0.064);
                    case PHONE_REAR, TABLET, EXTERNAL -> random.nextDouble(0.045, 0.055);
                };
        };
        double room = conditions.distance() == Distance.NEAR ? 0.03 : 0.1;
        return new Stance(
                eyes,
                0.5 + random.nextDouble(-room, room),
                (wide ? 0.5 : 0.46) + random.nextDouble(-room / 2, room / 2),
                random.nextDouble(0.6, 0.85),
                random.nextBoolean(),
                random.nextDouble(0.03, 0.12),
                random.nextDouble());
    }

    /** Width of the face over the width of the picture. */
    public double face() {
        return eyes / EYES_OF_FACE;
    }
}
