package dev.scotoma.workers.inference;

import dev.scotoma.workers.manifest.Manifest;
import java.util.List;

/**
 * Asks a worker to run the networks of a manifest on the frame packs that follow.
 *
 * @param networkBytes the lengths of the networks that stand before the packs; empty when the worker should have them
 *     already
 * @param packBytes the lengths of the packs
 */
record InferenceQuestion(Manifest manifest, List<Long> networkBytes, List<Long> packBytes) {}
