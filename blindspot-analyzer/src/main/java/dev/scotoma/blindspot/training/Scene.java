package dev.scotoma.blindspot.training;

import dev.scotoma.blindspot.model.AttackAttribute;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One imagined session: what is presented and which attributes it shows. Everything else about it (the face, the room, the
 * light, the camera) follows from the seed, so a scene can be drawn again, frame by frame.
 */
public record Scene(long seed, Medium medium, Set<AttackAttribute> truth) {
    /** What the camera is shown. */
    public enum Medium {
        FACE,
        PRINT,
        SCREEN
    }

    private static final double GENUINE_SHARE = 0.4;

    /**
     * Every purpose draws from a stream of its own. When kind and looks shared one, the first number gave both the kind and the size of
     * the face, and a network learnt to tell attacks by their size.
     */
    private static final long KIND = 0x7B1D_44A0_93E6_2F58L;

    private static final long TRUTH = 0x1C6E_9F03_D5A7_B842L;
    private static final long LOOKS = 0x52F8_0B7C_6E19_D3A4L;
    private static final long MOVEMENT = 0x38A5_E26D_10C4_9B7FL;

    /** A scene of either kind, in the shares that training uses. */
    public static Scene any(long seed) {
        return new SplittableRandom(seed ^ KIND).nextDouble() < GENUINE_SHARE ? genuine(seed) : attack(seed);
    }

    /** A living face; now and then half covered, so that {@code hidden} alone does not give an attack away. */
    public static Scene genuine(long seed) {
        EnumSet<AttackAttribute> truth = EnumSet.noneOf(AttackAttribute.class);
        draw(truth, random(seed), AttackAttribute.HIDDEN, 0.12);
        return new Scene(seed, Medium.FACE, truth);
    }

    /** A print or a screen that shows a face, with a random part of the cues. */
    public static Scene attack(long seed) {
        RandomGenerator random = random(seed);
        Medium medium = random.nextDouble() < 0.45 ? Medium.PRINT : Medium.SCREEN;
        EnumSet<AttackAttribute> truth = EnumSet.of(AttackAttribute.SPOOF);
        boolean screen = medium == Medium.SCREEN;
        draw(truth, random, AttackAttribute.PHONE, screen ? 0.65 : 0);
        draw(truth, random, AttackAttribute.MOIRE, screen ? 0.65 : 0);
        draw(truth, random, AttackAttribute.ARTIFACTS, screen ? 0.2 : 0.8);
        draw(truth, random, AttackAttribute.FINGER, 0.4);
        draw(truth, random, AttackAttribute.GLARE, 0.35);
        draw(truth, random, AttackAttribute.MIRROR, 0.2);
        draw(truth, random, AttackAttribute.HIDDEN, 0.2);
        if (truth.size() == 1) {
            truth.add(screen ? AttackAttribute.MOIRE : AttackAttribute.ARTIFACTS);
        }
        return new Scene(seed, medium, truth);
    }

    RandomGenerator looks() {
        return new SplittableRandom(seed ^ LOOKS);
    }

    /** What differs from frame to frame. */
    RandomGenerator movement(int frame) {
        return new SplittableRandom((seed ^ MOVEMENT) * 31 + frame);
    }

    boolean shows(AttackAttribute attribute) {
        return truth.contains(attribute);
    }

    private static void draw(
            Set<AttackAttribute> truth, RandomGenerator random, AttackAttribute attribute, double share) {
        if (random.nextDouble() < share) {
            truth.add(attribute);
        }
    }

    private static RandomGenerator random(long seed) {
        return new SplittableRandom(seed ^ TRUTH);
    }
}
