package dev.scotoma.lab.benchmark;

import static dev.scotoma.lab.benchmark.Sample.logit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * Tables whose causes are known, of the kinds that an analyst meets elsewhere. Each says what is right: the sentences
 * that must be told, and no other.
 */
enum KnownCause {
    /** Dark fails at 45% of half the rows; tablets have fourfold odds everywhere, and are hardly used in the dark. */
    MASKED(20_000, "worse: light=dark", "worse: camera=tablet") {
        @Override
        double[] draw(Sample sample) {
            sample.axis("light", List.of("dark", "normal", "strong"), .5, .3, .2);
            List<String> cameras = List.of("laptop", "phone_front", "phone_rear", "tablet");
            sample.axis(
                    "camera",
                    row -> sample.is(row, "light", "dark")
                            ? sample.pick(cameras, .35, .45, .17, .03)
                            : sample.pick(cameras, .25, .35, .15, .25));
            return sample.errors(row -> logit(sample.is(row, "light", "dark") ? .45 : .04)
                    + (sample.is(row, "camera", "tablet") ? Math.log(4) : 0));
        }
    },
    /** One person has 9% of the rows, all in one cell, and hardly errs; the others there fail at 13% against 5%. */
    HEAVY(10_000, "worse: light=dark") {
        @Override
        double[] draw(Sample sample) {
            int own = (int) (.09 * sample.rows);
            Arrays.fill(sample.people, 0, own, Sample.PEOPLE);
            sample.axis(
                    "light",
                    row -> row < own ? "dark" : sample.pick(List.of("dark", "normal", "strong"), .065, .6545, .2805));
            for (String axis : List.of("distance", "camera", "os", "env", "sharp")) {
                sample.same(axis, own);
            }
            return sample.errors(row -> logit(row < own ? .01 : sample.is(row, "light", "dark") ? .13 : .05));
        }
    },
    /** Masks have eightfold odds; dark halves the odds, so that other light is no blind spot. */
    PROTECTIVE(30_000, "worse: species=mask", "safer: light=dark") {
        @Override
        double[] draw(Sample sample) {
            sample.axis("species", List.of("mask", "print"), .3, .7);
            return sample.errors(row -> logit(.05)
                    + (sample.is(row, "species", "mask") ? Math.log(8) : 0)
                    + (sample.is(row, "light", "dark") ? Math.log(.5) : 0));
        }
    },
    /** One cause: dark, and mid or far. */
    UNION(20_000, "worse: light=dark & distance in {far, mid}") {
        @Override
        double[] draw(Sample sample) {
            return rates(
                    sample,
                    row -> sample.is(row, "distance", "mid", "far") && sample.is(row, "light", "dark") ? .2 : .05);
        }
    },
    /** One cause: dark, and no laptop. */
    NOT(20_000, "worse: light=dark & camera other than laptop") {
        @Override
        double[] draw(Sample sample) {
            return rates(
                    sample, row -> !sample.is(row, "camera", "laptop") && sample.is(row, "light", "dark") ? .2 : .05);
        }
    },
    /** A number that fails below its 5% quantile. */
    BELOW(20_000, "worse: face_px below") {
        @Override
        double[] draw(Sample sample) {
            double[] sizes = faces(sample);
            double edge = edges(sizes)[0];
            return rates(sample, row -> sizes[row] < edge ? .25 : .05);
        }

        @Override
        double[] edges(double[] numbers) {
            return new double[] {quantile(numbers, .05)};
        }
    },
    /** A number that fails between its 30% and 50% quantiles. */
    BAND(20_000, "worse: face_px from to below") {
        @Override
        double[] draw(Sample sample) {
            double[] sizes = faces(sample);
            double[] edges = edges(sizes);
            return rates(sample, row -> sizes[row] >= edges[0] && sizes[row] < edges[1] ? .15 : .05);
        }

        @Override
        double[] edges(double[] numbers) {
            return new double[] {quantile(numbers, .3), quantile(numbers, .5)};
        }
    },
    /** A number of which 70% are 0, and these fail. */
    ZEROS(20_000, "worse: dose=0.0") {
        @Override
        double[] draw(Sample sample) {
            double[] doses = sample.number(
                    "dose",
                    _ -> sample.random().nextDouble() < .7
                            ? 0
                            : Math.round(-1_000 * Math.log(1 - sample.random().nextDouble())) / 100.0);
            return rates(sample, row -> doses[row] == 0 ? .1 : .05);
        }
    },
    /** An outcome between 0 and 1: 30% in one cell against 20%. */
    SHARE(20_000, "worse: light=dark & camera=phone_rear") {
        @Override
        double[] draw(Sample sample) {
            double[] outcomes = new double[sample.rows];
            Arrays.setAll(outcomes, row -> {
                boolean cell = sample.is(row, "light", "dark") && sample.is(row, "camera", "phone_rear");
                double mean = Sample.logistic(logit(cell ? .3 : .2) + .3 * sample.tendency(row));
                double one = gamma(sample, 8 * mean);
                double other = gamma(sample, 8 * (1 - mean));
                return Math.round(1e4 * one / (one + other)) / 1e4;
            });
            return outcomes;
        }
    },
    /** Tablets fail, and half of them do not say that they are tablets. */
    MISSING(20_000, "worse: camera in {, tablet}") {
        @Override
        double[] draw(Sample sample) {
            double[] errors = rates(sample, row -> sample.is(row, "camera", "tablet") ? .2 : .05);
            Sample.Value camera = sample.values("camera");
            sample.axis(
                    "camera",
                    row -> camera.of(row).equals("tablet") && sample.random().nextBoolean() ? "" : camera.of(row));
            return errors;
        }
    },
    /** Masks are hard and mostly recorded in the dark, where within each species attacks pass less often. */
    SIMPSON(20_000, "worse: species=mask", "safer: light=dark") {
        @Override
        double[] draw(Sample sample) {
            sample.axis("species", List.of("mask", "print"), .3, .7);
            sample.axis(
                    "light",
                    row -> sample.random().nextDouble() < (sample.is(row, "species", "mask") ? .8 : .1)
                            ? "dark"
                            : sample.pick(List.of("normal", "strong"), .7, .3));
            return rates(sample, row -> {
                boolean dark = sample.is(row, "light", "dark");
                return sample.is(row, "species", "mask") ? dark ? .25 : .35 : dark ? .03 : .05;
            });
        }
    },
    /** Light, measured and declared, agree in 97%. */
    TWINS(20_000, "worse: light=dark", "alias: light_declared=dark") {
        @Override
        double[] draw(Sample sample) {
            Sample.Value light = sample.values("light");
            sample.axis(
                    "light_declared",
                    row -> light.of(
                            sample.random().nextDouble() < .03 ? sample.random().nextInt(sample.rows) : row));
            return rates(sample, row -> sample.is(row, "light", "dark") ? .15 : .05);
        }
    },
    /** Axes of graded levels, main effects only. */
    GRADED(20_000) {
        @Override
        Map<String, double[]> effects() {
            return Map.of(
                    "age", new double[] {1.3, 0, -1.4},
                    "group", new double[] {.6, 0, -.2},
                    "priors", new double[] {-1.1, 0, .9, 1.6},
                    "sex", new double[] {0, -.4},
                    "charge", new double[] {.3, 0});
        }

        @Override
        double[] draw(Sample sample) {
            sample.only("os", "env");
            sample.axis("age", List.of("0", "1", "2"), .22, .57, .21);
            sample.axis("group", List.of("0", "1", "2"), .51, .34, .15);
            sample.axis("priors", List.of("0", "1", "2", "3"), .34, .36, .2, .1);
            sample.axis("sex", List.of("0", "1"), .81, .19);
            sample.axis("charge", List.of("0", "1"), .64, .36);
            Map<String, double[]> effects = effects();
            return sample.errors(row -> {
                double logit = -2.2;
                for (Map.Entry<String, double[]> axis : effects.entrySet()) {
                    logit += axis.getValue()[
                            Integer.parseInt(sample.values(axis.getKey()).of(row))];
                }
                return logit;
            });
        }
    },
    /** Day is 90% of the rows and fails at 12%, night at 6%. */
    MAJORITY(20_000, "safer: light=night") {
        @Override
        double[] draw(Sample sample) {
            sample.only("env").axis("light", List.of("day", "night"), .9, .1);
            return rates(sample, row -> sample.is(row, "light", "day") ? .12 : .06);
        }
    };

    final int rows;

    private final String sentences;

    KnownCause(int rows, String... right) {
        this.rows = rows;
        sentences = String.join(";", right);
    }

    /** What must be told; of an axis of numbers without the numbers. */
    Set<String> right() {
        return Set.of(sentences.split(";"));
    }

    /** Puts the axes into a sample, and answers the outcomes. */
    abstract double[] draw(Sample sample);

    /** The true edges of the axis of numbers, ascending. */
    double[] edges(double[] numbers) {
        return new double[0];
    }

    /** By axis the effects of its values, on the logit scale, where a table has nothing but main effects. */
    Map<String, double[]> effects() {
        return Map.of();
    }

    private static double[] rates(Sample sample, IntToDoubleFunction rate) {
        return sample.errors(row -> logit(rate.applyAsDouble(row)));
    }

    private static double[] faces(Sample sample) {
        return sample.number(
                "face_px",
                _ -> Math.round(10 * Math.exp(4 + .6 * sample.random().nextGaussian())) / 10.0);
    }

    private static double quantile(double[] numbers, double of) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[(int) (of * sorted.length)];
    }

    /** A draw of the gamma distribution (Marsaglia and Tsang 2000). */
    private static double gamma(Sample sample, double shape) {
        if (shape < 1) {
            return gamma(sample, shape + 1) * Math.pow(sample.random().nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double x = sample.random().nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(sample.random().nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
