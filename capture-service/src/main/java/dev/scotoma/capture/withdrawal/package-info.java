/**
 * The end of taking part, which wins every race. Writes the permanent list that every service sweeps by, erases what this
 * service holds, and watches the receipts of all of them until the erasure is proven. Never waits for another service.
 */
@NullMarked
package dev.scotoma.capture.withdrawal;

import org.jspecify.annotations.NullMarked;
