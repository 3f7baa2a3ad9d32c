/** The service as its callers meet it, over HTTP, with a real PostgreSQL and a real S3. */
@NullMarked
package dev.scotoma.capture;

import org.jspecify.annotations.NullMarked;
