/**
 * Scores: what each current model iteration says about each session's frame pack, or its whole frames, once per (session, iteration, pack version).
 * {@link dev.scotoma.blindspot.scoring.Scores} is the door. What is missing is found again and again from the rows; this room computes
 * nothing itself beyond the decision and how stable it is (docs/scoring.md), and judges no network.
 */
@NullMarked
package dev.scotoma.blindspot.scoring;

import org.jspecify.annotations.NullMarked;
