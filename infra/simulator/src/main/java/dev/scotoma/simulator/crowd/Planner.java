package dev.scotoma.simulator.crowd;

import dev.scotoma.simulator.crowd.Participant.Gear;
import dev.scotoma.simulator.crowd.Participant.Manner;
import dev.scotoma.simulator.crowd.Take.Behaviour;
import dev.scotoma.simulator.scene.AttackType;
import dev.scotoma.simulator.scene.Conditions;
import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Person;
import dev.scotoma.simulator.scene.Quality;
import dev.scotoma.simulator.scene.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Draws a plan. The quotas: four genuine sessions to six attacks; an eighth of all are attacks in the planted cell, and enough more lie in each
 * pair of its conditions without the third, so that mining can tell the cell from its parents. Seven of ten people own a phone or tablet.
 */
final class Planner {
    /** Far from the seeds that the starter network is trained and tried on: other people in other rooms. */
    private static final long SCENES = 1L << 40;

    private static final long PEOPLE = 1L << 41;
    private static final List<Quality> QUALITIES = List.of(Quality.values());
    private static final double LAPTOPS = 0.3;
    private static final double CARELESS = 0.15;
    private static final double FRAUDULENT = 0.06;

    private final long seed;
    private final int sessions;
    private final RandomGenerator random;
    private final List<Take> takes = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();

    Planner(long seed, int sessions) {
        this.seed = seed;
        this.sessions = sessions;
        this.random = new SplittableRandom(seed);
    }

    private record Quota(Round round, int takes) {}

    Plan plan() {
        List<Participant> people = people(Math.max(sessions / 3, Math.min(sessions, 60)));
        List<Round> asked = new ArrayList<>();
        for (Quota quota : quotas()) {
            rounds.add(quota.round());
            asked.addAll(Collections.nCopies(quota.takes(), quota.round()));
        }
        Collections.shuffle(asked, Random.from(random));
        // Narrow rounds choose first, so that their sessions spread over as many people as own the camera.
        asked.sort(
                Comparator.comparingInt((Round round) -> -round.cell().values().size()));
        var free = new PriorityQueue<Turn>(Comparator.comparingDouble(Turn::load));
        people.forEach(person -> free.add(new Turn(person, random.nextDouble(0.5))));
        List<Turn> turns = asked.stream().map(round -> turn(round, free)).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, Random.from(random));
        for (int i : order) {
            takes.add(take(takes.size(), turns.get(i).person(), asked.get(i)));
        }
        return new Plan(seed, sessions, List.copyOf(people), List.copyOf(rounds), List.copyOf(takes));
    }

    /** Whose turn it is: the least busy; how much they do differs. */
    private record Turn(Participant person, double load) {}

    private Turn turn(Round round, PriorityQueue<Turn> free) {
        List<Turn> passed = new ArrayList<>();
        while (true) {
            Turn next = free.poll();
            if (next == null) {
                throw new IllegalStateException("nobody owns a camera for " + round.name());
            }
            boolean laptop = next.person().camera() == Camera.LAPTOP;
            boolean fits = round.cell().camera().isPresent()
                    ? laptop
                    : !laptop || !round.cell().equals(Cell.BACK_FAR);
            if (fits) {
                free.addAll(passed);
                free.add(new Turn(next.person(), next.load() + random.nextDouble(0.7, 1.3)));
                return next;
            }
            passed.add(next);
        }
    }

    private List<Quota> quotas() {
        int attacks = Math.round(sessions * 0.6f);
        int planted = Math.max(sessions / 8, Math.min(30, sessions / 3));
        int pair = Math.max(1, sessions / 24);
        List<Quota> quotas = new ArrayList<>();
        spread(quotas, Cell.PLANTED, planted);
        spread(quotas, Cell.LAPTOP_BACK, pair);
        spread(quotas, Cell.LAPTOP_FAR, pair);
        spread(quotas, Cell.BACK_FAR, 2 * pair);
        spread(quotas, Cell.OPEN, Math.max(0, attacks - planted - 4 * pair));
        int genuine = sessions - quotas.stream().mapToInt(Quota::takes).sum();
        quotas.add(new Quota(Round.of(AttackType.NONE, Cell.LAPTOP_BACK), genuine / 8));
        quotas.add(new Quota(Round.of(AttackType.NONE, Cell.BACK_FAR), genuine / 8));
        quotas.add(new Quota(Round.of(AttackType.NONE, Cell.OPEN), genuine - 2 * (genuine / 8)));
        return quotas.stream().filter(quota -> quota.takes() > 0).toList();
    }

    private static void spread(List<Quota> quotas, Cell cell, int takes) {
        int types = AttackType.ATTACKS.size();
        for (int i = 0; i < types; i++) {
            quotas.add(
                    new Quota(Round.of(AttackType.ATTACKS.get(i), cell), takes * (i + 1) / types - takes * i / types));
        }
    }

    private List<Participant> people(int count) {
        List<Participant> people = new ArrayList<>();
        long next = PEOPLE + seed * 1_000_003;
        for (int i = 0; i < count; i++) {
            String country = Person.COUNTRIES.get(i % Person.COUNTRIES.size());
            Person appearance = Person.of(next++);
            while (!appearance.country().equals(country)) {
                appearance = Person.of(next++);
            }
            people.add(person(i, appearance, i < Math.round(count * LAPTOPS)));
        }
        return people;
    }

    private Participant person(int number, Person appearance, boolean laptop) {
        double drawn = random.nextDouble();
        Camera mobile = drawn < 0.55 ? Camera.PHONE_FRONT : drawn < 0.82 ? Camera.PHONE_REAR : Camera.TABLET;
        Camera camera = laptop ? Camera.LAPTOP : mobile;
        double kind = random.nextDouble();
        Manner manner =
                kind < FRAUDULENT ? Manner.FRAUDULENT : kind < FRAUDULENT + CARELESS ? Manner.CARELESS : Manner.HONEST;
        double slips = manner == Manner.HONEST ? 0 : random.nextDouble(0.3, 0.8);
        return new Participant(number, appearance, camera, Gear.of(camera, random), manner, slips);
    }

    private Take take(int number, Participant person, Round round) {
        Behaviour behaviour = behaviour(person, round);
        Optional<Take> earlier = takes.reversed().stream()
                .filter(take -> take.participant().equals(person) && take.behaviour() != Behaviour.SAME_FILE)
                .findFirst();
        if (behaviour == Behaviour.SAME_FILE && earlier.isEmpty()) {
            behaviour = Behaviour.GENUINE_AS_ATTACK;
        }
        Quality quality = any(QUALITIES);
        boolean wrong = behaviour == Behaviour.WRONGLY_DECLARED;
        AttackType other = any(AttackType.ATTACKS);
        Scene scene = behaviour == Behaviour.SAME_FILE
                ? earlier.orElseThrow().scene()
                : scene(number, person, round, behaviour, quality);
        return new Take(
                number,
                person,
                round,
                scene,
                behaviour,
                round.genuine() || !wrong ? round.attackType() : other,
                (wrong ? any(QUALITIES) : quality).word(),
                random.nextInt(5) == 0 ? "outdoor" : random.nextInt(12) == 0 ? "vehicle" : "indoor",
                behaviour == Behaviour.SAME_FILE ? earlier.map(Take::number) : Optional.empty());
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Nobody slips in the planted cell: its quota is a promise to whoever looks for it. */
    private Behaviour behaviour(Participant person, Round round) {
        boolean slips = random.nextDouble() < person.slips() && !round.cell().equals(Cell.PLANTED);
        int which = random.nextInt(5);
        return switch (slips ? person.manner() : Manner.HONEST) {
            case HONEST -> Behaviour.AS_ASKED;
            case CARELESS ->
                which < 3 && !round.cell().equals(Cell.OPEN) ? Behaviour.OTHER_CONDITIONS : Behaviour.WRONGLY_DECLARED;
            case FRAUDULENT ->
                which == 0
                        ? Behaviour.VIRTUAL_CAMERA
                        : round.genuine()
                                ? Behaviour.ATTACK_AS_GENUINE
                                : which < 3 ? Behaviour.SAME_FILE : Behaviour.GENUINE_AS_ATTACK;
        };
    }

    private Scene scene(int number, Participant person, Round round, Behaviour behaviour, Quality quality) {
        long sceneSeed = SCENES + seed * 1_000_003 + number;
        Conditions conditions = conditions(person, round, behaviour);
        AttackType type = switch (behaviour) {
            case GENUINE_AS_ATTACK -> AttackType.NONE;
            case ATTACK_AS_GENUINE -> any(AttackType.ATTACKS);
            default -> round.attackType();
        };
        return type == AttackType.NONE
                ? Scene.genuine(sceneSeed, person.appearance(), conditions)
                : Scene.attack(sceneSeed, person.appearance(), conditions, type, quality);
    }

    /** As asked, except that nobody strays into the planted cell with an attack. */
    private Conditions conditions(Participant person, Round round, Behaviour behaviour) {
        Cell asked = behaviour == Behaviour.OTHER_CONDITIONS ? Cell.OPEN : round.cell();
        boolean planted = asked.equals(Cell.PLANTED);
        while (true) {
            Conditions drawn = Conditions.any(random, Optional.of(person.camera()));
            boolean attack = !round.genuine() || behaviour == Behaviour.ATTACK_AS_GENUINE;
            boolean stray = attack && !planted && Cell.PLANTED.holds(drawn);
            boolean another =
                    behaviour != Behaviour.OTHER_CONDITIONS || !round.cell().holds(drawn);
            if (asked.holds(drawn) && !stray && another) {
                return drawn;
            }
        }
    }
}
