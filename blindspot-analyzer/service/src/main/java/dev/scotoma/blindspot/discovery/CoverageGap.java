package dev.scotoma.blindspot.discovery;

import dev.scotoma.statistics.mining.Condition;
import java.util.List;

/**
 * Conditions that hardly anybody recorded together although each was: nothing is known there.
 *
 * @param sessions fewer than the run's support
 * @param expected if the conditions went together as often as chance would bring them together
 */
record CoverageGap(List<Condition> conditions, int sessions, double expected) {}
