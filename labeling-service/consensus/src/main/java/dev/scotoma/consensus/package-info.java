/**
 * From answers to consensus: what the votes of a crowd on one attribute amount to. Plain Java, without a framework and without I/O, so that
 * the labeling service and the command line decide by the same code. Tasks, workers and classes are numbers to it, whose names others keep.
 * Who is asked what is not its business, and it stores nothing.
 */
@NullMarked
package dev.scotoma.consensus;

import org.jspecify.annotations.NullMarked;
