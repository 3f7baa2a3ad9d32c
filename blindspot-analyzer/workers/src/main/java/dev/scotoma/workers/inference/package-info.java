/**
 * Runs networks on frame packs. {@link dev.scotoma.workers.inference.IterationRunner} is the door; {@link
 * dev.scotoma.workers.inference.InferenceWorker} runs in walled-in child processes, the only place where networks are
 * loaded and a stranger's images are decoded. The room computes probabilities and decides nothing.
 */
@NullMarked
package dev.scotoma.workers.inference;

import org.jspecify.annotations.NullMarked;
