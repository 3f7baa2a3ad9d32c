/** Test resources of every service: a real PostgreSQL, a real S3 and tokens that the services accept. */
@NullMarked
package dev.scotoma.kit.testing;

import org.jspecify.annotations.NullMarked;
