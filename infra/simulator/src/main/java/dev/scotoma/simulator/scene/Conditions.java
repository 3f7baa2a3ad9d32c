package dev.scotoma.simulator.scene;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Under which conditions a clip is taken, as values of the vocabulary's axes. Inspection is to measure them again. */
public record Conditions(
        Camera camera,
        Distance distance,
        LightLevel lightLevel,
        LightDirection lightDir,
        ColourTemperature colourTemp) {
    public enum Camera {
        LAPTOP,
        PHONE_FRONT,
        PHONE_REAR,
        TABLET,
        EXTERNAL
    }

    public enum Distance {
        NEAR,
        MID,
        FAR
    }

    public enum LightLevel {
        DARK,
        NORMAL,
        STRONG
    }

    public enum LightDirection {
        EVEN,
        SIDE,
        BACK
    }

    public enum ColourTemperature {
        WARM,
        NEUTRAL,
        COOL
    }

    public Conditions {
        if (lightLevel == LightLevel.STRONG && lightDir != LightDirection.EVEN) {
            throw new IllegalArgumentException(
                    "Strong light is even: 8 bits end at white, and leave no room for a brighter side or background.");
        }
    }

    /** Everyday shares: three laptops to seven mobiles, and every distance and direction often enough to be counted. */
    public static Conditions any(RandomGenerator random) {
        return any(random, Optional.empty());
    }

    /** The same before a given camera, for somebody who owns only that one. */
    public static Conditions any(RandomGenerator random, Optional<Camera> owned) {
        Camera drawn = pick(random, Camera.values(), 0.3, 0.38, 0.14, 0.1, 0.08);
        LightDirection direction = pick(random, LightDirection.values(), 0.5, 0.25, 0.25);
        LightLevel level = direction == LightDirection.EVEN
                ? pick(random, LightLevel.values(), 0.2, 0.55, 0.25)
                : pick(random, LightLevel.values(), 0.25, 0.75);
        return new Conditions(
                owned.orElse(drawn),
                pick(random, Distance.values(), 0.25, 0.45, 0.3),
                level,
                direction,
                pick(random, ColourTemperature.values(), 0.3, 0.45, 0.25));
    }

    /** A value by its share; the shares follow the order of the values, and a value without one is never drawn. */
    static <E> E pick(RandomGenerator random, E[] values, double... shares) {
        double left = random.nextDouble();
        for (int i = 0; i < shares.length - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return values[i];
            }
        }
        return values[shares.length - 1];
    }

    /** Any of these enums as the vocabulary writes it. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
