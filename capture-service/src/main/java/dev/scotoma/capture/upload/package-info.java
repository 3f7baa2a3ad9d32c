/**
 * The way of a recording into object storage, and the way to look at it there. The browser sends parts straight to storage with
 * URLs that this room signs; no byte of a recording passes through here. Owns the prefix {@code recordings/}.
 */
@NullMarked
package dev.scotoma.capture.upload;

import org.jspecify.annotations.NullMarked;
