/**
 * Model iterations: the networks that the service knows, with the manifest that says how to feed them and what their
 * answers mean. {@link dev.scotoma.blindspot.model.Models} is the door. The room never opens a network; only workers
 * do.
 */
@NullMarked
package dev.scotoma.blindspot.model;

import org.jspecify.annotations.NullMarked;
