package dev.scotoma.blindspot.evaluation;

import dev.scotoma.blindspot.evaluation.Comparison.Difference;
import dev.scotoma.blindspot.evaluation.Evaluation.Judge;
import dev.scotoma.blindspot.evaluation.EvaluationRepository.Sample;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.evaluation.Bootstrap;
import dev.scotoma.statistics.evaluation.Bootstrap.Judged;
import dev.scotoma.statistics.evaluation.Convention;
import dev.scotoma.statistics.evaluation.DetPoint;
import dev.scotoma.statistics.evaluation.Intervals;
import dev.scotoma.statistics.evaluation.Metric;
import dev.scotoma.statistics.evaluation.Presentations;
import dev.scotoma.statistics.evaluation.Rates;
import dev.scotoma.statistics.evaluation.Thresholds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges the iterations of the platform anew at every question. Nothing is kept that a withdrawal would have to erase.
 */
@ApplicationScoped
public class Evaluations {
    private static final int CURVE_POINTS = 50;
    private static final int BINS = 25;

    private final EvaluationRepository repository;
    private final Models models;

    Evaluations(EvaluationRepository repository, Models models) {
        this.repository = repository;
        this.models = models;
    }

    Evaluation evaluation(UUID id, SessionFilter scope) {
        List<Iteration> lineage = models.lineage(id);
        Iteration iteration = lineage.getFirst();
        Sample sample = repository.sample(lineage, scope);
        Presentations presentations = sample.presentations().getFirst();
        var rates = MeasuredRates.of(presentations, threshold(iteration));
        Presentations.Counts counts = presentations.counts();
        boolean both = presentations.hasBothKinds();
        return EvaluationBuilder.builder()
                .iteration(judge(iteration))
                .split(scope.split().orElse(null))
                .attempts(scope.attempts().word())
                .sessions(counts.genuine() + counts.attacks())
                .participants(presentations.participants())
                .genuineNoResponse(counts.genuineNoResponse())
                .attackNoResponse(counts.attackNoResponse())
                .leftOut(sample.leftOut())
                .rates(rates.all())
                .species(rates.species())
                .changing(changing(sample.changing()))
                .eerThreshold(both ? Thresholds.eer(presentations, Convention.HIGHER_IS_ATTACK) : null)
                .det(both ? DetPoint.curve(presentations, Convention.HIGHER_IS_ATTACK, CURVE_POINTS) : List.of())
                .histograms(SpeciesHistogram.of(presentations, BINS))
                .draws(MeasuredRates.BOOTSTRAP.draws())
                .build();
    }

    Comparison comparison(UUID firstId, UUID secondId, SessionFilter scope) {
        if (firstId.equals(secondId)) {
            throw new Problem(ProblemType.BAD_REQUEST, "Name two different iterations to compare.");
        }
        List<Iteration> firsts = models.lineage(firstId);
        List<Iteration> seconds = models.lineage(secondId);
        Iteration first = firsts.getFirst();
        Iteration second = seconds.getFirst();
        Sample sample = repository.both(firsts, seconds, scope);
        Judged one = judged(sample.presentations().getFirst(), first);
        Judged other = judged(sample.presentations().getLast(), second);
        Presentations.Counts counts = one.presentations().counts();
        return new Comparison(
                judge(first),
                judge(second),
                scope.split().orElse(null),
                scope.attempts().word(),
                counts.genuine() + counts.attacks(),
                one.presentations().participants(),
                sample.leftOut(),
                differences(one, other),
                MeasuredRates.BOOTSTRAP.draws());
    }

    private static List<Difference> differences(Judged one, Judged other) {
        var first = MeasuredRates.of(one.presentations(), one.threshold());
        var second = MeasuredRates.of(other.presentations(), other.threshold());
        Rates differences = Bootstrap.difference(one, other);
        Intervals intervals = MeasuredRates.BOOTSTRAP.differences(one, other);
        List<Difference> all = new ArrayList<>();
        differences
                .values()
                .forEach((metric, value) ->
                        all.add(difference(first.of(metric), second.of(metric), false, value, intervals.of(metric))));
        differences
                .apcer()
                .forEach((name, value) -> all.add(
                        difference(first.ofSpecies(name), second.ofSpecies(name), true, value, intervals.of(name))));
        return all;
    }

    private static Difference difference(
            Rate first, Rate second, boolean species, double value, Optional<Interval> interval) {
        return new Difference(
                first.name(),
                species,
                first,
                second,
                number(value),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null));
    }

    /**
     * The share of sessions whose decision changes. It is counted as the BPCER of presentations that are all of one
     * kind.
     */
    private static Rate changing(Presentations sessions) {
        Rate share = MeasuredRates.of(sessions, 1).of(Metric.BPCER);
        return new Rate(
                "changing",
                null,
                share.errors(),
                share.sessions(),
                share.participants(),
                share.value(),
                share.low(),
                share.high());
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Judge judge(Iteration iteration) {
        var manifest = iteration.manifest();
        return new Judge(iteration.id(), manifest.name(), manifest.iteration(), threshold(iteration));
    }

    private static Judged judged(Presentations presentations, Iteration iteration) {
        return new Judged(presentations, Convention.HIGHER_IS_ATTACK, threshold(iteration));
    }

    private static double threshold(Iteration iteration) {
        return iteration.manifest().threshold().value();
    }
}
