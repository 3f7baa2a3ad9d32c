package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.mining.Mined.Alias;
import dev.scotoma.statistics.mining.Steps.Taken;
import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** What is told of what was counted: what the search chose, and what stands beside it for context. */
final class Report {
    /** The share of all rows, or of a subdomain's, above which a participant is named in a warning. */
    private static final double DOMINANT = 0.1;

    static final String CUT =
            "More stands out than the %d that are told; the search ended there.".formatted(Steps.MOST);

    static final String UNSETTLED =
            "The joint fit of what is told did not come to rest; read what is expected and the odds ratios with"
                    + " caution.";

    private final Observations rows;
    private final Settings settings;
    private final Counted counted;
    private final Watch watch;
    private final Tally all;
    private final List<Cell> tested;
    private final Postings postings;
    private final Fits fits;
    private final Figures figures;
    private final Telling telling;
    private final List<Subdomain> found = new ArrayList<>();
    private final List<Subdomain> safer = new ArrayList<>();
    private final List<Subdomain> context = new ArrayList<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Report(Observations rows, Settings settings, Counted counted, Watch watch) {
        this.watch = watch;
        this.rows = rows;
        this.settings = settings;
        this.counted = counted;
        all = counted.all();
        tested = counted.hypotheses();
        postings = new Postings(rows);
        fits = new Fits(rows);
        figures = new Figures(rows, fits, all, tested);
        telling = new Telling(rows, postings);
    }

    Mined mined() {
        if (rows.largestCluster() > DOMINANT * all.rows()) {
            warnings.add(("One participant has %d of the %d rows; in a test nobody counts for more than"
                            + " the square root of a subdomain's rows.")
                    .formatted(rows.largestCluster(), all.rows()));
        }
        warnings.addAll(counted.warnings());
        if (!tested.isEmpty()) {
            select();
        }
        counted.thin()
                .forEach(cell -> context.add(
                        figures.counted(cell, telling.restrictions(cell), Verdict.TOO_FEW, OptionalDouble.empty())));
        return new Mined(
                all,
                figures.base(),
                tested.size(),
                Stream.concat(found.stream(), context.stream()).toList(),
                safer,
                aliases,
                counted.gaps(),
                warnings);
    }

    private void select() {
        double level = settings.alpha() / tested.size();
        var search = new Search(rows, postings, fits, tested, level, settings.sets(), watch);
        List<Taken<Box>> chosen = search.chosen();
        if (search.isCut()) {
            warnings.add(CUT);
        }
        if (!chosen.isEmpty()
                && !fits.given(chosen.stream().map(Taken::told).toList()).fit().converged) {
            warnings.add(UNSETTLED);
        }
        double tail = Interval.TAIL * Math.max(1, chosen.size()) / tested.size();
        Map<Box, Double> adjusted = Steps.adjusted(chosen, tested.size());
        List<Box> boxes = chosen.stream().map(Taken::told).toList();
        for (Taken<Box> each : chosen) {
            Box box = each.told();
            Subdomain told =
                    figures.reported(each, Steps.without(boxes, box), telling, adjusted.getOrDefault(box, 1.0), tail);
            (told.verdict() == Verdict.FOUND ? found : safer).add(told);
            aliases.addAll(telling.aliases(box));
            dominated(box).ifPresent(warnings::add);
        }
        found.sort(Comparator.comparingDouble(Subdomain::weight).reversed());
        safer.sort(Comparator.comparingDouble(Subdomain::weight).reversed());
        new Neighbourhood(boxes).add();
    }

    private Optional<String> dominated(Box box) {
        int largest = 0;
        int cluster = -1;
        int size = 0;
        for (int word = 0; word < box.rows().length; word++) {
            for (long left = box.rows()[word]; left != 0; left &= left - 1) {
                int of = rows.clusters()[(word << 6) + Long.numberOfTrailingZeros(left)];
                size = of == cluster ? size + 1 : 1;
                cluster = of;
                largest = Math.max(largest, size);
            }
        }
        return largest > DOMINANT * box.size()
                ? Optional.of("One participant has %d of the %d rows of %s; read its capped figures."
                        .formatted(largest, box.size(), telling.words(box)))
                : Optional.empty();
    }

    /** Adds what is not reported: every single condition, and of the others the strongest as far as there is room. */
    private final class Neighbourhood {
        private final Set<List<Restriction>> reported = new HashSet<>();
        private final ScoreStatistic alone;

        Neighbourhood(List<Box> boxes) {
            boxes.forEach(box -> reported.add(telling.restrictions(box)));
            alone = fits.given(List.of());
        }

        private record Alone(Cell cell, Evidence evidence) {}

        void add() {
            List<Cell> wanted = tested.stream()
                    .filter(cell -> settings.context() > 0 || cell.order() == 1)
                    .toList();
            int[] room = {settings.context()};
            List<Alone> judged = wanted.parallelStream()
                    .map(cell -> new Alone(cell, alone.either(cell, postings)))
                    .toList();
            judged.stream()
                    .sorted(Comparator.comparing(this::worse, Evidence.STRONGEST_FIRST))
                    .filter(each -> !reported.contains(telling.restrictions(each.cell)))
                    .filter(each -> each.cell.order() == 1 || room[0]-- > 0)
                    .forEachOrdered(this::add);
        }

        /** Evidence of an excess alone: what is safer stands last. */
        private Evidence worse(Alone alone) {
            return alone.evidence.worse() ? alone.evidence : Evidence.NONE;
        }

        private void add(Alone each) {
            double p = Math.min(1, worse(each).p() * tested.size());
            Verdict verdict = p <= settings.alpha() ? Verdict.EXPLAINED : Verdict.NOT_SHOWN;
            context.add(figures.counted(each.cell, telling.restrictions(each.cell), verdict, OptionalDouble.of(p)));
        }
    }
}
