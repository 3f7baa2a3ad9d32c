package dev.scotoma.blindspot.blindspot;

import dev.scotoma.blindspot.blindspot.HeatMap.Place;
import dev.scotoma.blindspot.blindspot.MiningRun.Exclusion;
import dev.scotoma.blindspot.blindspot.MiningRunRepository.Look;
import dev.scotoma.blindspot.blindspot.SampleRepository.Sample;
import dev.scotoma.blindspot.blindspot.SampleRepository.Scope;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.blindspot.subdomain.Counted;
import dev.scotoma.blindspot.subdomain.Mined;
import dev.scotoma.blindspot.subdomain.Miner;
import dev.scotoma.blindspot.subdomain.Settings;
import dev.scotoma.blindspot.subdomain.Tally;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The looks at what iterations get wrong, and what they found. */
@ApplicationScoped
public class MiningRuns {
    private static final int MOST_CONDITIONS = 3;
    /** How many subdomains are stored that were tested and are not reported: the neighbourhood of the list, for the plot. */
    private static final int CONTEXT = 150;

    private static final int LARGEST_PAGE = 200;

    private final MiningRunRepository runs;
    private final SampleRepository samples;
    private final Models models;
    private final AgroalDataSource dataSource;

    MiningRuns(MiningRunRepository runs, SampleRepository samples, Models models, AgroalDataSource dataSource) {
        this.runs = runs;
        this.samples = samples;
        this.models = models;
        this.dataSource = dataSource;
    }

    /**
     * Looks now, and keeps the look under the next number. Withdrawals wait meanwhile, some seconds for a hundred thousand sessions, so
     * that no count holds a session that was withdrawn before it was published.
     */
    @Transactional
    MiningRun mine(NewMiningRun wanted, UUID researcher) throws SQLException {
        Outcome outcome = Outcome.of(wanted.outcome());
        var settings = new Settings(MOST_CONDITIONS, wanted.support(), wanted.familyError(), CONTEXT);
        Iteration iteration = iteration(wanted.iterationId());
        holdWithdrawals();
        Sample sample = samples.sample(new Scope(iteration, outcome, Optional.empty()), MinedAxis.ALL);
        if (sample.rows().rows() == 0) {
            int others =
                    sample.excluded().stream().mapToInt(Exclusion::sessions).sum();
            throw new Problem(
                    ProblemType.CONFLICT,
                    "There is nothing to mine yet: of " + others + " " + outcome.kind()
                            + " sessions none is both decided and scored by this iteration.");
        }
        Mined mined = new Miner(settings).mine(sample.rows());
        var look = new Look(iteration.id(), outcome, settings.alpha(), settings.minSupport(), researcher);
        return get(runs.insert(look, mined, sample.excluded()));
    }

    private void holdWithdrawals() throws SQLException {
        try (var connection = dataSource.getConnection();
                var lock = connection.createStatement()) {
            lock.execute("SELECT pg_advisory_xact_lock_shared(capture_pub.withdrawal_lock_key())");
        }
    }

    List<MiningRun> of(Optional<UUID> iteration) throws SQLException {
        if (iteration.isPresent()) {
            iteration(iteration.get());
        }
        return runs.of(iteration);
    }

    MiningRun get(int number) throws SQLException {
        return runs.find(number)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no mining run of this number."));
    }

    List<MinedSubdomain> subdomains(int number, int limit) throws SQLException {
        return runs.subdomains(get(number).number(), Math.clamp(limit, 1, 1_000));
    }

    BlindSpot blindSpot(UUID id) throws SQLException {
        var spot = runs.spot(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no blind spot of this id."));
        return new BlindSpot(id, spot.state(), spot.foundAt().toInstant(), get(spot.run()), spot.subdomain());
    }

    /** In a transaction, because the rows come in portions. */
    @Transactional
    HeatMap heatMap(int number, String xAxis, String yAxis) throws SQLException {
        MinedAxis x = MinedAxis.of(xAxis);
        MinedAxis y = MinedAxis.of(yAxis);
        if (x == y) {
            throw new Problem(ProblemType.BAD_REQUEST, "The two axes must differ.");
        }
        MiningRun run = get(number);
        Sample sample = samples.sample(scope(run), List.of(x, y));
        List<Place> places = Miner.cross(sample.rows()).stream()
                .map(cell -> place(cell, run.minSupport()))
                .toList();
        int known = places.stream().mapToInt(Place::sessions).sum();
        return new HeatMap(
                x.word(),
                y.word(),
                values(x, sample, 0),
                values(y, sample, 1),
                sample.rows().rows(),
                sample.rows().rows() - known,
                places);
    }

    /** In the order of the vocabulary; those that nobody recorded are missing. */
    private List<String> values(MinedAxis axis, Sample sample, int column) throws SQLException {
        List<String> order = samples.valuesOf(axis);
        var values = new TreeSet<String>(
                Comparator.comparingInt((String value) -> order.contains(value) ? order.indexOf(value) : order.size())
                        .thenComparing(Comparator.naturalOrder()));
        values.addAll(sample.rows().axes().get(column).values());
        return List.copyOf(values);
    }

    private static Place place(Counted cell, int minSupport) {
        Tally tally = cell.tally();
        return new Place(
                cell.conditions().get(0).value(),
                cell.conditions().get(1).value(),
                tally.rows(),
                tally.clusters(),
                tally.effectiveClusters(),
                (int) Math.round(tally.sum()),
                tally.rate(),
                cell.interval().low(),
                cell.interval().high(),
                !Settings.enough(tally, minSupport));
    }

    SessionsBehind sessions(
            int number, Map<MinedAxis, String> conditions, @Nullable Boolean error, @Nullable UUID after, int limit)
            throws SQLException {
        return samples.behind(scope(get(number)), conditions, error, after, Math.clamp(limit, 1, LARGEST_PAGE));
    }

    private Scope scope(MiningRun run) throws SQLException {
        return new Scope(iteration(run.iterationId()), Outcome.of(run.outcome()), Optional.of(run.minedAt()));
    }

    private Iteration iteration(UUID id) throws SQLException {
        return models.find(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no model iteration of this id."));
    }
}
