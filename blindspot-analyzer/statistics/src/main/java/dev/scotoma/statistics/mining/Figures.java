package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.mining.Steps.Taken;
import dev.scotoma.statistics.mining.Subdomain.Heaviest;
import dev.scotoma.statistics.mining.Subdomain.Joint;
import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rates, intervals and odds ratios of subdomains, with the weights and the variance that the test has. */
final class Figures {
    private final Observations rows;
    private final Fits fits;
    private final Tally all;
    private final Spread spread;
    private final Shrinkage shrinkage;
    private final StratumRates baseline;

    Figures(Observations rows, Fits fits, Tally all, List<Cell> cells) {
        this.rows = rows;
        this.fits = fits;
        this.all = all;
        spread = Spread.of(all, rows.outcomes());
        shrinkage = new Shrinkage(all, spread, cells.stream().map(Cell::tally).toList());
        baseline = new StratumRates(rows);
    }

    /** The interval of the base rate. */
    Interval base() {
        return RateInterval.of(all, spread);
    }

    /** A cell for context, with its raw rate. */
    Subdomain counted(Cell cell, List<Restriction> where, Verdict verdict, OptionalDouble adjustedP) {
        Tally tally = cell.tally();
        double expected = baseline.expected(cell);
        return new Subdomain(
                where,
                verdict,
                tally,
                RateInterval.of(tally, spread),
                shrinkage.rate(tally),
                expected,
                tally.rate() - expected,
                adjustedP,
                Optional.empty());
    }

    /**
     * A chosen one beside the others.
     *
     * @param tail of its intervals, on either side
     */
    Subdomain reported(Taken<Box> taken, List<Box> others, Telling telling, double adjustedP, double tail) {
        Box box = taken.told();
        Tally raw = tally(box, Double.POSITIVE_INFINITY);
        Tally capped = tally(box, CappedTally.cap(box.size()));
        double expected = baseline.expected(box.rows(), box.size());
        return new Subdomain(
                telling.restrictions(box),
                taken.evidence().worse() ? Verdict.FOUND : Verdict.SAFER,
                raw,
                RateInterval.of(capped, spread, tail),
                shrinkage.rate(capped),
                expected,
                raw.rate() - expected,
                OptionalDouble.of(adjustedP),
                Optional.of(joint(box, others, capped, heaviest(box, raw), tail)));
    }

    private Joint joint(Box box, List<Box> others, Tally capped, Heaviest heaviest, double tail) {
        List<Box> given = new ArrayList<>(others);
        ScoreStatistic beside = fits.given(given);
        ClusterSums without = beside.sums(box.rows(), box.size());
        given.add(box);
        ScoreStatistic joint = fits.given(given);
        ClusterSums with = joint.sums(box.rows(), box.size());
        LogitFit fit = joint.fit();
        double effect = fit.coefficients[fit.coefficients.length - 1];
        // What is left of the box beside the others alone: the fit without it says how far they follow it.
        double left = beside.left(without);
        double error = Math.sqrt(joint.variance(with) / Math.max(left, 1e-9)) / with.independent;
        double t = Tails.studentQuantile(tail, Math.max(1, capped.effectiveClusters() - 1));
        return new Joint(
                without.n,
                without.observed / without.n,
                without.expected / without.n,
                Math.exp(effect),
                new Interval(Math.exp(effect - t * error), Math.exp(effect + t * error)),
                heaviest);
    }

    private Tally tally(Box box, double cap) {
        return CappedTally.of(rows, row -> Bits.holds(box.rows(), row), cap);
    }

    /** What is left of a box without the participant who has most of its rows. */
    private Heaviest heaviest(Box box, Tally raw) {
        int most = 0;
        double errorsOfMost = 0;
        for (int row = 0; row < rows.rows(); ) {
            int cluster = rows.clusters()[row];
            int size = 0;
            double errors = 0;
            for (; row < rows.rows() && rows.clusters()[row] == cluster; row++) {
                boolean inside = Bits.holds(box.rows(), row);
                size += inside ? 1 : 0;
                errors += inside ? rows.outcomes()[row] : 0;
            }
            if (size > most) {
                most = size;
                errorsOfMost = errors;
            }
        }
        int others = raw.rows() - most;
        return new Heaviest(most, others == 0 ? raw.rate() : (raw.sum() - errorsOfMost) / others);
    }
}
