package dev.scotoma.lab.benchmark;

import dev.scotoma.statistics.mining.Edges;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Miner;
import dev.scotoma.statistics.mining.Restriction;
import dev.scotoma.statistics.mining.Restriction.Between;
import dev.scotoma.statistics.mining.Restriction.OneOf;
import dev.scotoma.statistics.mining.Settings;
import dev.scotoma.statistics.mining.Subdomain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the miner tells of tables of a {@link KnownCause}, held against what is right. */
final class KnownCauses {
    private static final Settings SETTINGS = new Settings(3, 100, 0.05, 0).withSets();
    private static final double SPREAD = 0.5;

    private final IntConsumer progress;

    KnownCauses(IntConsumer progress) {
        this.progress = progress;
    }

    /**
     * What was told of one kind.
     *
     * @param right tables of which just the right was told
     * @param edges estimated edges
     * @param covered those whose interval holds the true edge
     * @param misses by edge, the share of the rows between it and the true one, ascending
     */
    record Told(int tables, int right, int edges, int covered, List<Double> misses) {
        double medianMiss() {
            return misses.isEmpty() ? 0 : misses.get(misses.size() / 2);
        }
    }

    Told of(KnownCause cause, int tables, long seed) {
        int right = 0;
        int edges = 0;
        int covered = 0;
        List<Double> misses = new ArrayList<>();
        for (int table = 0; table < tables; table++) {
            var sample =
                    new Sample(seed + 1_000L * List.of(KnownCause.values()).indexOf(cause) + table, cause.rows, SPREAD);
            double[] outcomes = cause.draw(sample);
            Mined mined = new Miner(SETTINGS).mine(sample.observations(outcomes));
            boolean isRight = isRight(cause, mined);
            right += isRight ? 1 : 0;
            double[] numbers = cause.edges(new double[] {0}).length > 0 ? sample.numbers("face_px") : new double[0];
            if (isRight && numbers.length > 0) {
                double[] truth = cause.edges(numbers);
                List<Edges.Edge> told = edges(mined.reported().getFirst());
                for (int i = 0; i < truth.length; i++) {
                    edges++;
                    Edges.Edge edge = told.get(i);
                    covered += edge.interval().low() <= truth[i]
                                    && truth[i] <= edge.interval().high()
                            ? 1
                            : 0;
                    misses.add(between(numbers, edge.at(), truth[i]));
                }
            }
            progress.accept(table + 1);
        }
        misses.sort(Comparator.naturalOrder());
        return new Told(tables, right, edges, covered, misses);
    }

    private static double between(double[] numbers, double one, double other) {
        long between = IntStream.range(0, numbers.length)
                .filter(row -> numbers[row] >= Math.min(one, other) && numbers[row] < Math.max(one, other))
                .count();
        return (double) between / numbers.length;
    }

    private static List<Edges.Edge> edges(Subdomain subdomain) {
        Edges edges = ((Between) subdomain.where().getFirst().values()).edges();
        List<Edges.Edge> list = new ArrayList<>();
        edges.from().ifPresent(list::add);
        edges.below().ifPresent(list::add);
        return list;
    }

    private static boolean isRight(KnownCause cause, Mined mined) {
        if (!cause.effects().isEmpty()) {
            return areMainEffects(cause, mined);
        }
        Set<String> told = sentences(mined);
        if (cause.right().stream().noneMatch(sentence -> sentence.startsWith("alias"))) {
            told.removeIf(sentence -> sentence.startsWith("alias"));
        }
        return told.equals(cause.right());
    }

    /** What is told, in words without figures. */
    private static Set<String> sentences(Mined mined) {
        Set<String> sentences = new HashSet<>();
        for (Subdomain each : mined.reported()) {
            sentences.add(
                    each.verdict() == Subdomain.Verdict.FOUND ? "worse: " + words(each) : "safer: " + words(each));
        }
        mined.aliases().forEach(alias -> sentences.add("alias: " + words(alias.alias())));
        return sentences;
    }

    private static String words(Subdomain subdomain) {
        return subdomain.where().stream()
                .sorted(Comparator.comparing(Restriction::axis).reversed())
                .map(KnownCauses::words)
                .collect(Collectors.joining(" & "));
    }

    private static String words(Restriction restriction) {
        if (restriction.values() instanceof Between between) {
            Optional<Edges.Edge> from = between.edges().from();
            return restriction.axis()
                    + (from.isPresent() ? " from" : "")
                    + (between.edges().below().isPresent() ? (from.isPresent() ? " to below" : " below") : "");
        }
        if (restriction.values() instanceof OneOf some && some.values().size() > 1) {
            return new Restriction(
                            restriction.axis(),
                            new OneOf(some.values().stream().sorted().toList()))
                    .toString();
        }
        return restriction.toString();
    }

    /** Single conditions alone, each on the side on which its values are, and every axis of effects told. */
    private static boolean areMainEffects(KnownCause cause, Mined mined) {
        Set<String> axes = new HashSet<>();
        for (Subdomain each : mined.reported()) {
            Restriction where = each.where().getFirst();
            double[] effects = cause.effects().getOrDefault(where.axis(), new double[0]);
            if (each.where().size() > 1 || effects.length == 0 || !(where.values() instanceof OneOf some)) {
                return false;
            }
            Set<Integer> told = some.values().stream().map(Integer::valueOf).collect(Collectors.toSet());
            double inside = IntStream.range(0, effects.length)
                    .filter(told::contains)
                    .mapToDouble(value -> effects[value])
                    .average()
                    .orElseThrow();
            double outside = untold(mined, where.axis(), effects);
            if (inside > outside != (each.verdict() == Subdomain.Verdict.FOUND)) {
                return false;
            }
            axes.add(where.axis());
        }
        return axes.equals(cause.effects().keySet());
    }

    private static double untold(Mined mined, String axis, double[] effects) {
        Set<Integer> told = mined.reported().stream()
                .map(each -> each.where().getFirst())
                .filter(where -> where.axis().equals(axis))
                .flatMap(where -> ((OneOf) where.values()).values().stream())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        return IntStream.range(0, effects.length)
                .filter(value -> !told.contains(value))
                .mapToDouble(value -> effects[value])
                .average()
                .orElse(0);
    }
}
