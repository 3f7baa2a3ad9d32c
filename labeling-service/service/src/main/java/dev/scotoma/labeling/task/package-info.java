/**
 * Which sessions wait for labels and who holds which: a task for each uploaded session whose inspection passed, leases on it, and
 * their end. It follows the published views of capture and blindspot and runs the sweep that erases withdrawn sessions. It never
 * sees an answer and never decides what is on a clip.
 */
@NullMarked
package dev.scotoma.labeling.task;

import org.jspecify.annotations.NullMarked;
