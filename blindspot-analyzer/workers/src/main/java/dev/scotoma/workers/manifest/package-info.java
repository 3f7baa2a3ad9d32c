/**
 * The manifest of a model iteration: which networks it has, how they are fed, and what their answers mean. It is read
 * here for the service and for the command line alike, and refused with one sentence that names the line. The room
 * opens no network.
 */
@NullMarked
package dev.scotoma.workers.manifest;

import org.jspecify.annotations.NullMarked;
