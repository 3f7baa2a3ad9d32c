/**
 * One recording in the simulated login: what was asked for, what was declared, which head turns the server drew, and the state
 * of it. The only room that writes session rows; the rooms behind it (upload, acceptance, reward, withdrawal) decide and ask
 * here for the change.
 */
@NullMarked
package dev.scotoma.capture.session;

import org.jspecify.annotations.NullMarked;
