/**
 * Public benchmarks of presentation attack detection as versions in the format of {@link dev.scotoma.dataset.format}: what lies where on
 * disk, what a recording's name says, and how many there officially are. It reads names, lists and bytes, and opens no recording.
 *
 * <p>To add a benchmark, implement {@link dev.scotoma.dataset.benchmark.Benchmark} and name it in its list.
 */
@NullMarked
package dev.scotoma.dataset.benchmark;

import org.jspecify.annotations.NullMarked;
