/**
 * Scores: what each current model iteration says about each session's frame pack, or about its whole frames, once for
 * each session, iteration and version of the pack. {@link dev.scotoma.blindspot.scoring.Scores} is the door. What is
 * missing is found again and again from the rows. The room computes nothing itself beyond the decision and how stable
 * it is (docs/scoring.md), and judges no network.
 */
@NullMarked
package dev.scotoma.blindspot.scoring;

import org.jspecify.annotations.NullMarked;
