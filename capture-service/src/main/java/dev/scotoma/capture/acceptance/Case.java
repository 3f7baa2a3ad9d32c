package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.session.Truth;
import java.util.Optional;

/**
 * Everything the rule may look at. Light, distance and the other conditions are not among it.
 *
 * @param failure why the inspection failed; empty when it passed
 * @param crowd what the crowd says the session is, once it has settled
 * @param ruling what a reviewer decided
 */
record Case(
        Kind prescribed,
        Kind declared,
        boolean inspected,
        Optional<String> failure,
        Optional<Kind> crowd,
        boolean flagged,
        Optional<Truth> ruling) {
    Case withoutCrowd() {
        return new Case(prescribed, declared, inspected, failure, Optional.empty(), flagged, ruling);
    }
}
