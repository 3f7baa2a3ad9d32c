package dev.scotoma.statistics.evaluation;

import java.util.List;

/**
 * The rates that are one number each. All are shares within [0, 1], and NaN where there is nothing to take a share of.
 */
public enum Metric {
    /** The largest APCER of a species: the share of its attacks that are accepted, of those that got a response. */
    APCER_MAX,
    /** The share of genuine presentations that are rejected, of those that got a response. */
    BPCER,
    /** (APCER_MAX + BPCER) / 2. ISO/IEC 30107-3:2023 deprecates it, because it hides which of the two is bad. */
    ACER,
    /** The share of attacks that are accepted, all species pooled. */
    FAR,
    /** The same as BPCER, under the name that goes with FAR. */
    FRR,
    /** (FAR + FRR) / 2. It is meant for a threshold that was fixed on other data. */
    HTER,
    /** The share of attacks that get no response. */
    APNRR,
    /** The share of genuine presentations that get no response. */
    BPNRR,
    /** (FAR + FRR) / 2 at the EER threshold of these data; see {@link Thresholds#eer}. */
    EER,
    /**
     * The share of pairs of an attack and a genuine presentation that the scores put in the right order; ties count
     * half.
     */
    AUC,
    /** The smallest BPCER of any threshold at which no species has an APCER above 5%. */
    BPCER20;

    static final List<Metric> ORDER = List.of(values());

    /** Where the rate stands in the array of all rates. */
    int place() {
        return ORDER.indexOf(this);
    }
}
