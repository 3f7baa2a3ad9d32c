/**
 * Makes a verdict of the probabilities of frames: the decision and how stable it is. It does the same for files without
 * a platform, with {@link dev.scotoma.workers.scoring.FileScoring} as the door of the command line. The room stores
 * nothing.
 */
@NullMarked
package dev.scotoma.workers.scoring;

import org.jspecify.annotations.NullMarked;
