package dev.scotoma.statistics.evaluation;

import static dev.scotoma.statistics.evaluation.Presentations.GENUINE;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Counts the presentations and participants that stand behind a rate. */
public final class Behind {
    private final Presentations of;

    public Behind(Presentations of) {
        this.of = of;
    }

    /**
     * How much stands behind a rate.
     *
     * @param effective the number of participants of equal weight that would say as much: (Σn_s)²/Σn_s²
     */
    public record Size(int sessions, int participants, double effective) {}

    public Size of(String species) {
        int kind = of.species().indexOf(species);
        return size(each -> each == kind, false);
    }

    public Size of(Metric metric) {
        return switch (metric) {
            // The largest rate is known no better than the one known least.
            case APCER_MAX ->
                IntStream.range(0, of.species().size())
                        .mapToObj(kind -> size(each -> each == kind, false))
                        .filter(size -> size.sessions > 0)
                        .min(Comparator.comparingDouble(Size::effective))
                        .orElse(new Size(0, 0, 0));
            case FAR -> size(kind -> kind != GENUINE, false);
            case BPCER, FRR -> size(kind -> kind == GENUINE, false);
            case APNRR -> size(kind -> kind != GENUINE, true);
            case BPNRR -> size(kind -> kind == GENUINE, true);
            case ACER, HTER, EER, AUC, BPCER20 -> size(kind -> true, false);
        };
    }

    /**
     * What stands behind the rate at a place in the array of all rates; empty where the rate is no share of
     * presentations.
     */
    Optional<Size> share(int place) {
        int species = place - Metric.ORDER.size();
        if (species >= 0) {
            return Optional.of(of(of.species().get(species)));
        }
        Metric metric = Metric.ORDER.get(place);
        return switch (metric) {
            case ACER, HTER, EER, AUC, BPCER20 -> Optional.empty();
            case APCER_MAX, FAR, BPCER, FRR, APNRR, BPNRR -> Optional.of(of(metric));
        };
    }

    private Size size(IntPredicate kinds, boolean silentToo) {
        int[] rows = new int[of.participants()];
        for (int row = 0; row < of.kinds.length; row++) {
            rows[of.persons[row]] += kinds.test(of.kinds[row]) ? 1 : 0;
        }
        for (int row = 0; silentToo && row < of.silentKinds.length; row++) {
            rows[of.silentPersons[row]] += kinds.test(of.silentKinds[row]) ? 1 : 0;
        }
        int sum = 0;
        int people = 0;
        double squares = 0;
        for (int each : rows) {
            sum += each;
            people += each > 0 ? 1 : 0;
            squares += (double) each * each;
        }
        return new Size(sum, people, sum == 0 ? 0 : (double) sum * sum / squares);
    }
}
