/**
 * What is owed for sessions. Moves the payment of a session and nothing else; paying out is somebody else's work, and a reward
 * is never a reason to accept or to reject.
 */
@NullMarked
package dev.scotoma.capture.reward;

import org.jspecify.annotations.NullMarked;
