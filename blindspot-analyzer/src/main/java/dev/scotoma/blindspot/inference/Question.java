package dev.scotoma.blindspot.inference;

import dev.scotoma.blindspot.model.Manifest;

/**
 * What a worker is asked: the frame pack that follows, by the network of this manifest.
 *
 * @param networkBytes length of the network that stands before the pack, 0 when the worker should have it already
 */
record Question(Manifest manifest, long networkBytes) {}
