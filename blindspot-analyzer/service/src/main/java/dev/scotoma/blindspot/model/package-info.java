/**
 * Model iterations: the networks the service knows, with the manifest that says how to feed them and what their answers
 * mean. {@link dev.scotoma.blindspot.model.Models} is its door. It never opens a network: only workers do.
 */
@NullMarked
package dev.scotoma.blindspot.model;

import org.jspecify.annotations.NullMarked;
