/**
 * Makes the next iteration of a dataset version: features of a template's frozen trunk, computed once by sandboxed
 * workers and kept, and heads trained on them by Entry-V2 or Entry-V1, with {@link
 * dev.scotoma.workers.training.EntryTraining} as the door of the command line. The room opens no recording and no
 * network itself; what it computes on are numbers, in plain Java, so that the same order gives the same bytes.
 */
@NullMarked
package dev.scotoma.workers.training;

import org.jspecify.annotations.NullMarked;
