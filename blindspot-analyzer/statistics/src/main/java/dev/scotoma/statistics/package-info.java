/**
 * Statistics in plain Java on primitive arrays, without a framework and without I/O: the miner in {@code mining}, error
 * rates in {@code evaluation}. This package holds what both use.
 */
@NullMarked
package dev.scotoma.statistics;

import org.jspecify.annotations.NullMarked;
