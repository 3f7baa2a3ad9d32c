package dev.scotoma.blindspot.subdomain;

import java.util.List;

/**
 * What one look came to.
 *
 * @param all every row
 * @param interval of the base rate, {@code all.rate()}
 * @param tested how many cells the error control covers
 * @param subdomains the found ones by their adjusted p, then context: every single condition, and the strongest of the rest
 */
public record Mined(Tally all, Interval interval, int tested, List<Subdomain> subdomains) {
    public List<Subdomain> found() {
        return subdomains.stream()
                .filter(subdomain -> subdomain.verdict() == Subdomain.Verdict.FOUND)
                .toList();
    }
}
