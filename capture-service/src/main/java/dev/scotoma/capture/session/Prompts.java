package dev.scotoma.capture.session;

import dev.scotoma.capture.session.Prompt.Turn;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws the head turns of a session. Sides and times are random, so that a clip made before cannot follow them, and both sides
 * are always asked for, because a face must be seen from several angles.
 */
final class Prompts {
    /** Length of a recording; the last prompt comes early enough to be followed. */
    static final int RECORD_MS = 10_000;

    private static final int EARLIEST_MS = 1_000;
    private static final int LATEST_FIRST_MS = 1_800;
    private static final int SHORTEST_GAP_MS = 1_800;
    private static final int LONGEST_GAP_MS = 2_200;

    private Prompts() {}

    static List<Prompt> draw(RandomGenerator random) {
        boolean leftFirst = random.nextBoolean();
        int first = random.nextInt(EARLIEST_MS, LATEST_FIRST_MS + 1);
        int second = first + gap(random);
        int third = second + gap(random);
        int fourth = third + gap(random);
        return List.of(
                new Prompt(first, leftFirst ? Turn.LEFT : Turn.RIGHT),
                new Prompt(second, Turn.CENTRE),
                new Prompt(third, leftFirst ? Turn.RIGHT : Turn.LEFT),
                new Prompt(fourth, Turn.CENTRE));
    }

    private static int gap(RandomGenerator random) {
        return random.nextInt(SHORTEST_GAP_MS, LONGEST_GAP_MS + 1);
    }
}
