package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.List;

/**
 * What one mining run found.
 *
 * @param all the tally of every row
 * @param interval the interval of the base rate, {@code all.rate()}
 * @param tested how many different sets of rows the error control covers
 * @param subdomains the found ones by their adjusted p, then for context every single condition and the strongest of
 *     the rest
 * @param gaps what was hardly recorded, the most expected first
 * @param warnings what a reader must know of the data, a sentence each
 */
public record Mined(
        Tally all, Interval interval, int tested, List<Subdomain> subdomains, List<Gap> gaps, List<String> warnings) {
    public Mined {
        subdomains = List.copyOf(subdomains);
        gaps = List.copyOf(gaps);
        warnings = List.copyOf(warnings);
    }

    public List<Subdomain> found() {
        return subdomains.stream()
                .filter(subdomain -> subdomain.verdict() == Subdomain.Verdict.FOUND)
                .toList();
    }
}
