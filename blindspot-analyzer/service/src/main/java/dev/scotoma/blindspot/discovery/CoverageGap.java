package dev.scotoma.blindspot.discovery;

import java.util.List;

/**
 * Conditions that hardly anybody recorded together although each of them was recorded. Nothing is known there.
 *
 * @param sessions fewer than the run's support
 * @param expected how many there would be if the conditions met as often as chance lets them
 */
record CoverageGap(List<Asked> conditions, int sessions, double expected) {}
