package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.HeatMap.Place;
import dev.scotoma.blindspot.evaluation.MeasuredRates;
import dev.scotoma.blindspot.evaluation.SpeciesHistogram;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.evaluation.Convention;
import dev.scotoma.statistics.evaluation.DetPoint;
import dev.scotoma.statistics.evaluation.Metric;
import dev.scotoma.statistics.evaluation.Presentations;
import dev.scotoma.statistics.mining.CellRate;
import dev.scotoma.statistics.mining.Miner;
import dev.scotoma.statistics.mining.Observations;
import dev.scotoma.statistics.mining.Settings;
import dev.scotoma.statistics.mining.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shows what lies behind a mining run, over its sessions less those withdrawn since: any two axes, what is unknown, and
 * the sessions and scores of one subdomain.
 */
@ApplicationScoped
class DrillDown {
    private static final int CURVE_POINTS = 50;
    private static final int BINS = 25;
    private static final int LARGEST_PAGE = 200;

    private final MiningRuns runs;
    private final SampleRepository samples;
    private final BehindRepository behind;

    DrillDown(MiningRuns runs, SampleRepository samples, BehindRepository behind) {
        this.runs = runs;
        this.samples = samples;
        this.behind = behind;
    }

    /** In a transaction, because the rows come in portions. */
    @Transactional
    HeatMap heatMap(int number, String xAxis, String yAxis) {
        MinedAxis x = MinedAxis.of(xAxis);
        MinedAxis y = MinedAxis.of(yAxis);
        if (x == y) {
            throw new Problem(ProblemType.BAD_REQUEST, "The two axes must differ.");
        }
        MiningRun run = runs.get(number);
        Observations sample = samples.sample(runs.scope(run), List.of(x, y));
        List<Place> places = Miner.cross(sample).stream()
                .map(cell -> cell(cell, run.minSupport()))
                .toList();
        int known = places.stream().mapToInt(Place::sessions).sum();
        return new HeatMap(
                x.word(),
                y.word(),
                values(x, sample, 0),
                values(y, sample, 1),
                sample.rows(),
                sample.rows() - known,
                places);
    }

    /**
     * What campaigns could have asked for and hardly anybody recorded. In a transaction, because the rows come in
     * portions.
     */
    @Transactional
    List<CoverageGap> coverageGaps(int number, int limit) {
        MiningRun run = runs.get(number);
        MiningScope scope = runs.scope(run);
        List<MinedAxis> axes =
                scope.axes().stream().filter(MinedAxis.PRESCRIBED::contains).toList();
        return Miner.gaps(samples.sample(scope, axes), run.minSupport()).stream()
                // Nobody can be asked for what nobody says.
                .filter(gap ->
                        gap.conditions().stream().noneMatch(each -> each.value().isEmpty()))
                .limit(Math.clamp(limit, 1, 1_000))
                .map(gap ->
                        new CoverageGap(gap.conditions().stream().map(Asked::of).toList(), gap.rows(), gap.expected()))
                .toList();
    }

    /** In the order of the vocabulary, what nobody gave last; those that nobody recorded are missing. */
    private List<String> values(MinedAxis axis, Observations sample, int column) {
        List<String> order = samples.valuesOf(axis);
        var values = new TreeSet<String>(Comparator.comparingInt((String value) -> order.contains(value)
                        ? order.indexOf(value)
                        : value.isEmpty() ? order.size() + 1 : order.size())
                .thenComparing(Comparator.naturalOrder()));
        values.addAll(sample.axes().get(column).values());
        return List.copyOf(values);
    }

    private static HeatMap.Place cell(CellRate cell, int minSupport) {
        Tally tally = cell.tally();
        return PlaceBuilder.builder()
                .x(cell.conditions().get(0).value())
                .y(cell.conditions().get(1).value())
                .sessions(tally.rows())
                .participants(tally.clusters())
                .effectiveParticipants(tally.effectiveClusters())
                .errors((int) Math.round(tally.sum()))
                .rate(tally.rate())
                .low(cell.interval().low())
                .high(cell.interval().high())
                .small(!Settings.enough(tally, minSupport))
                .build();
    }

    SessionsBehind sessions(int number, Membership place, @Nullable Boolean error, @Nullable UUID after, int limit) {
        return behind.behind(runs.scope(runs.get(number)), place, error, after, Math.clamp(limit, 1, LARGEST_PAGE));
    }

    /** In a transaction, because the rows come in portions. */
    @Transactional
    TradeOff tradeOff(int number, Membership place) {
        if (place.isEmpty()) {
            throw new Problem(ProblemType.BAD_REQUEST, "Say which conditions: condition=axis:value, repeated.");
        }
        MiningScope scope = runs.scope(runs.get(number));
        BehindRepository.Scores scores = behind.scores(scope, place);
        double threshold = scope.iteration().manifest().threshold().value();
        return new TradeOff(threshold, side(scores.here(), threshold), side(scores.elsewhere(), threshold));
    }

    private static TradeOff.Side side(Presentations scores, double threshold) {
        var counts = scores.counts();
        var rates = MeasuredRates.of(scores, threshold);
        return new TradeOff.Side(
                counts.genuine() + counts.attacks(),
                scores.participants(),
                rates.of(Metric.FAR),
                rates.of(Metric.BPCER),
                scores.hasBothKinds() ? DetPoint.curve(scores, Convention.HIGHER_IS_ATTACK, CURVE_POINTS) : List.of(),
                SpeciesHistogram.of(scores, BINS));
    }
}
