package dev.scotoma.statistics.mining;

import java.util.List;

/**
 * A conjunction that was hardly recorded although each of its parts was: nothing is known there.
 *
 * @param rows below the minimum support
 * @param expected rows if the conditions went together as often as chance would bring them together; at least the minimum support
 */
public record Gap(List<Condition> conditions, int rows, double expected) {}
