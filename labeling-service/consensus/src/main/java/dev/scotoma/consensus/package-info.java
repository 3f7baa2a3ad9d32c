/**
 * From answers to consensus: what the votes of a crowd on one attribute amount to. Plain Java, without a framework and without I/O, so that
 * the labeling service and the command line decide by the same code. It never sees who is asked what, and stores nothing.
 */
@NullMarked
package dev.scotoma.consensus;

import org.jspecify.annotations.NullMarked;
