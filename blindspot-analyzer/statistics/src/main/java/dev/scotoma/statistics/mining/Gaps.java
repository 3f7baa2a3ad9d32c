package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Coverage gaps from the counters: maximal uncovered patterns (Asudeh, Jin and Jagadish, ICDE 2019) of two or three
 * conditions, that is conjunctions below the support of which every part has it, where the conditions by themselves
 * would let at least the support expect.
 */
final class Gaps implements Counting.Visitor {
    static final int ORDER = 3;
    private static final int MOST = 1_000;

    private final List<Axis> axes;
    private final int rows;
    private final int support;
    private final int[][] singles;
    private final Set<Long> pairs = new HashSet<>();
    private final List<Thin> thin = new ArrayList<>();

    private static final class Thin {
        private final int[] axes;
        private final short[] codes;
        private final int n;
        private final double expected;

        Thin(int[] axes, short[] codes, int n, double expected) {
            this.axes = axes;
            this.codes = codes;
            this.n = n;
            this.expected = expected;
        }
    }

    /** @param rows how many rows there are in all */
    Gaps(List<Axis> axes, int rows, int support) {
        this.axes = axes;
        this.rows = rows;
        this.support = support;
        singles = new int[axes.size()][];
        for (int axis = 0; axis < singles.length; axis++) {
            singles[axis] = new int[axes.get(axis).size()];
        }
    }

    @Override
    public void cell(Cell cell) {
        if (cell.order() == 1) {
            singles[cell.axis(0)][cell.code(0)] = cell.tally().rows();
        } else if (cell.order() == 2 && cell.tally().rows() >= support) {
            pairs.add(pair(cell.axis(0), cell.code(0), cell.axis(1), cell.code(1)));
        }
    }

    @Override
    public void thin(int[] of, short[] codes, int n) {
        if (of.length < 2 || of.length > ORDER) {
            return;
        }
        double expected = rows;
        for (int i = 0; i < of.length; i++) {
            expected *= (double) singles[of[i]][codes[i]] / rows;
        }
        if (expected >= support) {
            thin.add(new Thin(of, codes, n, expected));
        }
    }

    private boolean everyPartIsSupported(int[] of, short[] codes) {
        for (int one = 0; of.length == 3 && one < 2; one++) {
            for (int two = one + 1; two < 3; two++) {
                if (!pairs.contains(pair(of[one], codes[one], of[two], codes[two]))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Only when all is counted: of three axes the pairs may come after the triple. */
    List<Gap> mostExpected() {
        return thin.stream()
                .filter(each -> everyPartIsSupported(each.axes, each.codes))
                .map(each -> new Gap(Cell.conditions(axes, each.axes, each.codes), each.n, each.expected))
                .sorted(Comparator.comparingDouble(Gap::expected).reversed())
                .limit(MOST)
                .toList();
    }

    /** 16 bits for each axis and code. */
    private static long pair(int firstAxis, short firstCode, int secondAxis, short secondCode) {
        return (long) firstAxis << 48 | (long) firstCode << 32 | (long) secondAxis << 16 | secondCode;
    }
}
