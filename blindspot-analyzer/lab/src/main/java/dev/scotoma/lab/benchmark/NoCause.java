package dev.scotoma.lab.benchmark;

import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Miner;
import dev.scotoma.statistics.mining.Observations;
import dev.scotoma.statistics.mining.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Tables in which no condition changes the rate, of kinds that a test could take for a cause. */
enum NoCause {
    /** Three strata of different base rates, which go with the light. */
    STRATA {
        @Override
        Observations draw(Sample sample) {
            sample.axis(
                    "light",
                    row -> sample.pick(
                            List.of("dark", "normal", "strong"), sample.people[row] % 3 == 0 ? .6 : .1, .3, .6));
            double[] rates = {.2, .05, .1};
            double[] errors = sample.errors(row -> Sample.logit(rates[sample.people[row] % 3]));
            return sample.observations(errors, row -> sample.people[row] % 3);
        }
    },
    /** Each person finds other light hard: on average none is harder. */
    SLOPES {
        @Override
        Observations draw(Sample sample) {
            List<String> lights = List.of("dark", "normal", "strong");
            Sample.Value light = sample.values("light");
            return sample.observations(sample.errors(
                    row -> Sample.logit(.05) + (sample.people[row] + lights.indexOf(light.of(row))) % 3 * .5));
        }
    },
    /** One session in 200 fails. */
    RARE {
        @Override
        Observations draw(Sample sample) {
            return sample.observations(sample.errors(_ -> Sample.logit(.005)));
        }
    },
    /** Outcomes between 0 and 1. */
    SHARES {
        @Override
        Observations draw(Sample sample) {
            double[] shares = new double[sample.rows];
            Arrays.setAll(
                    shares,
                    row -> Math.clamp(
                            Sample.logistic(Sample.logit(.2)
                                    + .5 * sample.tendency(row)
                                    + .7 * sample.random().nextGaussian()),
                            0,
                            1));
            return sample.observations(shares);
        }
    },
    /** Axes of numbers and of many values, so that there is much to put together. */
    SETS {
        @Override
        Observations draw(Sample sample) {
            sample.number("size", _ -> sample.random().nextGaussian());
            sample.number("dose", _ -> Math.max(0, sample.random().nextGaussian()));
            sample.axis("model", _ -> "m" + sample.random().nextInt(15));
            return sample.observations(sample.errors(_ -> Sample.logit(.05)));
        }
    },
    /** Sixty axes, most of which say yes or no. */
    WIDE {
        @Override
        Observations draw(Sample sample) {
            for (int axis = 0; axis < 54; axis++) {
                sample.axis("flag" + axis, _ -> sample.random().nextBoolean() ? "yes" : "no");
            }
            return sample.observations(sample.errors(_ -> Sample.logit(.05)));
        }

        // A table of many axes takes as long as twenty others.
        @Override
        int tables(int asked) {
            return Math.min(asked, 100);
        }
    },
    /** Dark halves the odds: nothing is worse. */
    PROTECTIVE {
        @Override
        Observations draw(Sample sample) {
            return sample.observations(
                    sample.errors(row -> Sample.logit(.1) - (sample.is(row, "light", "dark") ? Math.log(2) : 0)));
        }

        @Override
        boolean isReport(Mined mined) {
            return !mined.found().isEmpty();
        }
    };

    private static final Settings SETTINGS = new Settings(3, 100, 0.05, 0).withSets();
    private static final int ROWS = 8_000;

    abstract Observations draw(Sample sample);

    boolean isReport(Mined mined) {
        return !mined.reported().isEmpty();
    }

    /** How many tables are drawn where so many are asked for. */
    int tables(int asked) {
        return asked;
    }

    /** In how many tables something was reported. */
    int reports(int tables, IntConsumer progress) {
        int reports = 0;
        for (int table = 0; table < tables; table++) {
            var sample = new Sample(500_000 + 10_000L * List.of(values()).indexOf(this) + table, ROWS, 1);
            reports += isReport(new Miner(SETTINGS).mine(draw(sample))) ? 1 : 0;
            progress.accept(table + 1);
        }
        return reports;
    }
}
