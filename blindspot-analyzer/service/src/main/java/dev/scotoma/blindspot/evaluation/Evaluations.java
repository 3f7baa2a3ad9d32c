package dev.scotoma.blindspot.evaluation;

import dev.scotoma.blindspot.evaluation.Comparison.Difference;
import dev.scotoma.blindspot.evaluation.Evaluation.Judge;
import dev.scotoma.blindspot.evaluation.Evaluation.Rate;
import dev.scotoma.blindspot.evaluation.EvaluationRepository.Sample;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.evaluation.Behind;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges the iterations of the platform anew at every question. Nothing is kept that a withdrawal would have to erase.
 */
@ApplicationScoped
public class Evaluations {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 1);
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
        Judged judged = judged(presentations, iteration);
        Rates rates = Rates.of(presentations, judged.convention(), judged.threshold());
        Intervals intervals = BOOTSTRAP.intervals(judged);
        Presentations.Counts counts = presentations.counts();
        boolean both = presentations.hasBothKinds();
        var behind = new Behind(presentations);
        List<Rate> all = new ArrayList<>();
        rates.values()
                .forEach(
                        (metric, value) -> all.add(rate(word(metric), behind.of(metric), value, intervals.of(metric))));
        List<Rate> species = new ArrayList<>();
        rates.apcer().forEach((name, value) -> species.add(rate(name, behind.of(name), value, intervals.of(name))));
        return EvaluationBuilder.builder()
                .iteration(judge(iteration))
                .split(scope.split().orElse(null))
                .attempts(scope.attempts().word())
                .sessions(counts.genuine() + counts.attacks())
                .participants(presentations.participants())
                .genuineNoResponse(counts.genuineNoResponse())
                .attackNoResponse(counts.attackNoResponse())
                .leftOut(sample.leftOut())
                .rates(all)
                .species(species)
                .changing(changing(sample.changing()))
                .eerThreshold(both ? Thresholds.eer(presentations, judged.convention()) : null)
                .det(both ? DetPoint.curve(presentations, judged.convention(), CURVE_POINTS) : List.of())
                .histograms(SpeciesHistogram.of(presentations, BINS))
                .draws(BOOTSTRAP.draws())
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
                BOOTSTRAP.draws());
    }

    private static List<Difference> differences(Judged one, Judged other) {
        Rates rates = Rates.of(one.presentations(), one.convention(), one.threshold());
        Rates others = Rates.of(other.presentations(), other.convention(), other.threshold());
        Rates differences = Bootstrap.difference(one, other);
        Intervals intervals = BOOTSTRAP.differences(one, other);
        List<Difference> all = new ArrayList<>();
        differences
                .values()
                .forEach((metric, value) -> all.add(difference(
                        word(metric), false, rates.of(metric), others.of(metric), value, intervals.of(metric))));
        differences
                .apcer()
                .forEach((name, value) -> all.add(difference(
                        name,
                        true,
                        rates.apcer().getOrDefault(name, Double.NaN),
                        others.apcer().getOrDefault(name, Double.NaN),
                        value,
                        intervals.of(name))));
        return all;
    }

    private static Difference difference(
            String name, boolean species, double first, double second, double value, Optional<Interval> interval) {
        return new Difference(
                name,
                species,
                number(first),
                number(second),
                number(value),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null));
    }

    private static Rate rate(String name, Behind.Size size, double value, Optional<Interval> interval) {
        return new Rate(
                name,
                size.sessions(),
                size.participants(),
                number(value),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null));
    }

    /**
     * The share of sessions whose decision changes. It is counted as the BPCER of presentations that are all of one
     * kind.
     */
    private static Rate changing(Presentations sessions) {
        var judged = new Judged(sessions, Convention.HIGHER_IS_ATTACK, 1);
        double share =
                Rates.of(sessions, judged.convention(), judged.threshold()).of(Metric.BPCER);
        return rate(
                "changing",
                new Behind(sessions).of(Metric.BPCER),
                share,
                BOOTSTRAP.intervals(judged).of(Metric.BPCER));
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String word(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    private static Judge judge(Iteration iteration) {
        var manifest = iteration.manifest();
        return new Judge(
                iteration.id(),
                manifest.name(),
                manifest.iteration(),
                manifest.threshold().value());
    }

    private static Judged judged(Presentations presentations, Iteration iteration) {
        return new Judged(
                presentations,
                Convention.HIGHER_IS_ATTACK,
                iteration.manifest().threshold().value());
    }
}
