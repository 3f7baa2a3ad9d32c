package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import java.util.Locale;

/** What a subdomain is held against. Sessions of the same stratum have one base rate, which is no finding. */
enum Baseline {
    /** One base rate for all sessions. */
    POOLED("''"),
    /**
     * A base rate of each attack medium, and one of the genuine sessions. So a hard species that is frequent in one
     * light makes no failing light.
     */
    SPECIES(Of.SPECIES),
    /**
     * A base rate of each attack medium, and of the genuine sessions, in each campaign. What is particular to the
     * conditions that a campaign prescribes is then hidden in its base rate.
     */
    CAMPAIGN("s.campaign_id || ' ' || " + Of.SPECIES);

    /** The species of a session. Attacks of which nobody said what they are have a base rate of their own, too. */
    private interface Of {
        String SPECIES = "coalesce(" + Judging.ATTACK_TYPE + ", 'unknown')";
    }

    private final String stratum;

    Baseline(String stratum) {
        this.stratum = stratum;
    }

    /** The SQL expression of a session's stratum, which is never null. */
    String stratum() {
        return stratum;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem when there is no such word */
    static Baseline of(String word) {
        return switch (word) {
            case "pooled" -> POOLED;
            case "species" -> SPECIES;
            case "campaign" -> CAMPAIGN;
            default -> throw new Problem(ProblemType.BAD_REQUEST, "The baseline must be pooled, species or campaign.");
        };
    }
}
