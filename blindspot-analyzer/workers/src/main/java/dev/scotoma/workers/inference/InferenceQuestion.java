package dev.scotoma.workers.inference;

import dev.scotoma.workers.manifest.Manifest;
import java.util.List;

/**
 * What a worker is asked: the frame packs that follow, by the networks of this manifest.
 *
 * @param networkBytes lengths of the networks that stand before the packs; empty when the worker should have them
 *     already
 * @param packBytes lengths of the packs
 */
record InferenceQuestion(Manifest manifest, List<Long> networkBytes, List<Long> packBytes) {}
