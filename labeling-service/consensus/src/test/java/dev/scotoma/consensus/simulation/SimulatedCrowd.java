package dev.scotoma.consensus.simulation;

import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.Method;
import dev.scotoma.consensus.VoteTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Sessions with eight attributes each, and everybody's answer to every one of them, whether it is asked for or not. */
public final class SimulatedCrowd {
    public static final int SESSIONS = 600;
    /** In the order of the model's heads. */
    public static final List<String> NAMES =
            List.of("phone", "finger", "moire", "artifacts", "glare", "mirror", "hidden", "spoof");

    public static final int ATTRIBUTES = 8;
    /** The attribute that says whether the session is an attack. */
    public static final int WHOLE = 7;

    private static final double ATTACKS = 0.5;
    /** Of attacks, how many show each attribute; those of the demo's media, with two that are rare. */
    private static final double[] SHOWN = {0.5, 0.6, 0.4, 0.3, 0.4, 0.04, 0.1, 1};

    /** Crowds to measure on: from that of the demo to one that nobody would want. */
    public static final List<Kind> KINDS = List.of(
            new Kind("as in the demo", 12, 0.85, 0, 0),
            new Kind("skills of .75-.98", 12, 0.75, 0, 0),
            new Kind("and three careless", 12, 0.75, 3, 0),
            new Kind("and two colluding", 12, 0.75, 3, 2));

    /** Ways of deciding votes of which there is a fixed number. */
    public static final Map<String, Function<VoteTable, Fit>> METHODS = methods();

    private static Map<String, Function<VoteTable, Fit>> methods() {
        var methods = new LinkedHashMap<String, Function<VoteTable, Fit>>();
        methods.put("majority", Method.MAJORITY::fit);
        methods.put("one-coin", Method.ONE_COIN::fit);
        methods.put("dawid-skene", Method.DAWID_SKENE::fit);
        methods.put("smoothed", CrowdRule::fit);
        return methods;
    }

    /**
     * Who answers.
     *
     * @param worst the least skill of an honest labeler on any attribute; of the whole it is nine points more
     * @param careless how many answer by chance
     * @param colluding how many give one and the same answer, right three times in four
     */
    public record Kind(String name, int honest, double worst, int careless, int colluding) {
        public int labelers() {
            return honest + careless + colluding;
        }
    }

    final Kind kind;
    private final int sessions;
    private final boolean[][] truth;
    private final byte[][][] answers;
    /** Of every session, the labelers in the order in which they come to it. */
    private final int[][] order;

    public SimulatedCrowd(Kind kind, long seed) {
        this(kind, seed, SESSIONS);
    }

    public SimulatedCrowd(Kind kind, long seed, int sessions) {
        this.kind = kind;
        this.sessions = sessions;
        var random = new Random(seed);
        truth = new boolean[ATTRIBUTES][sessions];
        answers = new byte[ATTRIBUTES][sessions][kind.labelers()];
        order = new int[sessions][];
        for (int session = 0; session < sessions; session++) {
            boolean attack = random.nextDouble() < ATTACKS;
            for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
                truth[attribute][session] = attack && random.nextDouble() < SHOWN[attribute];
            }
            order[session] = shuffled(random);
        }
        for (int labeler = 0; labeler < kind.honest(); labeler++) {
            double unsure = 0.06 * random.nextDouble();
            for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
                double best = attribute == WHOLE ? 0.99 : 0.98;
                double worst = attribute == WHOLE ? Math.min(kind.worst() + 0.09, 0.95) : kind.worst();
                answer(attribute, labeler, worst + (best - worst) * random.nextDouble(), unsure, random);
            }
        }
        for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
            for (int careless = 0; careless < kind.careless(); careless++) {
                answer(attribute, kind.honest() + careless, 0.5, 0, random);
            }
            long shared = random.nextLong();
            for (int each = 0; each < kind.colluding(); each++) {
                answer(attribute, kind.honest() + kind.careless() + each, 0.75, 0, new Random(shared));
            }
        }
    }

    private int[] shuffled(Random random) {
        int[] labelers = new int[kind.labelers()];
        for (int each = 0; each < labelers.length; each++) {
            int at = random.nextInt(each + 1);
            labelers[each] = labelers[at];
            labelers[at] = each;
        }
        return labelers;
    }

    private void answer(int attribute, int labeler, double skill, double unsure, Random random) {
        for (int session = 0; session < sessions; session++) {
            boolean right = random.nextDouble() < skill;
            boolean doubts = random.nextDouble() < unsure;
            answers[attribute][session][labeler] =
                    (byte) (doubts ? VoteTable.UNSURE : truth[attribute][session] == right ? 1 : 0);
        }
    }

    public int sessions() {
        return sessions;
    }

    public int truth(int attribute, int session) {
        return truth[attribute][session] ? 1 : 0;
    }

    /** The first labelers of a session. */
    public int[] labelers(int session, int votes) {
        return Arrays.copyOf(order[session], votes);
    }

    /** How many of the first labelers of a session are careless or colluding. */
    int dishonest(int session, int votes) {
        return (int) Arrays.stream(labelers(session, votes))
                .filter(labeler -> labeler >= kind.honest())
                .count();
    }

    public int[] answers(int attribute, int session, int votes) {
        int[] given = new int[votes];
        for (int vote = 0; vote < votes; vote++) {
            given[vote] = answers[attribute][session][order[session][vote]];
        }
        return given;
    }

    /** What is known of an attribute when so many have answered for each session. */
    public VoteTable table(int attribute, int[] votes) {
        var table = VoteTable.builder();
        for (int session = 0; session < sessions; session++) {
            for (int vote = 0; vote < votes[session]; vote++) {
                int labeler = order[session][vote];
                table.add(session, labeler, answers[attribute][session][labeler]);
            }
        }
        return table.build(sessions, kind.labelers(), 2);
    }
}
