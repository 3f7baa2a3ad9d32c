package dev.scotoma.simulator.scene;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One imagined session with everything that is planted in it. The record is the whole of it: equal scenes give equal frames, and what is
 * not a field here (the furniture of the room, the grain of the noise) follows from the seed.
 *
 * @param person who is depicted, and who records
 * @param covered 0 nothing, 1 a cloth over chin and mouth, 2 one over the forehead
 * @param mirror whether the camera sees all of it in a mirror
 * @param truth the attributes that can be seen
 */
@RecordBuilder
public record Scene(
        long seed,
        Person person,
        Conditions conditions,
        Light light,
        Optics optics,
        Stance stance,
        Instrument instrument,
        int covered,
        boolean mirror,
        Set<Attribute> truth) {
    /** Raised with every change of what a scene looks like: cached clips of another version are not used again. */
    public static final int RENDERER_VERSION = 2;

    /**
     * Every purpose draws from a stream of its own. When kind and looks shared one, the first number gave both the kind and the size of
     * the face, and a network learnt to tell attacks by their size.
     */
    private static final long KIND = 0x7B1D_44A0_93E6_2F58L;

    private static final long CONDITIONS = 0x1C6E_9F03_D5A7_B842L;
    private static final long LIGHT = 0x21F0_6B3E_48D9_7CA5L;
    private static final long OPTICS = 0x64D3_71F9_0A2B_C58EL;
    private static final long STANCE = 0x38A5_E26D_10C4_9B7FL;
    private static final long INSTRUMENT = 0x4E97_D8C2_B516_03FAL;
    private static final long ROOM = 0x0F5B_92E7_6C3D_A814L;

    public Scene {
        truth = Collections.unmodifiableSet(truth.isEmpty() ? EnumSet.noneOf(Attribute.class) : EnumSet.copyOf(truth));
    }

    /** A session of either kind with everything drawn; half of them are attacks. */
    public static Scene any(long seed) {
        return of(seed, Person.of(seed), Conditions.any(new SplittableRandom(seed ^ CONDITIONS)));
    }

    /** The same for somebody and conditions that are given. */
    public static Scene of(long seed, Person person, Conditions conditions) {
        RandomGenerator random = new SplittableRandom(seed ^ KIND);
        if (random.nextBoolean()) {
            return genuine(seed, person, conditions);
        }
        AttackType type = AttackType.ATTACKS.get(random.nextInt(AttackType.ATTACKS.size()));
        List<Quality> qualities = List.of(Quality.values());
        return attack(seed, person, conditions, type, qualities.get(random.nextInt(qualities.size())));
    }

    /** A living face; now and then half covered, so that {@code hidden} alone does not give an attack away. */
    public static Scene genuine(long seed, Person person, Conditions conditions) {
        return scene(seed, person, conditions, Instrument.none());
    }

    public static Scene attack(long seed, Person person, Conditions conditions, AttackType type, Quality quality) {
        if (type == AttackType.NONE) {
            throw new IllegalArgumentException("An attack needs an attack type.");
        }
        return scene(seed, person, conditions, Instrument.of(type, quality, new SplittableRandom(seed ^ INSTRUMENT)));
    }

    private static Scene scene(long seed, Person person, Conditions conditions, Instrument instrument) {
        RandomGenerator random = new SplittableRandom((seed ^ STANCE) * 31);
        boolean attack = instrument.type() != AttackType.NONE;
        Stance stance = Stance.of(conditions, new SplittableRandom(seed ^ STANCE));
        Optics optics = Optics.of(conditions, new SplittableRandom(seed ^ OPTICS));
        int covered = random.nextDouble() < 0.1 ? random.nextInt(1, 3) : 0;
        boolean mirror = random.nextDouble() < 0.08 && attack && instrument.type() != AttackType.MASK_PAPER;
        return SceneBuilder.builder()
                .seed(seed)
                .person(person)
                .conditions(conditions)
                .light(Light.of(conditions, person.tone(), new SplittableRandom(seed ^ LIGHT)))
                .optics(optics)
                .stance(stance)
                .instrument(instrument)
                .covered(covered)
                .mirror(mirror)
                .truth(truth(instrument, stance, optics, covered > 0, mirror))
                .build();
    }

    private static Set<Attribute> truth(
            Instrument instrument, Stance stance, Optics optics, boolean covered, boolean mirror) {
        EnumSet<Attribute> truth = EnumSet.noneOf(Attribute.class);
        AttackType type = instrument.type();
        put(truth, Attribute.SPOOF, type != AttackType.NONE);
        put(truth, Attribute.PHONE, type.isScreen() && instrument.edgeVisible(stance, optics));
        put(truth, Attribute.FINGER, instrument.fingers() > 0 && instrument.heldEdgeVisible(stance, optics));
        put(truth, Attribute.MOIRE, instrument.fringesVisible(optics));
        put(truth, Attribute.ARTIFACTS, type.isPaper() || instrument.blocks());
        put(truth, Attribute.GLARE, instrument.glare() > 0);
        put(truth, Attribute.MIRROR, mirror);
        put(truth, Attribute.HIDDEN, covered);
        return truth;
    }

    private static void put(Set<Attribute> truth, Attribute attribute, boolean shown) {
        if (shown) {
            truth.add(attribute);
        }
    }

    public boolean shows(Attribute attribute) {
        return truth.contains(attribute);
    }

    public boolean isAttack() {
        return shows(Attribute.SPOOF);
    }

    /** The room around: the same one every time. */
    public RandomGenerator room() {
        return new SplittableRandom(seed ^ ROOM);
    }

    /** What differs from frame to frame. */
    public RandomGenerator grain(int frame) {
        return new SplittableRandom((seed ^ OPTICS) * 31 + frame);
    }
}
