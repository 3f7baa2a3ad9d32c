package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one mining run found.
 *
 * @param all the tally of every row
 * @param interval the interval of the base rate, {@code all.rate()}
 * @param tested how many different sets of rows the error control covers
 * @param subdomains the found ones, those first that account for most, then for context every single condition and the
 *     strongest of the rest
 * @param safer what was found the other way round: the rate is lower than the others let expect
 * @param aliases axes that say nearly the same as a condition of what is found
 * @param gaps what was hardly recorded, the most expected first
 * @param warnings what a reader must know of the data, a sentence each
 */
public record Mined(
        Tally all,
        Interval interval,
        int tested,
        List<Subdomain> subdomains,
        List<Subdomain> safer,
        List<Alias> aliases,
        List<Gap> gaps,
        List<String> warnings) {
    public Mined {
        safer = List.copyOf(safer);
        aliases = List.copyOf(aliases);
        subdomains = List.copyOf(subdomains);
        gaps = List.copyOf(gaps);
        warnings = List.copyOf(warnings);
    }

    /**
     * A condition of another axis that holds for nearly the same rows as one of something reported, so that either
     * could be the cause.
     *
     * @param agreement the rows that have both over the rows that have one or the other
     */
    public record Alias(Restriction reported, Restriction alias, double agreement) {}

    /** Everything reported, worse and safer. */
    public List<Subdomain> reported() {
        return Stream.concat(found().stream(), safer.stream()).toList();
    }

    /** The reported subdomains in which the outcome is more frequent. */
    public List<Subdomain> found() {
        return subdomains.stream()
                .filter(subdomain -> subdomain.verdict() == Subdomain.Verdict.FOUND)
                .toList();
    }
}
