/**
 * From the probabilities of frames to a verdict: the decision, how stable it is, and the same for files without a platform.
 * {@link dev.scotoma.workers.scoring.FileScoring} is the door of the command line. It stores nothing.
 */
@NullMarked
package dev.scotoma.workers.scoring;

import org.jspecify.annotations.NullMarked;
