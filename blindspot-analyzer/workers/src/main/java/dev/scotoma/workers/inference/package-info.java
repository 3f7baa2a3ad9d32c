/**
 * Running networks on frame packs. {@link dev.scotoma.blindspot.scoring.Inference} is the door in the service; {@link
 * dev.scotoma.workers.inference.InferenceWorker} runs in walled-in child processes, the only place where networks are
 * loaded and a stranger's images are decoded. It computes probabilities and decides nothing.
 */
@NullMarked
package dev.scotoma.workers.inference;

import org.jspecify.annotations.NullMarked;
