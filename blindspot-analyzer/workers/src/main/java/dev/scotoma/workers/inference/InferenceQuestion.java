package dev.scotoma.workers.inference;

import dev.scotoma.workers.manifest.Manifest;
import java.util.List;

/**
 * Asks a worker to run the networks of a manifest on frame packs.
 *
 * @param networks files that the worker loads, once, in the order of the manifest
 * @param packs files as well
 */
record InferenceQuestion(Manifest manifest, List<String> networks, List<String> packs) {}
