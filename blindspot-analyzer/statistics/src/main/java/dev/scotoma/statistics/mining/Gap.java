package dev.scotoma.statistics.mining;

import java.util.List;

/**
 * A conjunction that was hardly recorded although each of its parts was. Nothing is known of its rate.
 *
 * @param rows how many rows it has, fewer than the minimum support
 * @param expected how many rows it would have if its conditions met as often as chance lets them; at least the minimum
 *     support
 */
public record Gap(List<Condition> conditions, int rows, double expected) {}
